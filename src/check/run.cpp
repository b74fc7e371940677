// The run: the stages in their order, over many documents.
#include <citevet/check.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <thread>

#include "check/ask.h"
#include "check/ordered.h"
#include "check/source.h"
#include "check/summary.h"

namespace citevet {

namespace {

// Documents are handed to the workers in batches: fewer hand-overs, and pieces of the report large enough to write.
constexpr std::size_t batch_size = 32;
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
  Links links;
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
    report.analysis.today = services.today;
    report.analysis.policy.suppression_needs_reason = own.suppression_needs_reason;
    citevet::analyse(bytes, own.input_format.value_or(read::format_of(input.path)), input.path, patterns.at(&own), report.analysis);
  }

  void judge(std::size_t index, Desk& desk, const Links* asked) const {
    DocumentReport& report = desk.report;
    report.analysis.links = asked;
    if (report.error.empty())
      report.findings = rules::findings(report.analysis, config_of(inputs[index]), services.rules);
    else
      report.findings.clear();
    report.summary = detail::summary_of(report);
  }
};

std::size_t batches(const Run& run) {
  return (run.inputs.size() + batch_size - 1) / batch_size;
}

// Calls `each(index)` for the documents of a batch.
template <class Each>
void for_batch(const Run& run, std::size_t batch, Each each) {
  const std::size_t end = std::min(run.inputs.size(), (batch + 1) * batch_size);
  for (std::size_t index = batch * batch_size; index < end; ++index) each(index);
}

// The addresses of one batch, for the questions.
struct Asked {
  std::string canonical, written;
  std::vector<std::string> identifiers;
};

void collect(const Analysis& analysis, std::vector<Asked>& into) {
  for (const Address& address : analysis.addresses) {
    Asked& asked = into.emplace_back(std::string(address.canonical), std::string(address.written));
    for (const Identifier& identifier : address.identifiers) asked.identifiers.push_back(to_string(identifier));
  }
}

void add(Links& links, std::vector<Asked>&& addresses) {
  for (Asked& address : addresses) {
    const std::size_t before = links.all().size();
    Link& link = links.add(address.canonical, address.written);
    if (links.all().size() != before) link.identifiers = std::move(address.identifiers);
  }
}

// A batch of documents, written.
struct Written {
  std::vector<std::string> pieces;  // one per output
  std::vector<Asked> addresses;     // where nobody was asked and an output wants them
  std::vector<Problem> problems;
  Summary summary;
};

// Writes the documents in order. `prepare(index, desk)` yields the document, taken apart, in a desk of the worker's or its own.
template <class Prepare>
void write_documents(Run& run, const Links* asked, Prepare prepare) {
  const bool keep_addresses =
      asked == nullptr && std::ranges::any_of(run.outputs, [](const Output& output) { return output.writer->wants_links(); });
  std::vector<Desk> desks(run.threads);
  detail::ordered<Written>(
      batches(run), run.threads, 4 * run.threads,
      [&](std::size_t worker, std::size_t batch) {
        Written written;
        written.pieces.resize(run.outputs.size());
        for_batch(run, batch, [&](std::size_t index) {
          Desk& desk = prepare(index, desks[worker]);
          run.judge(index, desk, asked);
          const DocumentReport& report = desk.report;
          if (!report.error.empty())
            written.problems.push_back({ProblemKind::unreadable_file, Severity::error, run.inputs[index].path,
                                        run.inputs[index].path + " can't be read: " + report.error});
          written.problems.insert(written.problems.end(), report.analysis.document.problems.begin(),
                                  report.analysis.document.problems.end());
          written.summary += report.summary;
          if (keep_addresses) collect(report.analysis, written.addresses);
          for (std::size_t i = 0; i < run.outputs.size(); ++i) run.outputs[i].writer->document(report, index, written.pieces[i]);
        });
        return written;
      },
      [&](std::size_t, Written&& written) {
        for (std::size_t i = 0; i < run.outputs.size(); ++i) run.outputs[i].write(written.pieces[i]);
        run.summary += written.summary;
        add(run.links, std::move(written.addresses));
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
void run_online(Run& run, Transport& transport) {
  std::uint64_t bytes = 0;
  for (const Input& input : run.inputs) bytes += input.text ? 0 : detail::file_size(input.path);
  const bool keep = bytes <= kept_bytes;

  std::vector<Desk> desks(keep ? run.inputs.size() : run.threads);
  detail::ordered<std::vector<Asked>>(
      batches(run), run.threads, 4 * run.threads,
      [&](std::size_t worker, std::size_t batch) {
        std::vector<Asked> addresses;
        for_batch(run, batch, [&](std::size_t index) {
          Desk& desk = desks[keep ? index : worker];
          run.analyse(index, desk);
          collect(desk.report.analysis, addresses);
        });
        return addresses;
      },
      [&](std::size_t, std::vector<Asked>&& addresses) {
        add(run.links, std::move(addresses));
        return !run.services.stop.stop_requested();
      });

  detail::ask(run.links, transport, run.config, run.services, run.problems);

  write_documents(run, &run.links, [&](std::size_t index, Desk& desk) -> Desk& {
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
  for (Output& output : outputs) output.write(output.writer->head());

  if (services.transport == nullptr && config.network.offline) {
    run_offline(run);
  } else {
    std::unique_ptr<Transport> own;
    if (services.transport == nullptr) own = make_transport(config.network, services.today);
    run_online(run, services.transport != nullptr ? *services.transport : *own);
  }
  if (services.stop.stop_requested() &&
      std::ranges::none_of(run.problems, [](const Problem& problem) { return problem.kind == ProblemKind::cancelled; }))
    run.problems.push_back({ProblemKind::cancelled, Severity::error, {}, "the run was interrupted: what follows was not checked"});

  const bool offline = services.transport == nullptr && config.network.offline;
  if (!run.links.all().empty()) run.summary.links = {};  // the documents count an address that several of them have more than once
  for (Link& link : run.links.all()) {
    if (offline) {
      link.reason = "offline";
      link.evidence = "nobody was asked: the run was offline";
    }
    ++run.summary.links[static_cast<std::size_t>(link.state)];
    run.summary.incomplete = run.summary.incomplete || link.incomplete;
  }
  for (const Problem& problem : run.problems)
    run.summary.incomplete = run.summary.incomplete || problem.kind == ProblemKind::no_network || problem.kind == ProblemKind::deadline ||
                             problem.kind == ProblemKind::cancelled || problem.kind == ProblemKind::registry_unavailable;

  const RunReport whole{.links = run.links.all().empty() ? nullptr : &run.links,
                        .document_problems = run.document_problems,
                        .problems = run.problems,
                        .summary = run.summary,
                        .offline = offline};
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
