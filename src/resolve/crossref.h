// Crossref's form of a record, which content negotiation (CSL JSON) shares.
#pragma once

#include "resolve/json.h"
#include "resolve/resolve.h"

namespace citevet::resolve {

Record crossref_record(const JsonValue& message);

// The type of work that Crossref's, CSL's and DataCite's names for types mean.
ReferenceType type_named(std::string_view type) noexcept;

// `[[2024,5,1]]` under `date-parts`.
Date date_parts(const JsonValue& date);

// `2024-05-01T…`, `2024-05`, `2024`.
Date iso_date(std::string_view text) noexcept;

// Adds a date that is known, and takes the record's year from it when that is still open.
void add_date(Record& record, DateKind kind, const Date& date);

}  // namespace citevet::resolve
