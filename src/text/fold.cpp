// Folding: the form in which titles, names and quotations are compared.
#include "text/fold.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <utf8proc.h>

#include <array>

namespace citevet::text {

namespace {

bool is_word(utf8proc_int32_t c) noexcept {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

}  // namespace

void fold(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  bool gap = false;
  const auto put = [&](auto append_to) {
    if (gap && out.size() > start) out.push_back(' ');
    gap = false;
    append_to();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!is_alnum(c)) {
        gap = true;
        ++at;
        continue;
      }
      // A word at a time: letter by letter it costs five times as much.
      std::size_t end = at + 1;
      while (end < text.size() && is_alnum(text[end])) ++end;
      put([&] { out.append(text, at, end - at); });
      for (std::size_t i = out.size() - (end - at); i < out.size(); ++i) out[i] = to_lower(out[i]);
      at = end;
      continue;
    }
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!point.valid) {
      gap = true;
      continue;
    }
    // 18 code points are the longest decomposition that Unicode has (U+FDFA).
    std::array<utf8proc_int32_t, 24> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(point.value), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      if (is_word(parts[static_cast<std::size_t>(i)]))
        put([&] { append(out, static_cast<char32_t>(parts[static_cast<std::size_t>(i)])); });
      else
        gap = true;
    }
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold(text, out);
  return out;
}

std::vector<std::string_view> words(std::string_view folded) {
  std::vector<std::string_view> out;
  while (!folded.empty()) {
    const std::size_t end = folded.find(' ');
    if (end != 0) out.push_back(folded.substr(0, end));
    if (end == std::string_view::npos) break;
    folded.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace citevet::text
