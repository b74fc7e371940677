/// How a run gets on with its questions, and how the hosts behaved.
#pragma once

#include <citevet/export.h>
#include <citevet/link.h>
#include <citevet/report.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// How far the questions are. Views are valid during the call that gets it.
struct Progress {
  std::size_t asked = 0;                      ///< addresses that are or will be asked
  std::size_t answered = 0;                   ///< those of them that are settled
  std::size_t failed = 0;                     ///< those of the settled that are not alive
  std::span<const std::string_view> hosts{};  ///< hosts with a request under way, the longest first; a few are enough
};

/// What a run learned of one host.
struct HostRow {
  std::string host;
  std::size_t requests = 0;
  std::size_t alive = 0, gone = 0, suspect = 0, blocked = 0, unreachable = 0;  ///< addresses, by verdict
  std::size_t too_many = 0;                                                    ///< requests answered with 429
  std::chrono::milliseconds median{0}, slowest{0};                             ///< of its requests; answers from a cache do not count
};

/// Counts what hosts did. A request counts for the host that it went to, a verdict for the host of the address. One thread at a time.
class CITEVET_EXPORT HostStatistics {
 public:
  void add(const Link& link);
  /// Those that refused first, then the slowest.
  [[nodiscard]] std::vector<HostRow> rows() const;

 private:
  struct Host {
    HostRow row;
    std::vector<std::uint32_t> milliseconds;
  };
  std::map<std::string, Host, std::less<>> hosts_;
};

namespace report {

/// The line for a terminal: `12 of 40 addresses, 3 failed, about 20 s left; waiting for example.org`, at most `width` columns. `elapsed`:
/// since the first was asked.
[[nodiscard]] CITEVET_EXPORT std::string progress(const Progress& progress, std::chrono::milliseconds elapsed, std::size_t width);

/// The hosts that refused or were slow, as a table; how many others there are. Empty when nobody was asked.
[[nodiscard]] CITEVET_EXPORT std::string host_table(std::span<const HostRow> hosts, const TextStyle& style);

}  // namespace report

}  // namespace citevet
