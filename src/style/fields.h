// What all styles say alike of a work.
#pragma once

#include <citevet/work.h>

#include <string>
#include <string_view>

namespace citevet::style {

// A text of a registry on one line, without control characters, cut where it is longer than any honest one.
std::string on_one_line(std::string_view text);

// The title with its subtitle.
std::string title_of(const Record& record);

// The address to give: the DOI's, else the registry's own; empty: none is known. `record` is the work's description.
std::string url_of(const Work& work, const Record& record);

// The parts of a date that is known best: the day of publication, else the year; empty year: none.
Date date_of(const Record& record) noexcept;

}  // namespace citevet::style
