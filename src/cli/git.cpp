// Asks git what it ignores.
#include "cli/git.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace citevet::cli {

namespace {

namespace fs = std::filesystem;

bool in_working_tree(const std::string& folder) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(folder, error);
  if (error) return false;
  while (true) {
    if (fs::exists(path / ".git", error)) return true;
    if (!path.has_relative_path()) return false;
    path = path.parent_path();
  }
}

// A hook of git's sets these for the repository that it runs in, which need not be this one.
bool points_at_repository(std::string_view variable) {
  for (const std::string_view name : {"GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_PREFIX="})
    if (variable.starts_with(name)) return true;
  return false;
}

// A program's standard output; nothing when it fails, takes longer than half a minute, or says more than 256 MiB.
std::optional<std::string> output_of(std::vector<std::string> words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;

  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!points_at_repository(*variable)) environment.push_back(*variable);
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(ends[0]);
    return std::nullopt;
  }

  constexpr std::size_t most = 256U * 1024 * 1024;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::string said;
  bool whole = false;
  while (said.size() <= most) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    pollfd waited{ends[0], POLLIN, 0};
    const int ready = poll(&waited, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) break;
    if (ready <= 0) continue;
    char piece[64 * 1024];
    const ssize_t got = read(ends[0], piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      whole = got == 0;
      break;
    }
    said.append(piece, static_cast<std::size_t>(got));
  }
  close(ends[0]);
  if (!whole) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return said;
}

// A repository's own settings may name a program to run as its file monitor: not here.
std::vector<std::string> git(const std::string& folder, std::initializer_list<const char*> words) {
  std::vector<std::string> all{"git", "-c", "core.fsmonitor=false", "-C", folder};
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

}  // namespace

std::unordered_set<std::string> ignored_by_git(const std::string& folder) {
  if (!in_working_tree(folder)) return {};
  const auto listed = output_of(git(folder, {"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"}));
  if (!listed) return {};
  std::unordered_set<std::string> ignored;
  for (std::size_t at = 0; at < listed->size();) {
    const std::size_t end = std::min(listed->find('\0', at), listed->size());
    ignored.insert(listed->substr(at, end - at));
    at = end + 1;
  }
  // All in it is ignored. Who names a folder that is ignored itself wants it checked.
  if (ignored.contains("./") && output_of(git(folder, {"check-ignore", "--quiet", "."}))) return {};
  return ignored;
}

}  // namespace citevet::cli
