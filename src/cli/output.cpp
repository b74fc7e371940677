// Where reports are written to.
#include "cli/output.h"

#include <citevet/error.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace citevet::cli {

namespace {

// The error's number; 0: all was written.
int write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Output::Output(const std::string& file) : name_(file), descriptor_(STDOUT_FILENO) {
  if (file.empty()) return;
  descriptor_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw Error("can't be written: " + std::generic_category().message(errno), file);
}

Output::~Output() {
  if (!name_.empty() && descriptor_ >= 0) ::close(descriptor_);
}

Output::Output(Output&& other) noexcept : name_(other.name_), descriptor_(std::exchange(other.descriptor_, -1)) {}

void Output::write(std::string_view text) {
  const int error = write_all(descriptor_, text);
  if (error == EPIPE) throw ClosedPipe{};
  if (error != 0) throw Error("can't be written: " + std::generic_category().message(error), name_.empty() ? "standard output" : name_);
}

void write_to_standard_error(std::string_view text) noexcept {
  (void)write_all(STDERR_FILENO, text);
}

}  // namespace citevet::cli
