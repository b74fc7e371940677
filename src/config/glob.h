// A glob, compiled: see config::matches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::config {

class Glob {
 public:
  explicit Glob(std::string_view glob);
  [[nodiscard]] bool matches(std::string_view text) const;

  enum class Kind : std::uint8_t {
    literal,
    one,      // ?
    set,      // [a-z]
    star,     // *
    deep,     // **
    folders,  // **/ where nothing of it is matched yet; `inside` follows it
    inside,   // **/ within a folder's name
  };
  struct Step {
    Kind kind = Kind::literal;
    char32_t literal = 0;
    std::string ranges{};  // of a set, without its brackets and negation
    bool negated = false;
  };

 private:
  std::string start_;        // what every match begins with
  std::vector<Step> steps_;  // what follows
};

}  // namespace citevet::config
