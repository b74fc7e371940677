// The run: the stages in their order, over many documents.
#include <citevet/check.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

#include "check/ask.h"
#include "check/ordered.h"
#include "check/party.h"
#include "check/questions.h"
#include "check/source.h"
#include "check/summary.h"

namespace citevet {

namespace {

// Documents are handed to the workers in batches: fewer hand-overs, and pieces of the report large enough to write.
constexpr std::size_t batch_size = 32;
// A document from this size on is a batch of its own, and all threads work on it when its turn has come.
constexpr std::uint64_t large_bytes = 8U * 1024 * 1024;
// Up to this many bytes of text, documents are kept between their questions and their findings; beyond it they are read twice.
constexpr std::uint64_t kept_bytes = 64U * 1024 * 1024;

std::vector<extract::Pattern> compile(const Config& config, std::vector<Problem>& problems) {
  std::vector<extract::Pattern> patterns;
  for (const auto& [name, pattern] : config.markers) {
    try {
      patterns.emplace_back(pattern);
    } catch (const Error& error) {
      Problem problem{ProblemKind::bad_pattern, Severity::error, name, error.what()};
      // Several documents' settings may share it.
      if (std::ranges::find(problems, problem) == problems.end()) problems.push_back(std::move(problem));
    }
  }
  return patterns;
}

// What one worker needs, used again from document to document.
struct Desk {
  detail::Buffer buffer;
  DocumentReport report;
};

// What all documents of a run share.
struct Run {
  std::span<const Input> inputs;
  const Config& config;
  const Services& services;
  std::span<Output> outputs;
  std::map<const Config*, std::vector<extract::Pattern>> patterns;
  std::vector<Problem> document_problems;  // in order of the documents
  std::vector<Problem> problems;           // of the run itself
  detail::Questions questions;
  Summary summary;
  std::size_t threads = 1;

  [[nodiscard]] const Config& config_of(const Input& input) const noexcept { return input.config != nullptr ? *input.config : config; }

  void analyse(std::size_t index, Desk& desk) const {
    const Input& input = inputs[index];
    const Config& own = config_of(input);
    DocumentReport& report = desk.report;
    report.error.clear();
    std::string_view bytes;
    if (input.text) {
      bytes = *input.text;
      if (bytes.size() > config.max_file_bytes) report.error = "it is larger than the limit; check its parts";
    } else {
      report.error = desk.buffer.read(input.path, config.max_file_bytes);
      bytes = desk.buffer.view();
    }
    if (!report.error.empty()) bytes = {};
    report.analysis.links = nullptr;
    report.analysis.works = nullptr;
    report.analysis.today = services.today;
    report.analysis.policy.suppression_needs_reason = own.suppression_needs_reason;
    citevet::analyse(bytes, own.input_format.value_or(read::format_of(input.path)), input.path, patterns.at(&own), report.analysis);
  }

  void judge(std::size_t index, Desk& desk, const detail::Questions* asked, std::size_t threads_for_rules) const {
    DocumentReport& report = desk.report;
    report.analysis.links = asked == nullptr ? nullptr : &asked->links;
    report.analysis.works = asked == nullptr ? nullptr : &asked->works;
    report.analysis.known.clear();
    if (asked != nullptr) {
      detail::match_again(report.analysis, asked->equivalents);
      learn(report.analysis);
    }
    if (report.error.empty())
      report.findings = rules::findings(report.analysis, config_of(inputs[index]), services.rules, threads_for_rules);
    else
      report.findings.clear();
    report.summary = detail::summary_of(report);
  }
};

// Documents that one worker does one after the other.
struct Batch {
  std::size_t begin = 0, end = 0;
  bool large = false;
};

std::vector<Batch> batches_of(std::span<const Input> inputs) {
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::uint64_t size = inputs[i].text ? inputs[i].text->size() : detail::file_size(inputs[i].path);
    const bool large = size >= large_bytes;
    if (large || batches.empty() || batches.back().large || batches.back().end - batches.back().begin == batch_size)
      batches.push_back({i, i, large});
    ++batches.back().end;
  }
  return batches;
}

// A batch of documents, written.
struct Written {
  std::vector<std::string> pieces;  // one per output
  detail::Met met;                  // where nobody was asked and an output wants them
  std::vector<Problem> problems;
  Summary summary;
};

// Strings that have been written, for the next batches: fresh memory costs more than what is put into it.
class Spare {
 public:
  std::vector<std::string> take(std::size_t count) {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return std::vector<std::string>(count);
    std::vector<std::string> pieces = std::move(spare_.back());
    spare_.pop_back();
    return pieces;
  }
  void give(std::vector<std::string>&& pieces) {
    for (std::string& piece : pieces) piece.clear();
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(pieces));
  }

 private:
  std::mutex mutex_;
  std::vector<std::vector<std::string>> spare_;
};

// What a document adds to the run, once its findings are there.
void account(const Run& run, std::size_t index, const DocumentReport& report, bool keep_addresses, Written& written) {
  if (!report.error.empty())
    written.problems.push_back({ProblemKind::unreadable_file, Severity::error, run.inputs[index].path,
                                run.inputs[index].path + " can't be read: " + report.error});
  written.problems.insert(written.problems.end(), report.analysis.document.problems.begin(), report.analysis.document.problems.end());
  written.summary += report.summary;
  if (keep_addresses) detail::collect(report.analysis, written.met);
}

// Writes a large document: its parts are made in parallel and written as they come.
void write_large(Run& run, std::size_t index, const DocumentReport& report) {
  for (Output& output : run.outputs) {
    Spare spare;
    detail::ordered<std::vector<std::string>>(
        output.writer->parts(report), run.threads, run.threads,
        [&](std::size_t, std::size_t part) {
          std::vector<std::string> piece = spare.take(1);
          output.writer->document(report, index, part, piece.front());
          return piece;
        },
        [&](std::size_t, std::vector<std::string>&& piece) {
          output.write(piece.front());
          spare.give(std::move(piece));
          return true;
        });
  }
}

// Writes the documents in order. `prepare(index, desk)` yields the document, taken apart, in a desk of the worker's or its own.
template <class Prepare>
void write_documents(Run& run, const detail::Questions* asked, Prepare prepare) {
  const bool keep_addresses =
      asked == nullptr && std::ranges::any_of(run.outputs, [](const Output& output) { return output.writer->wants_links(); });
  const std::vector<Batch> batches = batches_of(run.inputs);
  std::vector<Desk> desks(run.threads);
  Spare spare;
  detail::ordered<Written>(
      batches.size(), run.threads, 4 * run.threads,
      [&](std::size_t worker, std::size_t number) {
        Written written;
        const Batch& batch = batches[number];
        if (batch.large) return written;
        written.pieces = spare.take(run.outputs.size());
        for (std::size_t index = batch.begin; index < batch.end; ++index) {
          Desk& desk = prepare(index, desks[worker]);
          run.judge(index, desk, asked, 1);
          account(run, index, desk.report, keep_addresses, written);
          for (std::size_t i = 0; i < run.outputs.size(); ++i)
            for (std::size_t part = 0; part < run.outputs[i].writer->parts(desk.report); ++part)
              run.outputs[i].writer->document(desk.report, index, part, written.pieces[i]);
        }
        return written;
      },
      [&](std::size_t number, Written&& written) {
        if (const Batch& batch = batches[number]; batch.large) {
          Desk own;
          Desk& desk = prepare(batch.begin, own);
          run.judge(batch.begin, desk, asked, run.threads);
          account(run, batch.begin, desk.report, keep_addresses, written);
          write_large(run, batch.begin, desk.report);
        } else {
          for (std::size_t i = 0; i < run.outputs.size(); ++i) run.outputs[i].write(written.pieces[i]);
          spare.give(std::move(written.pieces));
        }
        run.summary += written.summary;
        run.questions.add(std::move(written.met));
        std::ranges::move(written.problems, std::back_inserter(run.document_problems));
        return !run.services.stop.stop_requested();
      });
}

// Asks nobody: one pass over the documents.
void run_offline(Run& run) {
  write_documents(run, nullptr, [&](std::size_t index, Desk& desk) -> Desk& {
    run.analyse(index, desk);
    return desk;
  });
}

// Questions of all documents, then the answers, then the findings.
void run_online(Run& run, const detail::Party& party) {
  std::uint64_t bytes = 0;
  for (const Input& input : run.inputs) bytes += input.text ? 0 : detail::file_size(input.path);
  const bool keep = bytes <= kept_bytes;

  const std::vector<Batch> batches = batches_of(run.inputs);
  std::vector<Desk> desks(keep ? run.inputs.size() : run.threads);
  detail::ordered<detail::Met>(
      batches.size(), run.threads, 4 * run.threads,
      [&](std::size_t worker, std::size_t number) {
        detail::Met met;
        for (std::size_t index = batches[number].begin; index < batches[number].end; ++index) {
          Desk& desk = desks[keep ? index : worker];
          run.analyse(index, desk);
          detail::collect(desk.report.analysis, met);
        }
        return met;
      },
      [&](std::size_t, detail::Met&& met) {
        run.questions.add(std::move(met));
        return !run.services.stop.stop_requested();
      });

  detail::ask(run.questions, party.transport(), run.config, run.services, run.problems);
  party.look_up(run.questions.works);

  write_documents(run, &run.questions, [&](std::size_t index, Desk& desk) -> Desk& {
    if (keep) return desks[index];
    run.analyse(index, desk);
    return desk;
  });
}

}  // namespace

RunResult check(std::span<const Input> inputs, const Config& config, const Services& services, std::span<Output> outputs) {
  Run run{.inputs = inputs, .config = config, .services = services, .outputs = outputs};
  run.threads = config.threads != 0 ? config.threads : std::max(1U, std::thread::hardware_concurrency());
  run.patterns.emplace(&config, compile(config, run.problems));
  for (const Input& input : inputs)
    if (input.config != nullptr && !run.patterns.contains(input.config))
      run.patterns.emplace(input.config, compile(*input.config, run.problems));
  const detail::Party party(config, services);
  for (Output& output : outputs) output.write(output.writer->head());

  if (party.nobody())
    run_offline(run);
  else
    run_online(run, party);
  if (services.stop.stop_requested() &&
      std::ranges::none_of(run.problems, [](const Problem& problem) { return problem.kind == ProblemKind::cancelled; }))
    run.problems.push_back({ProblemKind::cancelled, Severity::error, {}, "the run was interrupted: what follows was not checked"});

  if (!run.questions.links.all().empty())
    run.summary.links = {};  // the documents count an address that several of them have more than once
  for (Link& link : run.questions.links.all()) {
    if (party.nobody()) {
      link.reason = "offline";
      link.evidence = "nobody was asked: the run was offline";
    }
    ++run.summary.links[static_cast<std::size_t>(link.state)];
    run.summary.incomplete = run.summary.incomplete || link.incomplete;
  }
  for (const Search& search : run.questions.works.searches()) run.summary.incomplete = run.summary.incomplete || search.incomplete;
  for (const Work& work : run.questions.works.all()) run.summary.incomplete = run.summary.incomplete || work.incomplete;
  for (const Problem& problem : run.problems)
    run.summary.incomplete = run.summary.incomplete || problem.kind == ProblemKind::no_network || problem.kind == ProblemKind::deadline ||
                             problem.kind == ProblemKind::cancelled || problem.kind == ProblemKind::registry_unavailable;

  const RunReport whole{.links = run.questions.links.all().empty() ? nullptr : &run.questions.links,
                        .works = party.nobody() ? nullptr : &run.questions.works,
                        .document_problems = run.document_problems,
                        .problems = run.problems,
                        .summary = run.summary,
                        .offline = party.transport() == nullptr};
  for (Output& output : outputs) output.write(output.writer->tail(whole));

  RunResult result{.summary = run.summary, .problems = std::move(run.document_problems)};
  std::ranges::move(run.problems, std::back_inserter(result.problems));
  if (run.summary.errors != 0)
    result.worst = Severity::error;
  else if (run.summary.warnings != 0)
    result.worst = Severity::warning;
  else if (run.summary.notes != 0)
    result.worst = Severity::note;
  return result;
}

}  // namespace citevet
