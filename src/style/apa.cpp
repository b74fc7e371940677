// A work as an entry of a reference list, after the seventh edition of the APA's Publication Manual (2020), chapter 9.
#include <citevet/style.h>

#include "style/fields.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>

namespace citevet::style {

namespace {

void close(std::string& out) {
  if (!out.empty() && std::string_view(".?!").find(out.back()) == std::string_view::npos) out += '.';
}

void sentence(std::string& out, const std::string& text) {
  if (text.empty()) return;
  if (!out.empty()) out += ' ';
  out += text;
  close(out);
}

// "A. J." of "Andrew J", "AJ" and "A. J."; "J.-P." of "Jean-Paul".
std::string initials(std::string_view given) {
  std::string out;
  bool at_start = true;
  const bool all_capitals = given.size() <= 4 && std::ranges::all_of(given, [](char c) { return text::is_upper(c); });
  for (std::size_t at = 0; at < given.size();) {
    const text::CodePoint point = text::decode(given, at);
    const std::string_view letter = given.substr(at, point.size);
    at += point.size;
    if (letter == " " || letter == "." || letter == "-") {
      if (letter == "-" && !out.empty() && out.back() == '.') out += '-';
      at_start = true;
      continue;
    }
    if (!at_start && !all_capitals) continue;
    if (!out.empty() && out.back() != '-') out += ' ';
    out.append(letter).append(".");
    at_start = false;
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string name_of(const Person& person, bool family_first) {
  if (person.family.empty()) return on_one_line(person.name);
  const std::string family = on_one_line(person.family), given = initials(on_one_line(person.given));
  std::string out = family_first || given.empty() ? family : given + " " + family;
  if (family_first && !given.empty()) out.append(", ").append(given);
  if (!person.suffix.empty()) out.append(", ").append(on_one_line(person.suffix));
  return out;
}

// All of up to twenty; of more the first nineteen and the last.
std::string names_of(const std::vector<Person>& people, bool family_first) {
  constexpr std::size_t most = 20;
  std::string out;
  const std::size_t shown = people.size() <= most ? people.size() : most - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = people.size() > 1 && i + 1 == people.size();
    if (i > 0) out += last ? (people.size() == 2 && !family_first ? " & " : ", & ") : ", ";
    out += name_of(people[i], family_first);
  }
  if (people.size() > most) out.append(", . . . ").append(name_of(people.back(), family_first));
  return out;
}

std::string pages_of(const Record& record) {
  std::string pages = on_one_line(record.pages);
  for (std::size_t dash = pages.find('-'); dash != std::string::npos; dash = pages.find('-', dash + 3)) pages.replace(dash, 1, "–");
  return pages;
}

// What stands in brackets behind the title: the kind of a work that is not a text, or not yet published as one.
std::string_view kind_of(ReferenceType type) noexcept {
  switch (type) {
    case ReferenceType::preprint:
      return " [Preprint]";
    case ReferenceType::dataset:
      return " [Data set]";
    case ReferenceType::video:
      return " [Video]";
    default:
      return {};
  }
}

// "2nd ed." of "2", "2nd" and "2nd ed."; other words as they are.
std::string edition_of(const Record& record) {
  std::string edition = on_one_line(record.edition);
  if (std::ranges::all_of(edition, text::is_digit)) {
    const bool teen = edition.size() > 1 && edition[edition.size() - 2] == '1';
    const char last = edition.back();
    edition += teen ? "th" : last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
  }
  return edition.find("ed") == std::string::npos ? edition + " ed." : edition;
}

std::string in_journal(const Record& record) {
  std::string out = on_one_line(record.container);
  if (!record.volume.empty()) out.append(", ").append(on_one_line(record.volume));
  if (!record.issue.empty()) out.append(record.volume.empty() ? ", (" : "(").append(on_one_line(record.issue)).append(")");
  // An article's number often stands in the pages' place: "e20476".
  const std::string pages = pages_of(record);
  if (!pages.empty())
    out.append(text::is_alpha(pages.front()) && pages.find("–") == std::string::npos ? ", Article " : ", ").append(pages);
  else if (!record.article_number.empty())
    out.append(", Article ").append(on_one_line(record.article_number));
  return out;
}

std::string in_book(const Record& record) {
  std::string out = "In ";
  if (!record.editors.empty()) out.append(names_of(record.editors, false)).append(record.editors.size() == 1 ? " (Ed.), " : " (Eds.), ");
  out += on_one_line(record.container);
  if (!record.pages.empty()) out.append(" (pp. ").append(pages_of(record)).append(")");
  return out;
}

std::string entry_of(const Work& work, const Record& record) {
  std::string title = title_of(record);
  if (!record.edition.empty()) title.append(" (").append(edition_of(record)).append(")");
  title += kind_of(record.type);
  const std::string date = record.year == 0 ? "(n.d.)" : "(" + std::to_string(record.year) + ")";

  const bool in_a_book = record.type == ReferenceType::chapter || record.type == ReferenceType::conference;
  std::string out = names_of(record.authors, true);
  // A chapter's editors are named with the book.
  if (out.empty() && !record.editors.empty() && !in_a_book)
    out = names_of(record.editors, true) + (record.editors.size() == 1 ? " (Ed.)" : " (Eds.)");
  const bool named = !out.empty();
  if (named) {
    close(out);
  } else {
    sentence(out, title);
  }
  sentence(out, date);
  if (named) sentence(out, title);
  if (!record.container.empty()) sentence(out, in_a_book && record.volume.empty() ? in_book(record) : in_journal(record));
  // A journal's publisher is not named.
  const bool names_publisher = record.container.empty() || in_a_book;
  if (names_publisher && record.publisher != record.container) sentence(out, on_one_line(record.publisher));
  if (const std::string url = url_of(work, record); !url.empty()) out.append(" ").append(url);
  return out;
}

}  // namespace

std::string apa(const Work& work) {
  const Record* record = work.description();
  return record == nullptr ? std::string() : entry_of(work, *record);
}

}  // namespace citevet::style
