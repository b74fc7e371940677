// Which documents are meant by the files and folders that were named.
#include "cli/inputs.h"

#include "cli/git.h"

#include <citevet/config.h>
#include <citevet/error.h>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace citevet::cli {

namespace {

namespace fs = std::filesystem;

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_document(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  std::string ending(name.substr(dot));
  std::ranges::transform(ending, ending.begin(), lower);
  // macOS puts a file of its own beside each on foreign disks: ._draft.txt
  return (ending == ".txt" || ending == ".md" || ending == ".markdown") && !name.starts_with("._");
}

bool is_excluded(const std::string& path, const Config& config) {
  if (config.paths.empty()) return false;
  std::error_code error;
  const std::string absolute = fs::absolute(path, error).lexically_normal().string();
  bool excluded = false;
  for (const auto& [glob, out] : config.paths)
    if (config::matches(glob, absolute)) excluded = out;
  return excluded;
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// Appends the documents in a folder, whole working trees within it by their own rules.
void walk(const std::string& root, Settings& settings, Inputs& into) {
  struct Folder {
    std::string path;      // as it is shown
    std::string relative;  // to the working tree's folder that was asked, with a slash at its end; empty for that itself
    std::size_t tree;      // index into `ignored`
  };
  std::vector<std::unordered_set<std::string>> ignored{ignored_by_git(root)};
  std::vector<Folder> folders{{root, {}, 0}};
  const std::size_t first = into.documents.size();
  while (!folders.empty()) {
    Folder folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    if (!folder.relative.empty() && fs::exists(joined(folder.path, ".git"), error)) {
      ignored.push_back(ignored_by_git(folder.path));
      folder.tree = ignored.size() - 1;
      folder.relative.clear();
    }
    if (ignored[folder.tree].contains("./")) continue;
    fs::directory_iterator entries(folder.path.empty() ? "." : folder.path, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::error_code unknown;
      const fs::file_type type = entries->symlink_status(unknown).type();
      const std::string name = entries->path().filename().string();
      if (type == fs::file_type::directory) {
        std::string relative = folder.relative + name + "/";
        if (!name.starts_with('.') && !ignored[folder.tree].contains(relative))
          folders.push_back({joined(folder.path, name), std::move(relative), folder.tree});
      } else if (type == fs::file_type::regular && is_document(name) && !ignored[folder.tree].contains(folder.relative + name)) {
        std::string path = joined(folder.path, name);
        const Config& config = settings.of(path);
        if (!is_excluded(path, config)) into.documents.push_back({std::move(path), std::nullopt, &config});
      }
    }
    if (error) into.complaints.push_back(folder.path + " can't be read: " + error.message());
  }
  const auto begin = into.documents.begin() + static_cast<std::ptrdiff_t>(first);
  std::ranges::sort(begin, into.documents.end(), {}, &Input::path);
  if (begin == into.documents.end()) into.complaints.push_back("no documents in " + root + ": looked for .txt, .md and .markdown");
}

}  // namespace

void refuse_address(std::string_view operand) {
  const std::size_t scheme = operand.find("://");
  if (scheme == std::string_view::npos || scheme == 0) return;
  const bool letters = std::ranges::all_of(operand.substr(0, scheme), [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
  if (letters) throw Error("this is an address, not a file", std::string(operand), "save the page first, and check the file");
}

std::string standard_input(std::size_t limit) {
  std::string text;
  while (text.size() <= limit) {
    const std::size_t had = text.size();
    text.resize(had + std::clamp<std::size_t>(had, 64 * 1024, 16 * 1024 * 1024));
    const ssize_t got = ::read(STDIN_FILENO, text.data() + had, text.size() - had);
    text.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error("can't be read: " + std::generic_category().message(errno), "standard input");
    if (got == 0) break;
  }
  return text;
}

Inputs inputs(const std::vector<std::string>& operands, Settings& settings) {
  Inputs found;
  for (const std::string& operand : operands) refuse_address(operand);
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand == "-") {
      found.documents.push_back({operand, standard_input(settings.of_run().max_file_bytes), &settings.of(operand)});
    } else if (fs::is_directory(operand, error)) {
      walk(operand, settings, found);
    } else {
      found.documents.push_back({operand, std::nullopt, &settings.of(operand)});
    }
  }
  return found;
}

}  // namespace citevet::cli
