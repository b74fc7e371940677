// The user's own marker patterns. The only file that includes Boost.Regex, which takes ten seconds to compile.
#include "extract/scan.h"
#include "identity/scan.h"
#include "text/ascii.h"

#include <citevet/citation.h>
#include <citevet/error.h>

#include <boost/regex.hpp>

#include <exception>
#include <string>

namespace citevet::extract {

struct Pattern::Impl {
  boost::regex regex;
};

Pattern::Pattern(std::string_view pattern) : source_(pattern) {
  try {
    auto impl = std::make_unique<Impl>();
    // A dot does not match a line end, as in most editors: a pattern that forgets its closing bracket ends with the line.
    impl->regex.assign(source_, boost::regex::perl | boost::regex::no_mod_s);
    impl_ = std::move(impl);
  } catch (const boost::regex_error& error) {
    std::string place = "marker pattern";
    if (error.position() >= 0) place += ", character " + std::to_string(error.position() + 1);
    std::string what = error.what();
    // Boost's text goes on with the pattern and a pointer into it.
    if (const std::size_t detail = what.find("  The error occurred"); detail != std::string::npos) what.erase(detail);
    throw Error("\"" + source_ + "\" is no regular expression: " + what, place, "see the syntax in docs/citations.md");
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

namespace {

using Matches = boost::match_results<std::string_view::const_iterator>;

std::string_view group(const Matches& match, const char* name) {
  const auto& part = match[name];
  return part.matched ? text::trim(std::string_view(part.first, part.second)) : std::string_view{};
}

void add(Scan& scan, const Matches& match) {
  const std::string_view url = group(match, "url");
  const std::string_view id = group(match, "id");
  std::string_view label = group(match, "title");
  if (label.empty()) label = group(match, "label");
  scan.begin();
  if (!url.empty()) {
    Target target = scan.address(url, span_of(scan.text, url));
    target.label = label;
    scan.targets.push_back(target);
  } else if (!id.empty()) {
    std::vector<Identifier> identifiers;
    for (const identity::Mention& mention : identity::mentions(id, scan.document.arena))
      if (mention.well_formed) identifiers.push_back(mention.identifier);
    Target target{.span = span_of(scan.text, id), .identifiers = scan.document.arena.keep(identifiers), .label = label};
    if (identifiers.empty() && label.empty()) target.label = id;
    scan.targets.push_back(target);
  } else if (!label.empty()) {
    scan.targets.push_back({.span = span_of(scan.text, label), .label = label});
  }
  scan.finish(CitationKind::source_marker, span_of(scan.text, std::string_view(match[0].first, match[0].second)));
}

// False when the pattern exploded.
bool search(Scan& scan, const boost::regex& regex) {
  const std::size_t drafts = scan.drafts.size();
  try {
    Matches match;
    for (const Span stretch : scan.stretches) {
      const std::string_view part = slice(scan.text, stretch);
      auto from = part.begin();
      // What stands before `from` is there to look back at.
      while (boost::regex_search(from, part.end(), match, regex, boost::match_default, part.begin())) {
        if (match[0].first == match[0].second) {
          if (match[0].second == part.end()) break;
          from = match[0].second + 1;
          continue;
        }
        if (!scan.in_code(span_of(scan.text, std::string_view(match[0].first, match[0].second)).begin)) add(scan, match);
        from = match[0].second;
      }
    }
    return true;
  } catch (const std::runtime_error&) {  // Boost's complexity guard
    scan.drafts.resize(drafts);
    return false;
  }
}

}  // namespace

void matches_of(Scan& scan, std::span<const Pattern> patterns) {
  for (const Pattern& pattern : patterns) {
    if (search(scan, pattern.impl().regex)) continue;
    scan.document.problems.push_back(
        {.kind = ProblemKind::bad_pattern,
         .severity = Severity::error,
         .name = pattern.source(),
         .message = "the marker pattern \"" + pattern.source() +
                    "\" takes too long on this text and was left out: avoid nested repetitions such as (a+)+"});
  }
}

}  // namespace citevet::extract
