// Any bytes, as plain text and as Markdown: spans stay inside the text, citations are in order and do not overlap.
#include <citevet/citation.h>
#include <citevet/document.h>
#include <citevet/reference.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace citevet;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void extract_from(std::string_view text, Format format) {
  Document document = read::document(text, format);
  const std::vector<List> lists = reference::lists(document);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  std::uint32_t end = 0;
  std::uint32_t targets = 0;
  for (const Citation& citation : extract::citations(document, lists)) {
    require(end <= citation.span.begin && citation.span.begin < citation.span.end && citation.span.end <= size);
    require(citation.supports.begin <= citation.supports.end && citation.supports.end <= size);
    require(citation.first_target == targets);
    for (const Target& target : citation.targets) require(target.span.begin <= target.span.end && target.span.end <= size);
    for (const Flaw& flaw : citation.flaws) require(flaw.span.begin <= flaw.span.end && flaw.span.end <= size);
    end = citation.span.end;
    targets += static_cast<std::uint32_t>(citation.targets.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A block of just the input's size, so that a sanitizer sees a read past its end.
  const std::vector<char> exact(reinterpret_cast<const char*>(data), reinterpret_cast<const char*>(data) + size);
  const std::string_view text(exact.data(), exact.size());
  extract_from(text, Format::text);
  extract_from(text, Format::markdown);
  return 0;
}
