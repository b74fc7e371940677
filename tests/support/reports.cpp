// Keeps every JSON report that a test makes, so that a schema validator can read them all afterwards.
#include "support/reports.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace citevet::test {

std::string_view save_report(std::string_view name, std::string_view json) {
  const std::filesystem::path folder = std::filesystem::path(CITEVET_BINARY_DIR) / "reports";
  std::filesystem::create_directories(folder);
  std::ofstream file(folder / name, std::ios::binary);
  file << json;
  if (!file.flush()) throw std::runtime_error("can't write " + (folder / name).string());
  return json;
}

}  // namespace citevet::test
