// Any bytes as a document: entries are ordered and disjoint, fields lie in them, and what they view is the text or the arena.
#include <citevet/document.h>
#include <citevet/reference.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace citevet;

void require(bool condition) {
  if (!condition) std::abort();
}

// Reads every byte, so that a sanitizer sees a view of memory that is gone.
void touch(std::string_view text) {
  unsigned sum = 0;
  for (const char c : text) sum += static_cast<unsigned char>(c);
  volatile unsigned kept = sum;
  (void)kept;
}

void check(const Field& field, Span entry) {
  touch(field.text);
  require(field.text.empty() || (entry.contains(field.span) && !field.span.empty()));
}

void check(Document& document) {
  const std::vector<List> lists = reference::lists(document);
  std::uint32_t behind = 0;
  for (const List& list : lists) {
    require(behind <= list.span.begin && list.span.begin <= list.span.end && list.span.end <= document.text.size());
    require(list.heading.span.end <= list.span.begin && list.section.begin <= list.section.end && list.section.end <= list.span.begin);
    behind = list.span.end;
  }
  behind = 0;
  for (const Reference& entry : reference::entries(document, lists)) {
    require(behind <= entry.span.begin && entry.span.begin < entry.span.end && entry.span.end <= document.text.size());
    require(entry.list < lists.size() && lists[entry.list].span.contains(entry.span));
    behind = entry.span.end;
    for (const Field& field : {entry.label, entry.date, entry.title, entry.container, entry.volume, entry.issue, entry.pages, entry.edition,
                               entry.publisher, entry.accessed})
      check(field, entry.span);
    for (const Field& author : entry.authors) check(author, entry.span);
    for (const Field& editor : entry.editors) check(editor, entry.span);
    // The address of a reference-style link stands in its definition.
    for (const Field& address : {entry.url, entry.archived}) {
      touch(address.text);
      require(address.span.end <= document.text.size());
    }
    touch(entry.canonical);
    for (const Identifier& identifier : entry.identifiers) touch(identifier.value);
    require(entry.year >= 0 && entry.year < 2200);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A block of just this size: a read past its end is seen.
  const std::vector<char> block(data, data + size);
  const std::string_view bytes(block.data(), block.size());
  for (const Format format : {Format::text, Format::markdown}) {
    Document document = read::document(bytes, format);
    check(document);
  }
  return 0;
}
