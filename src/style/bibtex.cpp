// Works as BibTeX entries, after "BibTeXing" (O. Patashnik, 1988).
#include <citevet/style.h>

#include "style/fields.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <set>

namespace citevet::style {

namespace {

std::string_view type_of(ReferenceType type) noexcept {
  switch (type) {
    case ReferenceType::article:
      return "article";
    case ReferenceType::book:
      return "book";
    case ReferenceType::chapter:
      return "incollection";
    case ReferenceType::conference:
      return "inproceedings";
    case ReferenceType::report:
      return "techreport";
    case ReferenceType::thesis:
      return "phdthesis";
    default:
      return "misc";
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : on_one_line(text)) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':  // BibTeX counts braces, also behind a backslash
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

std::string names_of(const std::vector<Person>& people) {
  std::string out;
  for (const Person& person : people) {
    if (!out.empty()) out += " and ";
    if (person.family.empty()) {
      out.append("{").append(escaped(person.name)).append("}");  // not to be taken apart
      continue;
    }
    out += escaped(person.family);
    if (!person.suffix.empty()) out.append(", ").append(escaped(person.suffix));
    if (!person.given.empty()) out.append(", ").append(escaped(person.given));
  }
  return out;
}

// Family name, year and the first long word of the title; letters and digits only, which every program takes.
std::string key_of(const Record& record, std::set<std::string>& taken) {
  constexpr std::size_t long_word = 4, longest = 40;
  std::string key;
  const auto add = [&](std::string_view word) {
    for (const char c : word.substr(0, longest))
      if (text::is_alnum(c)) key += c;
  };
  if (!record.authors.empty()) {
    const Person& first = record.authors.front();
    add(text::fold(first.family.empty() ? first.name : first.family));
  }
  if (record.year != 0) key += std::to_string(record.year);
  const std::string title = text::fold(on_one_line(record.title));
  for (const std::string_view word : text::words(title)) {
    if (word.size() < long_word) continue;
    add(word);
    break;
  }
  if (key.empty()) key = "work";
  std::string unique = key;
  for (std::size_t number = 2; !taken.insert(unique).second; ++number) unique = key + "-" + std::to_string(number);
  return unique;
}

}  // namespace

std::string bibtex(std::span<const Work> works) {
  std::string out;
  std::set<std::string> taken;
  for (const Work& work : works) {
    if (work.description() == nullptr) continue;
    const Record& record = *work.description();
    const std::string_view type = type_of(record.type);
    out.append("@").append(type).append("{").append(key_of(record, taken)).append(",\n");
    const auto field = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) out.append("  ").append(name).append(" = {").append(value).append("},\n");
    };
    field("author", names_of(record.authors));
    field("editor", names_of(record.editors));
    field("title", escaped(title_of(record)));
    const bool in_a_book = type == "incollection" || type == "inproceedings";
    field(in_a_book ? "booktitle" : type == "article" ? "journal" : "howpublished", escaped(record.container));
    field("year", record.year == 0 ? std::string() : std::to_string(record.year));
    field("volume", escaped(record.volume));
    field("number", escaped(record.issue));
    std::string pages = escaped(record.pages.empty() ? record.article_number : record.pages);
    if (const std::size_t dash = pages.find('-'); dash != std::string::npos) pages.replace(dash, 1, "--");
    field("pages", pages);
    field("edition", escaped(record.edition));
    field(type == "phdthesis" ? "school" : type == "techreport" ? "institution" : "publisher", escaped(record.publisher));
    field("isbn", record.isbns.empty() ? std::string() : escaped(record.isbns.front()));
    field("doi", on_one_line(work.identifier_in(Scheme::doi)));
    field("eprint", work.identifier_in(Scheme::doi).empty() ? on_one_line(work.identifier_in(Scheme::arxiv)) : std::string());
    field("url", on_one_line(url_of(work, record)));
    out += "}\n";
  }
  return out;
}

}  // namespace citevet::style
