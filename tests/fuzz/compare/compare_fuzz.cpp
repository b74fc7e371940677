// Any bytes as the fields of an entry and of a record: nothing throws, the score is one, and equal titles are the same.
//
// Lines are fields: the entry's title, container and authors (separated by `;`), then the record's title, container, authors.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <citevet/comparison.h>

using namespace citevet;

namespace {

void check(bool right) {
  if (!right) std::abort();
}

std::vector<std::string_view> split(std::string_view text, char at, std::size_t most) {
  std::vector<std::string_view> parts;
  while (parts.size() < most) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> lines = split(bytes, '\n', 6);
  lines.resize(6);

  std::vector<Field> authors;
  for (const std::string_view author : split(lines[2], ';', 100))
    if (!author.empty()) authors.push_back({author, {}});
  Reference entry;
  entry.title.text = lines[0];
  entry.container.text = lines[1];
  entry.authors = authors;
  entry.year = static_cast<std::int32_t>(size);
  entry.type = ReferenceType::article;
  entry.span = {0, static_cast<std::uint32_t>(size)};

  Record record{.title = std::string(lines[3]), .container = std::string(lines[4]), .type = ReferenceType::article};
  for (const std::string_view author : split(lines[5], ';', 500)) {
    const auto names = split(author, ',', 2);
    if (names.size() == 2)
      record.authors.push_back({.family = std::string(names[0]), .given = std::string(names[1])});
    else
      record.authors.push_back({.name = std::string(author)});
  }
  const Comparison result = compare::comparison(entry, bytes, record);
  check(result.score >= 0 && result.score <= 1);
  check(!result.truncated || result.title.agreement == Agreement::differs);

  record.title = lines[0];
  const Agreement itself = compare::comparison(entry, bytes, record).title.agreement;
  check(itself == Agreement::same || itself == Agreement::not_compared);
  return 0;
}
