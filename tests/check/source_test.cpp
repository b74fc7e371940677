// Reading files.
#include "check/source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

using citevet::detail::Buffer;

namespace {

// A folder that is removed at the end of the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("citevet-source-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder&&) = delete;
  [[nodiscard]] std::string write(const std::string& name, std::string_view text) const {
    const auto file = path_ / name;
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  [[nodiscard]] std::string path(const std::string& name = {}) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a file is read whole, and the buffer serves the next one", "[check]") {
  const Folder folder;
  Buffer buffer;
  const std::string large(200'000, 'x');
  CHECK(buffer.read(folder.write("a.txt", "one\r\ntwo"), 1'000'000).empty());
  CHECK(buffer.view() == "one\r\ntwo");
  CHECK(buffer.read(folder.write("b.txt", large), 1'000'000).empty());
  CHECK(buffer.view() == large);
  CHECK(buffer.read(folder.write("c.txt", ""), 1'000'000).empty());
  CHECK(buffer.view().empty());
}

TEST_CASE("what can't be read says why", "[check]") {
  const Folder folder;
  Buffer buffer;
  CHECK(buffer.read(folder.path("missing.txt"), 100) == "No such file or directory");
  CHECK(buffer.read(folder.path(), 100) == "it is a folder");
  CHECK(buffer.read("/dev/zero", 100) == "it is no regular file");
  CHECK(buffer.read(folder.write("big.txt", std::string(2 * 1024 * 1024, 'x')), 1024 * 1024) ==
        "it is larger than the limit of 1 MiB; split it, or check its parts");
  CHECK(buffer.view().empty());
}
