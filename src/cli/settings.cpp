// The settings of a run and of its documents, from all the places where they are made.
#include "cli/settings.h"

#include <citevet/error.h>
#include <citevet/rule.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace citevet::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = ".citevet.toml";

std::vector<std::string_view> rule_ids() {
  std::vector<std::string_view> ids;
  for (const Rule* rule : rules::all()) ids.push_back(rule->id);
  return ids;
}

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) throw Error("can't be read", file.string());
  return text;
}

// A folder of the user's, by the XDG Base Directory Specification; empty where the environment names none.
fs::path own_folder(const char* variable, const char* below_home) {
  if (const char* configured = std::getenv(variable); configured != nullptr && *configured == '/') return configured;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') return fs::path(home) / below_home;
  return {};
}

// The file in the user's config directory; empty where there is none.
fs::path own_file() {
  const fs::path file = own_folder("XDG_CONFIG_HOME", ".config") / "citevet" / "config.toml";
  std::error_code error;
  return file.is_absolute() && fs::is_regular_file(file, error) ? file : fs::path();
}

std::optional<std::string> environment(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

fs::path folder_of(const std::string& place) {
  std::error_code error;
  if (place == "-") return fs::current_path(error);
  const fs::path path = fs::absolute(place, error).lexically_normal();
  return fs::is_directory(path, error) && path.has_filename() ? path : path.parent_path();
}

// CITEVET_HOST_INTERVAL
std::string variable(std::string_view option) {
  std::string name("CITEVET_");
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return name;
}

std::optional<std::chrono::year_month_day> date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
  };
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

// The day on which answers were recorded: the one date in their replay.json.
std::optional<std::chrono::year_month_day> recorded_day(const fs::path& folder) {
  std::error_code error;
  const fs::path file = folder / "replay.json";
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  const std::string text = contents(file);
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1))
    if (const auto day = date(std::string_view(text).substr(at + 1, 10))) return day;
  return std::nullopt;
}

}  // namespace

Settings::Settings(const Arguments& arguments, const std::string& place) : arguments_(arguments), rules_(rule_ids()) {
  if (const fs::path own = own_file(); !own.empty()) apply_file(own_, own, true);
  if (!arguments.config.empty()) {
    Config& config = files_.emplace(fs::path(), own_).first->second;
    std::error_code error;
    apply_file(config, fs::absolute(arguments.config, error).lexically_normal(), true);
    apply_options(config);
  }
  run_ = &of(place);
}

const Config& Settings::of(const std::string& place) {
  if (!arguments_.config.empty()) return files_.at(fs::path());
  const std::string folder = place.substr(0, place.rfind('/') + 1);
  std::error_code error;
  const bool is_folder = fs::is_directory(place, error);
  if (!is_folder && last_ != nullptr && folder == last_folder_ && place != "-") return *last_;
  const Config& found = above(folder_of(place));
  if (!is_folder && place != "-") {
    last_folder_ = folder;
    last_ = &found;
  }
  return found;
}

const Config& Settings::above(const fs::path& folder) {
  if (const auto known = by_folder_.find(folder); known != by_folder_.end()) return *known->second;
  std::error_code error;
  const Config* found = nullptr;
  fs::path file = folder / file_name;
  const bool is_here = fs::is_regular_file(file, error);
  if (!is_here && folder.has_relative_path()) {
    found = &above(folder.parent_path());
  } else {
    if (!is_here) file.clear();
    const auto [made, is_new] = files_.emplace(file, own_);
    if (is_new) {
      if (is_here) apply_file(made->second, file, false);
      apply_options(made->second);
    }
    found = &made->second;
  }
  by_folder_.emplace(folder, found);
  return *found;
}

void Settings::apply_file(Config& config, const fs::path& file, bool trusted) const {
  config::apply_file(config, contents(file), file.string(), trusted, rules_, environment);
}

void Settings::apply_options(Config& config) const {
  for (const std::string_view option : config::options()) {
    const std::string name = variable(option);
    if (const char* value = std::getenv(name.c_str()); value != nullptr && *value != '\0')
      config::apply_option(config, option, value, name, rules_);
  }
  for (const auto& [option, value] : arguments_.settings) config::apply_option(config, option, value, "--" + option, rules_);
  if (config.network.cache) return;
  if (const fs::path folder = own_folder("XDG_CACHE_HOME", ".cache"); !folder.empty())
    config.network.cache = folder / "citevet" / "cache.sqlite";
}

std::chrono::year_month_day today(const Arguments& arguments, const Config& config) {
  if (!arguments.today.empty()) {
    if (const auto day = date(arguments.today)) return *day;
    throw Error("\"" + arguments.today + "\" is no date", "--today", "write it as 2026-11-24");
  }
  if (!config.network.replay.empty())
    if (const auto day = recorded_day(config.network.replay)) return *day;
  // The day on the editor's own calendar.
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
          std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

}  // namespace citevet::cli
