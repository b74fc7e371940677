// The work that the examples of the rules about works cite. It is constructed: there is no such work.
#pragma once

#include <citevet/work.h>

#include <utility>
#include <vector>

namespace citevet::rules {

inline std::vector<Work> example_works() {
  return {{.identifier = "doi:10.5555/rest.2021.1",
           .exists = Consulted::found,
           .settled_by = Registry::crossref,
           .consulted = {},
           .records = {{.identifier = "doi:10.5555/rest.2021.1",
                        .registry = Registry::crossref,
                        .title = "Rest and the heart in harbour towns",
                        .authors = {{.family = "Moss", .given = "Ada"}},
                        .year = 2021,
                        .container = "Harbour Review",
                        .type = ReferenceType::article}}}};
}

// A search that found it.
inline std::vector<Search> example_searches() {
  return {{.key = "rest and the heart in harbour towns|moss a|2021",
           .consulted = {{Registry::crossref, Consulted::found}},
           .works = {"doi:10.5555/rest.2021.1"}}};
}

// The same with a notice about it.
inline std::vector<Work> example_works(NoticeKind kind) {
  std::vector<Work> works = example_works();
  works.front().records.front().notices = {
      {.kind = kind, .date = {2023, 5, 4}, .source = "publisher", .identifier = "doi:10.5555/rest.2023.4"}};
  return works;
}

}  // namespace citevet::rules
