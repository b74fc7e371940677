// The table of the settings that have a long option's name.
#include "config/options.h"

#include "text/ascii.h"

#include <citevet/error.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace citevet::config {

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view meant = closest(word, known);
  return meant.empty() ? std::string() : "did you mean " + in_quotes(meant) + "?";
}

void wrong(const Setting& setting, std::string_view what, std::string remedy) {
  throw Error(in_quotes(setting.value()).append(" is ").append(what), setting.place, std::move(remedy));
}

std::size_t count(const Setting& setting, std::size_t least, std::size_t most) {
  const std::string& text = setting.value();
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return number;
  wrong(setting, "not a number in range", "give a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

std::chrono::milliseconds time(const Setting& setting) {
  if (const auto time = duration(setting.value())) return *time;
  wrong(setting, "no time", "write it as 250ms, 3s, 5m, 2h or 14d");
}

std::chrono::milliseconds positive_time(const Setting& setting) {
  const auto value = time(setting);
  if (value.count() > 0) return value;
  wrong(setting, "too short", "give a time above 0, as 20s");
}

namespace {

std::size_t bytes(const Setting& setting, std::size_t most) {
  const auto size = config::size(setting.value());
  if (!size) wrong(setting, "no size", "write it as 256KiB, 512MiB or a number of bytes");
  if (*size == 0 || *size > most) wrong(setting, "out of range", "give at least 1 byte and at most " + std::to_string(most) + " bytes");
  return *size;
}

std::optional<Severity> severity_or(const Setting& setting, std::string_view none) {
  return one_of<std::optional<Severity>, 4>(
      setting, {{{"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {none, std::nullopt}}});
}

std::vector<std::string> rule_ids(const Setting& setting) {
  for (const std::string& id : setting.values) check_rule(id, setting);
  return setting.values;
}

constexpr std::size_t mebibyte = 1024 * 1024;

// In order of the names.
constexpr Option all[] = {
    {"allow-private", Kind::flag, true, [](Config& config, const Setting& to) { config.network.allow_private = flag(to); }},
    {"cache", Kind::file, true, [](Config& config, const Setting& to) { config.network.cache = to.value(); }},
    {"concurrency", Kind::count, false, [](Config& config, const Setting& to) { config.network.concurrency = count(to, 1, 1024); }},
    {"deadline", Kind::word, false, [](Config& config, const Setting& to) { config.network.deadline = positive_time(to); }},
    {"exclude", Kind::list, false, [](Config& config, const Setting& to) { config.exclude = to.values; }},
    {"fail-on", Kind::word, false, [](Config& config, const Setting& to) { config.fail_on = severity_or(to, "never"); }},
    {"fail-on-incomplete", Kind::flag, false, [](Config& config, const Setting& to) { config.fail_on_incomplete = flag(to); }},
    {"host-concurrency", Kind::count, false,
     [](Config& config, const Setting& to) { config.network.host_concurrency = count(to, 1, 1024); }},
    {"host-interval", Kind::word, false, [](Config& config, const Setting& to) { config.network.host_interval = time(to); }},
    {"ignore", Kind::list, false, [](Config& config, const Setting& to) { config.ignore = rule_ids(to); }},
    {"include", Kind::list, false, [](Config& config, const Setting& to) { config.include = to.values; }},
    {"input-format", Kind::word, false,
     [](Config& config, const Setting& to) {
       config.input_format = one_of<Format, 2>(to, {{{name(Format::text), Format::text}, {name(Format::markdown), Format::markdown}}});
     }},
    {"max-file-size", Kind::word, false, [](Config& config, const Setting& to) { config.max_file_bytes = bytes(to, 512 * mebibyte); }},
    {"no-archive", Kind::flag, false, [](Config& config, const Setting& to) { config.network.archive = !flag(to); }},
    {"no-cache", Kind::flag, true,
     [](Config& config, const Setting& to) {
       if (flag(to)) config.network.cache.emplace();
     }},
    {"offline", Kind::flag, false, [](Config& config, const Setting& to) { config.network.offline = flag(to); }},
    {"record", Kind::word, true, [](Config& config, const Setting& to) { config.network.record = to.value(); }},
    {"replay", Kind::word, true, [](Config& config, const Setting& to) { config.network.replay = to.value(); }},
    {"retractions", Kind::file, false, [](Config& config, const Setting& to) { config.retractions = to.value(); }},
    {"select", Kind::list, false, [](Config& config, const Setting& to) { config.select = rule_ids(to); }},
    {"timeout", Kind::word, false, [](Config& config, const Setting& to) { config.network.timeout = positive_time(to); }},
};

// How a proxy is written. It may hold a password, so no message shows it.
void check_proxy(const Setting& setting) {
  if (setting.value().empty()) return;
  for (const std::string_view scheme : {"http://", "https://", "socks5://", "socks5h://"})
    if (text::starts_with_ci(setting.value(), scheme) && setting.value().size() > scheme.size() &&
        setting.value().find_first_of(" \t\r\n") == std::string::npos)
      return;
  throw Error("no proxy that citevet knows", setting.place, "write http://, https://, socks5:// or socks5h://, then host and port");
}

constexpr Option network[] = {
    {"ca-file", Kind::file, true, [](Config& config, const Setting& to) { config.network.ca_file = to.value(); }},
    {"connect-timeout", Kind::word, true, [](Config& config, const Setting& to) { config.network.connect_timeout = positive_time(to); }},
    {"contact", Kind::word, true, [](Config& config, const Setting& to) { config.network.contact = to.value(); }},
    {"max-body-size", Kind::word, true,
     [](Config& config, const Setting& to) { config.network.max_body_bytes = bytes(to, 64 * mebibyte); }},
    {"max-redirects", Kind::count, true, [](Config& config, const Setting& to) { config.network.max_redirects = count(to, 0, 50); }},
    {"netrc", Kind::file, true, [](Config& config, const Setting& to) { config.network.netrc = to.value(); }},
    {"no-proxy", Kind::list, true, [](Config& config, const Setting& to) { config.network.no_proxy = to.values; }},
    {"proxy", Kind::secret, true,
     [](Config& config, const Setting& to) {
       check_proxy(to);
       config.network.proxy = to.value();
     }},
    {"user-agent", Kind::word, true, [](Config& config, const Setting& to) { config.network.user_agent = to.value(); }},
};

constexpr auto names = [] {
  std::array<std::string_view, std::size(all)> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = all[i].name;
  return out;
}();

std::optional<std::uint64_t> number_with_unit(std::string_view text,
                                              std::span<const std::pair<std::string_view, std::uint64_t>> units) noexcept {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& [name, factor] : units) {
    if (name != unit) continue;
    // Beyond what a file or a lifetime holds; so that no product overflows.
    constexpr std::uint64_t most = std::uint64_t{1} << 50U;
    if (number > most / factor) return std::nullopt;
    return number * factor;
  }
  return std::nullopt;
}

}  // namespace

std::span<const Option> table() noexcept {
  return all;
}

std::span<const Option> network_table() noexcept {
  return network;
}

std::span<const std::string_view> options() noexcept {
  return names;
}

std::optional<Severity> severity_or_off(const Setting& setting) {
  return severity_or(setting, "off");
}

bool flag(const Setting& setting) {
  const std::string& text = setting.value();
  if (text == "true" || text == "1" || text == "yes" || text == "on") return true;
  if (text == "false" || text == "0" || text == "no" || text == "off" || text.empty()) return false;
  wrong(setting, "neither true nor false", "write true or false");
}

void check_rule(const std::string& id, const Setting& setting) {
  if (setting.rules.empty()) return;
  const auto is_meant = [&](std::string_view rule) {
    return rule == id || (rule.size() > id.size() && rule.starts_with(id) && rule[id.size()] == '/');
  };
  if (std::ranges::any_of(setting.rules, is_meant)) return;
  std::string remedy = did_you_mean(id, setting.rules);
  if (remedy.empty()) remedy = "\"citevet rules\" lists them";
  throw Error("unknown rule " + in_quotes(id), setting.place, std::move(remedy));
}

void apply_option(Config& config, std::string_view option, std::string_view value, const std::string& place,
                  std::span<const std::string_view> rules) {
  const auto known = std::ranges::find(all, option, &Option::name);
  if (known == std::end(all)) throw Error("unknown option " + in_quotes(option), place, did_you_mean(option, names));
  Setting setting{{}, place, rules, {}};
  if (known->kind == Kind::list) {
    while (!value.empty()) {
      const std::size_t comma = std::min(value.find(','), value.size());
      if (const std::string_view item = text::trim(value.substr(0, comma)); !item.empty()) setting.values.emplace_back(item);
      value.remove_prefix(std::min(comma + 1, value.size()));
    }
  } else {
    setting.values.emplace_back(value);
  }
  known->set(config, setting);
}

std::optional<std::chrono::milliseconds> duration(std::string_view text) noexcept {
  constexpr std::pair<std::string_view, std::uint64_t> units[] = {
      {"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
  const auto milliseconds = number_with_unit(text, units);
  if (!milliseconds) return std::nullopt;
  return std::chrono::milliseconds(*milliseconds);
}

std::optional<std::size_t> size(std::string_view text) noexcept {
  constexpr std::pair<std::string_view, std::uint64_t> units[] = {
      {"", 1}, {"B", 1}, {"KiB", 1024}, {"MiB", mebibyte}, {"GiB", 1024 * mebibyte}};
  const auto bytes = number_with_unit(text, units);
  if (!bytes) return std::nullopt;
  return static_cast<std::size_t>(*bytes);
}

}  // namespace citevet::config
