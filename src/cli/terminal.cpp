// What is known of the terminal; the line that shows progress on it.
#include "cli/terminal.h"

#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace citevet::cli {

namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool can_colour(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) == 1 && !is_set("NO_COLOR") && terminal != nullptr && std::string_view(terminal) != "dumb";
}

report::TextStyle style_of(int descriptor, bool verbose) {
  report::TextStyle style;
  style.verbose = verbose;
  style.colour = can_colour(descriptor);
  winsize size{};
  if (isatty(descriptor) == 1 && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) style.width = size.ws_col;
  return style;
}

}  // namespace

report::TextStyle style_of_output(bool verbose) {
  return style_of(STDOUT_FILENO, verbose);
}

void complain(std::string_view kind, std::string_view message) {
  std::string line("citevet: ");
  line.append(kind).append(": ").append(report::printable(message)).append("\n");
  write_to_standard_error(line);
}

// Quiet in CI, too: some services give a terminal that keeps every version of the line.
Asking::Asking(bool verdicts, bool hosts)
    : line_(isatty(STDERR_FILENO) == 1 && !is_set("CI")), verdicts_(verdicts), hosts_wanted_(hosts) {
  const char* terminal = std::getenv("TERM");
  line_ = line_ && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void Asking::listen(Services& services) {
  if (line_) services.progress = [this](const Progress& progress) { show(progress); };
  if (verdicts_ || hosts_wanted_) services.finished = [this](const Link& link) { say(link); };
}

void Asking::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (!began_) began_ = now;
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - *began_);
  // A line that reached the last column would wrap, and not be taken away again.
  write_to_standard_error("\r\x1b[K" + report::progress(progress, elapsed, style_of(STDERR_FILENO, false).width - 1));
  shown_ = true;
}

void Asking::say(const Link& link) {
  if (hosts_wanted_) hosts_.add(link);
  if (!verdicts_) return;
  clear();
  write_to_standard_error(report::verdicts({&link, 1}, style_of(STDERR_FILENO, true)));
}

void Asking::clear() {
  if (!shown_) return;
  shown_ = false;
  write_to_standard_error("\r\x1b[K");
}

void Asking::end() {
  clear();
  if (hosts_wanted_) write_to_standard_error(report::host_table(hosts_.rows(), style_of(STDERR_FILENO, false)));
}

}  // namespace citevet::cli
