// Reading JSON answers without trusting their form.
#include "resolve/json.h"

#include "text/ascii.h"

#include <charconv>

namespace citevet::resolve {

namespace json = boost::json;

namespace {

const JsonValue nothing;
const json::array no_items;

}  // namespace

Json::Json(std::string_view body) : memory_(std::make_unique<json::monotonic_resource>()), root_(std::make_unique<JsonValue>()) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  JsonValue value = json::parse(text::trim(body), error, memory_.get(), options);
  valid_ = !error;
  // A value keeps to its own memory: built anew where that lies.
  if (valid_) root_ = std::make_unique<JsonValue>(std::move(value), json::storage_ptr(memory_.get()));
}

const JsonValue& at(const JsonValue& value, std::string_view name) noexcept {
  if (const json::object* object = value.if_object())
    if (const JsonValue* member = object->if_contains(name)) return *member;
  return nothing;
}

const JsonValue& first(const JsonValue& value) noexcept {
  const json::array* array = value.if_array();
  if (array == nullptr) return value;  // NOLINT(bugprone-return-const-ref-from-parameter): a temporary can't be asked
  return array->empty() ? nothing : array->front();
}

const json::array& items(const JsonValue& value) noexcept {
  const json::array* array = value.if_array();
  return array == nullptr ? no_items : *array;
}

std::string_view text_of(const JsonValue& value) noexcept {
  const json::string* string = value.if_string();
  return string == nullptr ? std::string_view() : std::string_view(*string);
}

std::string word_of(const JsonValue& value) {
  if (value.is_string()) return std::string(text_of(value));
  const std::optional<std::int64_t> number = number_of(value);
  return number ? std::to_string(*number) : std::string();
}

std::optional<std::int64_t> number_of(const JsonValue& value) noexcept {
  if (const std::int64_t* number = value.if_int64()) return *number;
  const std::string_view digits = text::trim(text_of(value));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool is_true(const JsonValue& value) noexcept {
  const bool* flag = value.if_bool();
  return flag != nullptr ? *flag : text::equal_ci(text_of(value), "true");
}

}  // namespace citevet::resolve
