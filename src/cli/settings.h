// The settings of a run and of its documents, from all the places where they are made.
#pragma once

#include "cli/arguments.h"

#include <citevet/config.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::cli {

// The weakest first: the user's own file, the .citevet.toml that is found from a document's folder upwards or the file of --config, the
// environment, the command line. Each file is read once. Throws Error when one of them is wrong.
class Settings {
 public:
  // `place`: the file or folder (or `-`, for the current folder) whose settings are the run's.
  Settings(const Arguments& arguments, const std::string& place);

  [[nodiscard]] const Config& of_run() const noexcept { return *run_; }
  // The settings of a file, a folder or `-`. Stays valid.
  const Config& of(const std::string& place);

 private:
  const Config& above(const std::filesystem::path& folder);
  void apply_file(Config& config, const std::filesystem::path& file, bool trusted) const;
  void apply_options(Config& config) const;

  const Arguments& arguments_;
  std::vector<std::string_view> rules_;
  Config own_;                                                // the user's own file
  std::map<std::filesystem::path, Config> files_;             // by .citevet.toml; the empty path where none is found
  std::map<std::filesystem::path, const Config*> by_folder_;  // what was found for each folder
  std::string last_folder_;                                   // documents of one folder follow each other
  const Config* last_ = nullptr;
  const Config* run_;
};

// --today, or the day of the recorded answers, or this day.
std::chrono::year_month_day today(const Arguments& arguments, const Config& config);

}  // namespace citevet::cli
