// Articles made for a test, and what the reference stage makes of them.
#pragma once

#include <citevet/document.h>
#include <citevet/reference.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace referring {

using namespace citevet;
using Lines = std::vector<std::string>;

// An article with its lists and entries. Owns the text that they view.
struct Article {
  std::unique_ptr<const std::string> bytes;
  Document document;
  std::vector<List> lists;
  std::vector<Reference> entries;
};

inline Article read(std::string text, Format format) {
  Article article;
  article.bytes = std::make_unique<const std::string>(std::move(text));
  article.document = read::document(*article.bytes, format);
  article.lists = reference::lists(article.document);
  article.entries = reference::entries(article.document, article.lists);
  return article;
}
inline Article plain(std::string text) {
  return read(std::move(text), Format::text);
}
inline Article markdown(std::string text) {
  return read(std::move(text), Format::markdown);
}

// A list of one entry below "References".
inline Article plain_entry(std::string_view entry) {
  return plain("References\n\n" + std::string(entry) + "\n");
}
inline Article markdown_entry(std::string_view entry) {
  return markdown("## References\n\n" + std::string(entry) + "\n");
}

inline std::string line_of(const Article& article, Span span) {
  return std::string(slice(article.document.text, span));
}
// The entries' texts as they stand.
inline Lines entries(const Article& article) {
  Lines lines;
  for (const Reference& entry : article.entries) lines.push_back(line_of(article, entry.span));
  return lines;
}
inline Lines headings(const Article& article) {
  Lines lines;
  for (const List& list : article.lists) lines.emplace_back(list.heading.text);
  return lines;
}
inline Lines texts(std::span<const Field> fields) {
  Lines lines;
  for (const Field& field : fields) lines.emplace_back(field.text);
  return lines;
}
inline Lines identifiers(const Reference& entry) {
  Lines lines;
  for (const Identifier& identifier : entry.identifiers) lines.push_back(to_string(identifier));
  return lines;
}

}  // namespace referring
