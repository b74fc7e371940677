// Published and collected data that lies beside the repository, when it is there.
#pragma once

#include <boost/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace citevet::test {

// The folder named by CITEVET_SHARED, else `shared` beside the source tree.
inline std::filesystem::path shared() {
  if (const char* named = std::getenv("CITEVET_SHARED")) return named;
  return std::filesystem::path(CITEVET_SOURCE_DIR) / ".." / "shared";
}

// A file of it; nothing when it is not there: then a test says SKIP.
inline std::optional<std::string> shared_file(std::string_view name) {
  std::ifstream file(shared() / name, std::ios::binary);
  if (!file) return {};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A JSON string's text. Views `value`.
inline std::string_view string_of(const boost::json::value& value) {
  const auto& text = value.as_string();
  return {text.data(), text.size()};
}

}  // namespace citevet::test
