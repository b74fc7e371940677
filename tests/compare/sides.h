// An entry and a record, by hand. All are about no real work.
#pragma once

#include <citevet/analysis.h>
#include <citevet/comparison.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::test {

// The first entry of a list, read as articles are, with what it needs to stay alive.
struct Entry {
  std::string text;
  Analysis analysis;
  [[nodiscard]] const Reference& reference() const { return analysis.references.at(0); }
};

inline std::unique_ptr<Entry> entry(std::string_view written) {
  auto made = std::make_unique<Entry>();
  made->text = "References\n\n" + std::string(written) + "\n";
  analyse(made->text, Format::text, "article", {}, made->analysis);
  return made;
}

inline Comparison compared(std::string_view written, const Record& record) {
  const auto made = entry(written);
  return compare::comparison(made->reference(), made->analysis.document.text, record);
}

// Only the fields given, without a text around them.
struct Fields {
  std::string title;
  std::vector<std::string> authors;
  std::int32_t year = 0;
  std::string container;
  ReferenceType type = ReferenceType::article;
  std::string publisher;
};

inline Comparison compared(const Fields& fields, const Record& record) {
  std::vector<Field> authors;
  for (const std::string& author : fields.authors) authors.push_back({author, {}});
  Reference reference;
  reference.authors = authors;
  reference.title.text = fields.title;
  reference.year = fields.year;
  reference.container.text = fields.container;
  reference.publisher.text = fields.publisher;
  reference.type = fields.type;
  return compare::comparison(reference, {}, record);
}

}  // namespace citevet::test
