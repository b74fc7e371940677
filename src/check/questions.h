// What the documents of a run ask: each question once.
#pragma once

#include <citevet/analysis.h>
#include <citevet/match.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "resolve/search.h"

namespace citevet::detail {

// An address as one document asks it.
struct Asked {
  std::string canonical, written;
  std::vector<std::string> identifiers;   // those that the address itself names
  std::string fragment;                   // without `#`
  std::chrono::year_month_day read_on{};  // when its entry says that it was read, else that it appeared; not ok(): no entry says so
};

// An entry that may be searched for, by what it says.
struct Sought {
  std::string key;  // compare::search_key()
  resolve::Description description;
  std::vector<std::string> identifiers;  // that it gives; searched for only where none of them exists
};

// What some documents ask.
struct Met {
  std::vector<Asked> addresses;          // each once for every fragment with which a document cites it
  std::vector<std::string> identifiers;  // of citations and entries, in their addresses and beside them
  std::vector<Sought> sought;
};

// Appends what a document asks.
void collect(const Analysis& analysis, Met& into);

// Two addresses may turn out to be one work, or to end at one page, only when they are asked: then a document is matched once more.
void match_again(Analysis& analysis, const Equivalents& equivalents);

// The questions of all documents.
struct Questions {
  Links links;
  Works works;
  std::unordered_map<std::size_t, std::vector<std::string>> fragments;     // by link: those that some document cites, each once
  std::unordered_map<std::size_t, std::chrono::year_month_day> read_on{};  // by link: as the first entry that says so

  std::vector<Sought> sought{};  // each key once

  Equivalents equivalents{};  // what turned out to be one when all was answered

  void add(Met&& met);

 private:
  std::unordered_set<std::string> keys_{};  // of `sought`
};

}  // namespace citevet::detail
