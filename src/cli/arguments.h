// What the command line says.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace citevet::cli {

enum class Command : std::uint8_t { none, check, extract, url, id, cache, rules, explain };

// A report's format and the file that it goes to; no file: standard output.
struct Destination {
  std::string format;
  std::string file;
};

struct Arguments {
  Command command = Command::none;
  std::vector<std::string> operands;
  std::vector<Destination> formats;                           // at least one
  std::string config;                                         // --config; empty: as found
  std::vector<std::pair<std::string, std::string>> settings;  // what config::apply_option takes, in its own table's order
  std::string today;                                          // --today; empty: not given
  bool verbose = false;
  bool host_stats = false;
  std::string print;  // help or the version: print it, and nothing else is to be done
};

// Throws Error when the command line is wrong.
Arguments arguments(int argc, const char* const* argv);

}  // namespace citevet::cli
