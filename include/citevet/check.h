/// The whole run: from articles to a report.
#pragma once

#include <citevet/config.h>
#include <citevet/error.h>
#include <citevet/export.h>
#include <citevet/link.h>
#include <citevet/progress.h>
#include <citevet/report.h>
#include <citevet/rule.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// An article to check: a file, or a text that the caller has.
struct Input {
  std::string path;                 ///< the file; with `text` only a name for messages
  std::optional<std::string> text;  ///< when set, no file is read
  const Config* config = nullptr;   ///< this document's own rules, markers, format and policy; null: the run's. Outlives the run
};

/// Where a report goes. `write` is called on the caller's thread with pieces in order; what it throws ends the run.
struct Output {
  std::unique_ptr<report::Writer> writer;
  std::function<void(std::string_view)> write;
};

/// What a run takes from the world. There is no other clock, environment or state.
struct Services {
  std::chrono::year_month_day today{};
  Transport* transport = nullptr;                 ///< null: as the config says (network, replay, or nobody when offline)
  std::function<void(const Progress&)> progress;  ///< on the caller's thread
  std::function<void(const Link&)> finished;      ///< each address as it is settled, on the caller's thread
  std::stop_token stop;
  std::span<const Rule* const> rules;  ///< beside the built-in ones
};

/// What remains when the report is written.
struct RunResult {
  Summary summary;
  std::vector<Problem> problems;
  std::optional<Severity> worst;  ///< of the findings that count
};

/// Checks articles and writes the reports, each document as soon as it is finished, in the order given. Documents are read in parallel;
/// each distinct address is asked once. Throws Error when the config is wrong; a single unreadable file is a problem, and the rest is
/// checked.
CITEVET_EXPORT RunResult check(std::span<const Input> inputs, const Config& config, const Services& services, std::span<Output> outputs);

/// Checks one text and hands everything back: the simplest way in.
///
///     auto report = citevet::check(text, citevet::Format::text, {}, {.today = today}, answers);  // citevet::Answers answers;
///     for (const citevet::Finding& finding : report.findings) std::cout << finding.message << '\n';
///
/// `text` must outlive the result. What was asked is in `answers`, which must outlive it too.
[[nodiscard]] CITEVET_EXPORT DocumentReport check(std::string_view text, Format format, const Config& config, const Services& services,
                                                  Answers& answers);

/// Addresses that were asked, and what concerns the run as a whole.
struct LinkReport {
  std::vector<Link> links;
  std::vector<Problem> problems;
};

/// Asks addresses, without a document: what `citevet url` does. In the order given; an address that is no http(s) one comes back skipped.
[[nodiscard]] CITEVET_EXPORT LinkReport check_links(std::span<const std::string> urls, const Config& config, const Services& services);

/// Works that registries were asked about, and what concerns the run as a whole.
struct WorkReport {
  std::vector<Work> works;
  std::vector<Problem> problems;
};

/// Asks what identifiers name, `doi:10.…` as to_string() spells them, without a document: what `citevet id` does. In the order given.
[[nodiscard]] CITEVET_EXPORT WorkReport check_works(std::span<const std::string> identifiers, const Config& config,
                                                    const Services& services);

/// The transport for a config: the network, or the recorded answers in `config.replay`; with `config.record` what it answers is kept there
/// as recorded on `today`. Throws Error when a folder can't be read or written.
[[nodiscard]] CITEVET_EXPORT std::unique_ptr<Transport> make_transport(const NetworkConfig& config, std::chrono::year_month_day today);

/// The version of the library: "0.1.0".
[[nodiscard]] CITEVET_EXPORT std::string_view version() noexcept;

}  // namespace citevet
