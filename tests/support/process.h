// Runs a program and hands back what it said.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace citevet::test {

struct Process {
  std::vector<std::string> words;        // the program and its arguments
  std::string folder;                    // where it runs; empty: here
  std::string input;                     // its standard input
  std::vector<std::string> environment;  // NAME=value beside a PATH; nothing of the test's own environment
  bool closed_output = false;            // nobody reads its standard output
  std::function<bool()> kill_when;       // SIGKILL once this says so; asked every tenth of a second
  int interrupt_after_bytes = 0;         // SIGINT once it has said as much on standard output; 0: never
};

struct Said {
  int status = -1;  // the exit status; 128 and the signal's number where one ended it
  std::string output, error;
};

// Ends the program after a minute.
Said run(const Process& process);

}  // namespace citevet::test
