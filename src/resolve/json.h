// Reading JSON answers without trusting their form.
#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace citevet::resolve {

// An answer's body as JSON; all look-ups give empty values where the form is another.
class Json {
 public:
  explicit Json(std::string_view body);
  [[nodiscard]] bool valid() const noexcept { return valid_; }
  [[nodiscard]] const boost::json::value& root() const noexcept { return *root_; }

 private:
  std::unique_ptr<boost::json::monotonic_resource> memory_;
  std::unique_ptr<boost::json::value> root_;
  bool valid_ = false;
};

using JsonValue = boost::json::value;

// The member with this name; a null value when there is none, or `value` is no object.
const JsonValue& at(const JsonValue& value, std::string_view name) noexcept;
// The first item of an array; the value itself when it is none.
const JsonValue& first(const JsonValue& value) noexcept;
const JsonValue& first(JsonValue&& value) = delete;
// The items of an array; none for anything else.
const boost::json::array& items(const JsonValue& value) noexcept;
// A string's text; empty for anything else. Views `value`.
std::string_view text_of(const JsonValue& value) noexcept;
// A string or a whole number, as text.
std::string word_of(const JsonValue& value);
// A whole number, also one that is written as a string.
std::optional<std::int64_t> number_of(const JsonValue& value) noexcept;
bool is_true(const JsonValue& value) noexcept;

}  // namespace citevet::resolve
