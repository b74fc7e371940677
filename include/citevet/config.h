/// What a run can be told.
#pragma once

#include <citevet/citation.h>
#include <citevet/document.h>
#include <citevet/export.h>
#include <citevet/network.h>
#include <citevet/problem.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet {

/// All settings of a run. A default-constructed Config is the documented default.
struct Config {
  std::map<std::string, std::optional<Severity>> rules;  ///< severity by rule id or group; nullopt: off. An id wins over its group
  std::vector<std::string> select;                       ///< ids or groups; empty: all
  std::vector<std::string> ignore;                       ///< ids or groups
  std::optional<Severity> fail_on = Severity::error;     ///< nullopt: never
  bool fail_on_incomplete = false;
  std::optional<Format> input_format;
  std::vector<std::pair<std::string, std::string>> markers;  ///< the user's own patterns: name (or where it was set), pattern
  std::vector<std::string> include;                          ///< addresses that are asked, and no others; globs, as in docs/config.md
  std::vector<std::string> exclude;                          ///< addresses that are not asked, but for what `include` names
  std::vector<std::pair<std::string, bool>> paths;           ///< globs of files in a folder; true: excluded. The last that matches counts
  bool suppression_needs_reason = false;
  std::size_t max_file_bytes = 512U * 1024 * 1024;
  std::size_t threads = 0;            ///< 0: as many as there are cores
  std::filesystem::path retractions;  ///< a local list, in the form of the Retraction Watch data; empty: none
  NetworkConfig network;
  std::map<std::string, RegistryConfig> registries;  ///< by name: `doi`, `crossref`, `datacite`, …
};

namespace config {

/// What a variable of the environment holds; empty when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// A config file's text in TOML: keys are the long options without dashes in front, and the groups of docs/config.md. What it sets replaces
/// what was set before, lists too; `[[marker]]`, `[[path]]` and `[[host]]` are added.
///
/// `path` is for messages, and what its globs and files are relative to. `trusted`: it may also set what reaches the network; a file found
/// beside a document may not. `rules`: the ids that there are; empty: ids are not checked. `environment`: where a secret that is written as
/// `env:NAME` comes from; empty: nowhere. Throws Error with line and column, and a "did you mean" for an unknown key; then nothing is
/// changed.
CITEVET_EXPORT void apply_file(Config& config, std::string_view toml, const std::string& path, bool trusted,
                               std::span<const std::string_view> rules = {}, const Environment& environment = {});

/// One option in its long form without dashes (`host-interval`, `3s`), as the command line and the environment give it: a flag as `true` or
/// `false`, a list with commas. `place` is for messages (`--host-interval`, `CITEVET_HOST_INTERVAL`). Throws Error.
CITEVET_EXPORT void apply_option(Config& config, std::string_view option, std::string_view value, const std::string& place,
                                 std::span<const std::string_view> rules = {});

/// The names of the options that apply_option takes.
[[nodiscard]] CITEVET_EXPORT std::span<const std::string_view> options() noexcept;

/// `250ms`, `3s`, `5m`, `2h`, `14d`; nothing else. Empty when it is no time.
[[nodiscard]] CITEVET_EXPORT std::optional<std::chrono::milliseconds> duration(std::string_view text) noexcept;

/// `4096`, `256KiB`, `512MiB`, `1GiB`, in bytes; nothing else. Empty when it is no size.
[[nodiscard]] CITEVET_EXPORT std::optional<std::size_t> size(std::string_view text) noexcept;

/// The known word that a mistyped one most likely means; empty when none is close.
[[nodiscard]] CITEVET_EXPORT std::string_view closest(std::string_view word, std::span<const std::string_view> known);

/// Whether a glob matches the whole of a path: `*` is anything but a slash, `**` anything, `**/` any number of folders (none, too), `?` one
/// character but a slash, `[a-z]` and `[!a-z]` one of a set, a backslash takes the next character as it is.
[[nodiscard]] CITEVET_EXPORT bool matches(std::string_view glob, std::string_view path);

}  // namespace config

}  // namespace citevet
