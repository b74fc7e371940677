// From a page's bytes to UTF-8.
#include "page/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "text/ascii.h"
#include "text/utf8.h"

namespace citevet::page {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The charset that a `meta` near the start names: `charset=…` in its first KiB.
std::string_view declared(std::string_view bytes) noexcept {
  bytes = bytes.substr(0, 1024);
  std::size_t at = text::find_ci(bytes, "charset");
  if (at == std::string_view::npos) return {};
  at += 7;
  while (at < bytes.size() && (text::is_space(bytes[at]) || bytes[at] == '=' || bytes[at] == '"' || bytes[at] == '\'')) ++at;
  std::size_t end = at;
  while (end < bytes.size() && (text::is_alnum(bytes[end]) || bytes[end] == '-' || bytes[end] == '_')) ++end;
  return bytes.substr(at, end - at);
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (open()) ::iconv_close(handle_);
  }
  Converter(Converter&&) = delete;
  [[nodiscard]] bool open() const noexcept { return handle_ != reinterpret_cast<iconv_t>(-1); }

  void convert(std::string_view bytes, std::string& out) {
    char* from = const_cast<char*>(bytes.data());  // iconv does not write there
    std::size_t left = bytes.size();
    std::array<char, 4096> buffer{};
    while (left != 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = ::iconv(handle_, &from, &left, &to, &room);
      const int error = errno;
      out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
      if (done != static_cast<std::size_t>(-1) || error == E2BIG) continue;
      out += replacement;
      ++from;
      --left;
    }
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::string_view to_utf8(std::string_view bytes, std::string_view charset, std::string& converted) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string from;
  if (bytes.starts_with("\xFF\xFE")) {
    from = "UTF-16LE";
    bytes.remove_prefix(2);
  } else if (bytes.starts_with("\xFE\xFF")) {
    from = "UTF-16BE";
    bytes.remove_prefix(2);
  } else {
    const std::size_t invalid = text::first_invalid(bytes);
    // A code point that the end of a cut body falls into is no sign of another charset.
    if (invalid == std::string_view::npos) return bytes;
    if (bytes.size() - invalid <= 3) return bytes.substr(0, invalid);
    from = charset.empty() ? declared(bytes) : charset;
    if (from.empty() || text::equal_ci(from, "iso-8859-1") || text::equal_ci(from, "us-ascii") || text::starts_with_ci(from, "utf"))
      from = text::starts_with_ci(from, "utf-16") || text::equal_ci(from, "utf-8") ? from : "WINDOWS-1252";
  }
  converted.clear();
  converted.reserve(bytes.size() + bytes.size() / 8);
  Converter converter(from);
  if (converter.open()) {
    converter.convert(bytes, converted);
  } else {
    Converter("WINDOWS-1252").convert(bytes, converted);
  }
  return converted;
}

}  // namespace citevet::page
