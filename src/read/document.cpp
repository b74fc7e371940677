// From bytes to a document: the encoding, then the reader of its format.
#include "read/read.h"
#include "text/ascii.h"

#include <utility>

namespace citevet::read {

Format format_of(std::string_view path) noexcept {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (const std::string_view ending : {".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd"})
    if (file.size() > ending.size() && text::ends_with_ci(file, ending)) return Format::markdown;
  return Format::text;
}

void document(std::string_view bytes, Format format, Document& into) {
  into.format = format;
  into.blocks.clear();
  into.inlines.clear();
  into.problems.clear();
  into.converted.reset();
  into.arena.clear();
  if (!encoding(bytes, into)) return;
  switch (format) {
    case Format::text:
      plain(into);
      break;
    case Format::markdown:
      markdown(into);
      break;
  }
}

Document document(std::string_view bytes, Format format, std::string path) {
  Document out;
  out.path = std::move(path);
  document(bytes, format, out);
  return out;
}

}  // namespace citevet::read
