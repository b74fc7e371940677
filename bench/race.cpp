// Runs commands in turn, several times, and compares their medians: wall time, CPU time, peak memory.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Runner {
  std::string label, command;
  std::vector<double> wall_ms, cpu_ms, peak_mb;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

void run(Runner& runner) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const std::string command = "exec " + runner.command;
    execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::fprintf(stderr, "race: failed: %s\n", runner.command.c_str());
    std::exit(1);
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  runner.wall_ms.push_back(took.count());
  runner.cpu_ms.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  runner.peak_mb.push_back(static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc % 2 != 0) {
    std::fprintf(stderr,
                 "usage: race TIMES (LABEL COMMAND)...\n"
                 "The first is the measure of the others. A command's exit status 1 is no failure: it found something.\n");
    return 2;
  }
  const int times = std::atoi(argv[1]);
  std::vector<Runner> runners;
  for (int i = 2; i < argc; i += 2) runners.push_back({argv[i], argv[i + 1], {}, {}, {}});
  for (Runner& runner : runners) run(runner);  // to warm the caches; not counted
  for (Runner& runner : runners) runner = {runner.label, runner.command, {}, {}, {}};
  for (int round = 0; round < times; ++round)
    for (Runner& runner : runners) run(runner);

  const double measure = median(runners[0].wall_ms);
  std::printf("| | wall | ratio | CPU | peak |\n| --- | --- | --- | --- | --- |\n");
  for (const Runner& runner : runners)
    std::printf("| %s | %.*f ms | %.2f | %.*f ms | %.0f MB |\n", runner.label.c_str(), median(runner.wall_ms) < 20 ? 1 : 0,
                median(runner.wall_ms), median(runner.wall_ms) / measure, median(runner.cpu_ms) < 20 ? 1 : 0, median(runner.cpu_ms),
                median(runner.peak_mb));
}
