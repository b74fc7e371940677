// The citevet command.
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/terminal.h"

#include <csignal>
#include <exception>

namespace citevet::cli {

namespace {

int run(int argc, const char* const* argv) {
  const Arguments said = arguments(argc, argv);
  if (!said.print.empty()) {
    Output({}).write(said.print);
    return nothing_found;
  }
  switch (said.command) {
    case Command::none: {
      const char* const help[] = {argv[0], "--help"};
      write_to_standard_error(arguments(2, help).print);
      return failed;
    }
    case Command::check:
      return check(said);
    case Command::extract:
      return extract(said);
    case Command::url:
      return url(said);
    case Command::id:
      return id(said);
    case Command::cache:
      return cache(said);
    case Command::rules:
      return rules(said);
    case Command::explain:
      return explain(said);
  }
  return failed;
}

}  // namespace

}  // namespace citevet::cli

int main(int argc, char** argv) {
  // Writing to a closed pipe is then an error that can be told from others.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return citevet::cli::run(argc, argv);
  } catch (const citevet::cli::ClosedPipe&) {
    return citevet::cli::nothing_found;
  } catch (const std::exception& error) {
    citevet::cli::complain("error", error.what());
    return citevet::cli::failed;
  }
}
