// Writes JSON piece by piece into a string: no tree, no copy.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace citevet::report {

// Appends to `out`, which holds the result once the writer is gone; nobody else may touch it until then. Commas are put where they belong.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) noexcept : out_(out), start_(out.size()), used_(out.size()) {}
  ~JsonWriter() { out_.resize(used_); }
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void open_object() { open('{'); }
  void close_object() { raw("}"); }
  void open_array() { open('['); }
  void close_array() { raw("]"); }

  // `key("id").number(7)`
  template <std::size_t N>
  JsonWriter& key(const char (&name)[N]) {
    char* to = room(N + 3);
    char* const begin = to;
    if (needs_comma()) *to++ = ',';
    *to++ = '"';
    std::memcpy(to, name, N - 1);
    to += N - 1;
    *to++ = '"';
    *to++ = ':';
    used_ += static_cast<std::size_t>(to - begin);
    return *this;
  }
  // A key that is not known when this is compiled.
  JsonWriter& key(std::string_view name) {
    string(name);
    raw(":");
    return *this;
  }

  void string(std::string_view text) { string({}, text); }
  // `prefix` and `text` as one string; nothing in `prefix` needs an escape, and it has at most 64 bytes.
  void string(std::string_view prefix, std::string_view text);
  // Empty is null.
  void string_or_null(std::string_view text) {
    if (text.empty()) {
      null();
    } else {
      string(text);
    }
  }
  template <std::integral Number>
  void number(Number value) {
    char* to = room(24);
    char* const begin = to;
    if (needs_comma()) *to++ = ',';
    to = std::to_chars(to, begin + 24, value).ptr;
    used_ += static_cast<std::size_t>(to - begin);
  }
  // Zero is null.
  template <std::integral Number>
  void number_or_null(Number value) {
    if (value == 0) {
      null();
    } else {
      number(value);
    }
  }
  // A number from 0 to 1, as far as two places.
  void hundredths(double value) {
    char* to = room(8);
    if (needs_comma()) *to++ = ',';
    const auto rounded = static_cast<unsigned>(std::lround(std::clamp(value, 0.0, 1.0) * 100));
    *to++ = static_cast<char>('0' + rounded / 100);
    *to++ = '.';
    *to++ = static_cast<char>('0' + rounded / 10 % 10);
    *to++ = static_cast<char>('0' + rounded % 10);
    used_ = static_cast<std::size_t>(to - out_.data());
  }
  // Sixteen hexadecimal digits in quotation marks.
  void hex(std::uint64_t value);
  void boolean(bool value) { value ? word("true") : word("false"); }
  void null() { word("null"); }
  // `[1,2]`
  void pair(std::uint32_t first, std::uint32_t second) {
    open_array();
    number(first);
    number(second);
    close_array();
  }

  // As it is, without a comma before it.
  template <std::size_t N>
  void raw(const char (&literal)[N]) {
    std::memcpy(room(N - 1), literal, N - 1);
    used_ += N - 1;
  }

 private:
  template <std::size_t N>
  void word(const char (&literal)[N]) {
    char* to = room(N);
    std::size_t size = N - 1;
    if (needs_comma()) {
      *to++ = ',';
      ++size;
    }
    std::memcpy(to, literal, N - 1);
    used_ += size;
  }
  void open(char bracket) {
    char* to = room(2);
    std::size_t size = 1;
    if (needs_comma()) {
      *to++ = ',';
      ++size;
    }
    *to = bracket;
    used_ += size;
  }
  // A value follows another value or a key. A string ends in a quotation mark, so the last byte tells.
  [[nodiscard]] bool needs_comma() const noexcept {
    if (used_ == start_) return false;
    const char last = out_[used_ - 1];
    return last != '{' && last != '[' && last != ':' && last != ',' && last != '\n';
  }
  char* room(std::size_t size) {
    if (out_.size() - used_ < size) grow(size);
    return out_.data() + used_;
  }
  void grow(std::size_t size);

  std::string& out_;
  std::size_t start_;  // where this writer began
  std::size_t used_;   // what is written; the rest of `out_` is room
};

}  // namespace citevet::report
