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

}  // namespace

report::TextStyle style_of_output(bool verbose) {
  report::TextStyle style;
  style.verbose = verbose;
  style.colour = can_colour(STDOUT_FILENO);
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) style.width = size.ws_col;
  return style;
}

void complain(std::string_view kind, std::string_view message) {
  std::string line("citevet: ");
  line.append(kind).append(": ").append(report::printable(message)).append("\n");
  write_to_standard_error(line);
}

ProgressLine::ProgressLine() : on_(isatty(STDERR_FILENO) == 1) {
  const char* terminal = std::getenv("TERM");
  on_ = on_ && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void ProgressLine::show(const Progress& progress) {
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  write_to_standard_error("\r\x1b[Kasking: " + std::to_string(progress.answered) + " of " + std::to_string(progress.asked) + " addresses");
  shown_ = true;
}

void ProgressLine::clear() {
  if (!shown_) return;
  shown_ = false;
  write_to_standard_error("\r\x1b[K");
}

}  // namespace citevet::cli
