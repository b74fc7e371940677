// The table of the settings that have a long option's name.
#pragma once

#include <citevet/config.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::config {

inline std::string in_quotes(std::string_view word) {
  std::string out("\"");
  return out.append(word).append("\"");
}

// A value on its way into the config. Scalars are a list of one.
struct Setting {
  std::vector<std::string> values;
  std::string place;                        // for messages
  std::span<const std::string_view> rules;  // the ids that there are; empty: not checked

  [[nodiscard]] const std::string& value() const noexcept { return values.front(); }
};

enum class Kind : std::uint8_t { flag, count, word, list };

struct Option {
  std::string_view name;
  Kind kind;
  bool trusted;  // decides what reaches the network: not for a file found beside a document
  void (*set)(Config&, const Setting&);
};

std::span<const Option> table() noexcept;
// Options that only a config file knows, in [network].
std::span<const Option> network_table() noexcept;

// `word` or `off`, for [rules].
std::optional<Severity> severity_or_off(const Setting& setting);
bool flag(const Setting& setting);
// Throws unless it is a rule's id or group.
void check_rule(const std::string& id, const Setting& setting);

}  // namespace citevet::config
