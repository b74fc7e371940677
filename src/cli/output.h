// Where reports are written to.
#pragma once

#include <string>
#include <string_view>

namespace citevet::cli {

// Nobody reads any more: no failure, but nothing is left to do.
struct ClosedPipe {};

// A file, or standard output.
class Output {
 public:
  // Empty: standard output. Throws Error when the file can't be made.
  explicit Output(const std::string& file);
  ~Output();
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;

  // Throws ClosedPipe, or Error when it can't be written.
  void write(std::string_view text);
  [[nodiscard]] bool is_standard_output() const noexcept { return name_.empty(); }

 private:
  std::string name_;
  int descriptor_;
};

// All of it, as far as possible; what can't be written there can be told nowhere.
void write_to_standard_error(std::string_view text) noexcept;

}  // namespace citevet::cli
