// The records that the JSON formats share: documents, links, problems, summaries.
#pragma once

#include "report/json_writer.h"

#include <citevet/report.h>

#include <cstdint>

namespace citevet::report {

inline constexpr char schema[] = "citevet-report/1";

// In how many parts a document's object is written; 1 for all but large ones.
std::size_t document_parts(const DocumentReport& document);
// Whose `works` the indices lead into: the run's or the document's own.
enum class Beside : std::uint8_t { run, document };

// The members of a document's object, without the brackets around it: one part of them.
void write_document(JsonWriter& json, const DocumentReport& document, std::size_t part, Beside beside);
void write_link(JsonWriter& json, const Link& link);
// The links that concern one document, an array: for each distinct address its row.
void write_links_of(JsonWriter& json, const Analysis& article);
// An array.
// What the registries said of one identifier, and of all that a document names.
void write_work(JsonWriter& json, const Work& work);
void write_works_of(JsonWriter& json, const Analysis& article);
void write_problems(JsonWriter& json, std::span<const Problem> documents, std::span<const Problem> others);
// An object.
void write_summary(JsonWriter& json, const Summary& summary);
void write_tool(JsonWriter& json);

}  // namespace citevet::report
