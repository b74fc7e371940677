// What the documents of a run ask: each question once.
#pragma once

#include <citevet/analysis.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace citevet::detail {

// An address as one document asks it.
struct Asked {
  std::string canonical, written;
  std::vector<std::string> identifiers;  // those that the address itself names
  std::string fragment;                  // without `#`
};

// Appends what a document asks. An address comes once for each fragment with which it is cited.
void collect(const Analysis& analysis, std::vector<Asked>& into);

// The questions of all documents.
struct Questions {
  Links links;
  std::unordered_map<std::size_t, std::vector<std::string>> fragments;  // by link: those that some document cites, each once

  void add(std::vector<Asked>&& asked);
};

}  // namespace citevet::detail
