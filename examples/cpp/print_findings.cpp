// Prints what an editor has to look at in an article, without asking the network: print_findings FILE
#include <citevet/check.h>
#include <citevet/position.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());

  citevet::Config config;
  config.network.offline = true;
  citevet::Answers answers;
  const auto report = citevet::check(text, citevet::read::format_of(argv[1]), config, {.today = today}, answers);

  citevet::Locator locator(report.analysis.document);
  for (const citevet::Finding& finding : report.findings) {
    const auto [line, column] = locator.at(finding.span.begin);
    std::cout << line << ':' << column << ": " << finding.message << "  [" << finding.rule << "]\n";
  }
}
