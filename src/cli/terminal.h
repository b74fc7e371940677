// What is known of the terminal; the line that shows progress on it.
#pragma once

#include <citevet/check.h>
#include <citevet/report.h>

#include <chrono>
#include <string_view>

namespace citevet::cli {

// Standard output's style: as wide as its terminal, coloured unless NO_COLOR or a dumb terminal speaks against it; 80 columns without
// colour where it is none.
report::TextStyle style_of_output(bool verbose);

// "citevet: error: …" on standard error.
void complain(std::string_view kind, std::string_view message);

// A line on standard error that is written anew; nothing where that is no terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);
  // Takes the line away, so that something else can be written.
  void clear();

 private:
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace citevet::cli
