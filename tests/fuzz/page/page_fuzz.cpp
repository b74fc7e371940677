// Any bytes as a page: tokens stay in order and inside, what is read is UTF-8, and nothing throws.
#include <citevet/page.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "page/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A block of just this size, so that a read past its end is seen.
  const auto block = std::make_unique<char[]>(size);
  std::copy(data, data + size, block.get());
  const std::string_view html(block.get(), size);
  std::uint32_t end = 0;
  citevet::page::Tokenizer tokenizer(html);
  for (citevet::page::Token token; tokenizer.next(token);) {
    if (token.span.begin < end || token.span.end <= token.span.begin || token.span.end > size) std::abort();
    end = token.span.end;
    citevet::page::Attributes attributes(token.content);
    for (citevet::page::Attribute attribute; attributes.next(attribute);)
      if (attribute.name.empty()) std::abort();
  }
  const citevet::Page page = citevet::page::page(html);
  if (page.text.size() > 16 * 1024 || page.headings.size() > 8) std::abort();
  (void)citevet::page::has_anchor(html, "top-of-page");
  return 0;
}
