// What is known of the terminal; the line that shows progress on it.
#pragma once

#include <citevet/check.h>
#include <citevet/progress.h>
#include <citevet/report.h>

#include <chrono>
#include <optional>
#include <string_view>

namespace citevet::cli {

// Standard output's style: as wide as its terminal, coloured unless NO_COLOR or a dumb terminal speaks against it; 80 columns without
// colour where it is none.
report::TextStyle style_of_output(bool verbose);

// "citevet: error: …" on standard error.
void complain(std::string_view kind, std::string_view message);

// What standard error is told while addresses are asked: a line that is written anew, nothing where that is no terminal; and, where
// wanted, each verdict as it comes and how the hosts behaved.
class Asking {
 public:
  Asking(bool verdicts, bool hosts);
  ~Asking() { clear(); }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  // Fills in what is called while addresses are asked. This must outlive the services.
  void listen(Services& services);
  // Takes the line away, so that something else can be written.
  void clear();
  // Shows how the hosts behaved, if wanted.
  void end();

 private:
  void show(const Progress& progress);
  void say(const Link& link);

  bool line_, verdicts_, hosts_wanted_;
  bool shown_ = false;
  std::optional<std::chrono::steady_clock::time_point> began_{};
  std::chrono::steady_clock::time_point next_{};
  HostStatistics hosts_;
};

}  // namespace citevet::cli
