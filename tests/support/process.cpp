// Runs a program and hands back what it said.
#include "support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>

namespace citevet::test {

namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() { close(read); }
  void close_write() { close(write); }

 private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

}  // namespace

Said run(const Process& process) {
  std::vector<std::string> words = process.words;
  std::vector<std::string> environment = process.environment;
  environment.emplace_back("PATH=/usr/local/bin:/usr/bin:/bin");
  const std::vector<char*> argv = pointers(words), envp = pointers(environment);
  Pipe in, out, error;
  if (process.closed_output) out.close_read();

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(error.write, STDERR_FILENO);
    if (!process.folder.empty() && ::chdir(process.folder.c_str()) != 0) ::_exit(126);
    ::execve(argv.front(), argv.data(), envp.data());
    ::_exit(127);
  }
  in.close_read();
  out.close_write();
  error.close_write();
  ::signal(SIGPIPE, SIG_IGN);
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);

  Said said;
  std::size_t sent = 0;
  bool interrupted = false, killed = false;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (out.read >= 0 || error.read >= 0) {
    if (sent == process.input.size()) in.close_write();
    std::array<pollfd, 3> waited{pollfd{out.read, POLLIN, 0}, pollfd{error.read, POLLIN, 0}, pollfd{in.write, POLLOUT, 0}};
    ::poll(waited.data(), waited.size(), 100);
    if (std::chrono::steady_clock::now() > deadline && !killed) {
      ::kill(child, SIGKILL);
      killed = true;
    }
    if (process.kill_when && !killed && process.kill_when()) {
      ::kill(child, SIGKILL);
      killed = true;
    }
    if (waited[2].revents != 0) {
      const ssize_t written = ::write(in.write, process.input.data() + sent, process.input.size() - sent);
      if (written > 0) sent += static_cast<std::size_t>(written);
      if (written < 0 && errno != EAGAIN && errno != EINTR) sent = process.input.size();
    }
    const auto drain = [](Pipe& pipe, short ready, std::string& into) {
      if (ready == 0) return;
      char piece[65536];
      const ssize_t got = ::read(pipe.read, piece, sizeof piece);
      if (got > 0) into.append(piece, static_cast<std::size_t>(got));
      if (got == 0) pipe.close_read();
    };
    drain(out, waited[0].revents, said.output);
    drain(error, waited[1].revents, said.error);
    if (process.interrupt_after_bytes > 0 && !interrupted &&
        said.output.size() >= static_cast<std::size_t>(process.interrupt_after_bytes)) {
      ::kill(child, SIGINT);
      interrupted = true;
    }
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return said;
}

}  // namespace citevet::test
