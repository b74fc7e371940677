// Any bytes, read as plain text and as Markdown: what a Document promises holds.
#include <citevet/document.h>
#include <citevet/position.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

using namespace citevet;

namespace {

void require(bool holds, std::string_view promise) {
  if (holds) return;
  std::cerr << "broken: " << promise << '\n';
  std::abort();
}

bool inside(Span outer, Span inner) {
  return outer.contains(inner) && inner.begin <= inner.end;
}

void check(const Document& document) {
  const Span text{0, static_cast<std::uint32_t>(document.text.size())};

  require(!document.lines.empty() && document.lines.front() == 0, "there is a first line, and it begins at 0");
  for (std::size_t i = 1; i < document.lines.size(); ++i)
    require(document.lines[i - 1] < document.lines[i] && document.lines[i] <= text.end, "lines are in order");

  std::uint32_t last = 0;
  for (const Block& block : document.blocks) {
    require(inside(text, block.span), "a block is inside the text");
    require(block.span.begin >= last, "blocks are in order and do not overlap");
    require(block.span.begin <= block.content && block.content <= block.span.end, "a block's content is inside the block");
    last = block.span.end;
  }

  last = 0;
  for (const Inline& found : document.inlines) {
    require(inside(text, found.span), "an inline is inside the text");
    require(found.span.begin >= last, "inlines are in order");
    require(inside(found.span, found.text), "an inline's text is inside the inline");
    require(inside(text, found.target_span), "a target is inside the text");
    last = found.span.begin;
  }

  Locator locator(document, ColumnUnit::utf16);
  for (const Block& block : document.blocks) {
    const Position begin = locator.at(block.span.begin);
    const Position end = locator.at(block.span.end);
    require(begin.line <= end.line && end.line <= document.lines.size(), "positions are in order");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Document document;
  for (const Format format : {Format::markdown, Format::text}) {
    read::document(bytes, format, document);
    check(document);
  }
  return 0;
}
