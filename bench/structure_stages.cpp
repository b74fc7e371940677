// How the time of a check without network divides among its stages, on one thread.
#include <citevet/check.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Stage {
  const char* name;
  Clock::duration took{};
};

class Stages {
 public:
  template <class Work>
  auto time(std::size_t stage, Work work) {
    const auto start = Clock::now();
    struct Stop {
      Clock::time_point start;
      Clock::duration& took;
      ~Stop() { took += Clock::now() - start; }
    } stop{start, stages_[stage].took};
    return work();
  }
  void print() const {
    double all = 0;
    for (const Stage& stage : stages_) all += milliseconds(stage);
    for (const Stage& stage : stages_)
      std::printf("| %s | %.0f ms | %.0f %% |\n", stage.name, milliseconds(stage), 100 * milliseconds(stage) / all);
    std::printf("| all | %.0f ms | |\n", all);
  }

 private:
  static double milliseconds(const Stage& stage) { return std::chrono::duration<double, std::milli>(stage.took).count(); }
  std::vector<Stage> stages_{{"bytes"}, {"reading"}, {"lists and entries"}, {"citations"}, {"matching"}, {"rules"}, {"writing"}};
};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes(std::filesystem::file_size(file), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: structure-stages FILE|FOLDER\n");
    return 2;
  }
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(argv[1]))
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  else
    files.emplace_back(argv[1]);
  std::ranges::sort(files);

  Stages stages;
  const citevet::Config config;
  const auto writer = citevet::report::jsonl();
  citevet::DocumentReport report;
  std::string out;
  std::size_t findings = 0, written = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    citevet::Analysis& article = report.analysis;
    const std::string bytes = stages.time(0, [&] { return bytes_of(files[i]); });
    article.document.path = files[i].string();
    stages.time(1, [&] { citevet::read::document(bytes, citevet::Format::text, article.document); });
    stages.time(2, [&] {
      article.lists = citevet::reference::lists(article.document);
      article.references = citevet::reference::entries(article.document, article.lists);
    });
    article.citations = stages.time(3, [&] { return citevet::extract::citations(article.document, article.lists); });
    article.matches = stages.time(4, [&] { return citevet::match::matches(article.citations, article.references, article.lists); });
    report.findings = stages.time(5, [&] { return citevet::rules::findings(article, config); });
    out.clear();
    stages.time(6, [&] {
      for (std::size_t part = 0; part < writer->parts(report); ++part) writer->document(report, i, part, out);
    });
    findings += report.findings.size();
    written += out.size();
  }
  std::printf("| stage | time | share |\n| --- | --- | --- |\n");
  stages.print();
  std::printf("\n%zu documents, %zu findings, %zu MB written\n", files.size(), findings, written / 1'000'000);
}
