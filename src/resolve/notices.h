// Notices as registries name them: by a type, by what a title begins with.
#pragma once

#include <citevet/work.h>

#include <optional>
#include <string_view>

namespace citevet::resolve {

// `retraction`, `partial_retraction`, `Retraction in`, `RetractionIn`, `expression_of_concern`, `Erratum for`, … Nothing for what changes
// no work's standing (comments).
std::optional<NoticeKind> notice_kind(std::string_view type);

// "RETRACTED: …" and the like say what became of the work: the words are taken off the title, which stays among `titles`, and a notice is
// noted unless the registry gives one of that kind itself. "Correction to: …" and the like say that the record is a notice.
void read_title_prefix(Record& record);

// Adds a notice that is not there yet, by kind and identifier; none beyond the first hundred.
void add_notice(std::vector<Notice>& notices, Notice&& notice);

// The same for relations.
void add_relation(std::vector<Relation>& relations, Relation&& relation);

}  // namespace citevet::resolve
