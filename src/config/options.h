// The table of the settings that have a long option's name.
#pragma once

#include <citevet/config.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::config {

inline std::string in_quotes(std::string_view word) {
  std::string out("\"");
  return out.append(word).append("\"");
}

// A value on its way into the config. Scalars are a list of one.
struct Setting {
  std::vector<std::string> values;
  std::string place;                                         // for messages
  std::span<const std::string_view> rules;                   // the ids that there are; empty: not checked
  std::vector<std::pair<std::string, std::string>> pairs{};  // of a group

  [[nodiscard]] const std::string& value() const noexcept { return values.front(); }
};

enum class Kind : std::uint8_t {
  flag,
  count,
  word,
  list,
  secret,    // a text, or `env:NAME`; never shown in a message
  secrets,   // a group of such texts
  statuses,  // a number, a text or a list of both
  meanings,  // a group of texts by statuses
  file,      // relative to the config file
};

template <class To>
struct OptionOf {
  std::string_view name;
  Kind kind;
  bool trusted;  // decides what reaches the network: not for a file found beside a document
  void (*set)(To&, const Setting&);
};
using Option = OptionOf<Config>;

std::span<const Option> table() noexcept;
// Options that only a config file knows, in [network].
std::span<const Option> network_table() noexcept;
// The keys of a [[host]], and of a [registries.NAME].
std::span<const OptionOf<HostConfig>> host_table() noexcept;
std::span<const OptionOf<RegistryConfig>> registry_table() noexcept;
// The registries that there are.
std::span<const std::string_view> registries() noexcept;

// `word` or `off`, for [rules].
std::optional<Severity> severity_or_off(const Setting& setting);
bool flag(const Setting& setting);
std::size_t count(const Setting& setting, std::size_t least, std::size_t most);
std::chrono::milliseconds time(const Setting& setting);
std::chrono::milliseconds positive_time(const Setting& setting);
// Throws unless it is a rule's id or group.
void check_rule(const std::string& id, const Setting& setting);

// Throws that the setting's text is `what`.
[[noreturn]] void wrong(const Setting& setting, std::string_view what, std::string remedy);
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

// One of a few words.
template <class Value, std::size_t N>
Value one_of(const Setting& setting, const std::array<std::pair<std::string_view, Value>, N>& words) {
  std::array<std::string_view, N> known;
  std::string all;
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i].first == setting.value()) return words[i].second;
    known[i] = words[i].first;
    all.append(i == 0 ? "" : i + 1 == N ? " or " : ", ").append(known[i]);
  }
  std::string remedy = did_you_mean(setting.value(), known);
  wrong(setting, "none of " + all, std::move(remedy));
}

}  // namespace citevet::config
