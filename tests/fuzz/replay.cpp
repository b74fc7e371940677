// Runs every file of the folders given through a fuzz target, where there is no libFuzzer to do it.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  // A block of just the input's size, so that a sanitizer sees a read past the end.
  const std::unique_ptr<std::uint8_t[]> block(new std::uint8_t[bytes.size()]);
  if (!bytes.empty()) std::memcpy(block.get(), bytes.data(), bytes.size());
  LLVMFuzzerTestOneInput(block.get(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file() || entry.path().filename() == ".gitkeep") continue;
      std::cout << entry.path().filename().string() << std::endl;  // flushed: the last name printed is the one that crashed
      replay(entry.path());
      ++files;
    }
  }
  if (files == 0) {
    std::cerr << "no inputs: give the folders seeds and found\n";
    return 1;
  }
  std::cout << files << " inputs replayed\n";
}
