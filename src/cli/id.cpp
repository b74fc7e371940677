// citevet id: the work that an identifier names.
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/terminal.h"

#include <citevet/address.h>
#include <citevet/check.h>
#include <citevet/error.h>
#include <citevet/style.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::cli {

namespace {

// How people write an identifier, and the address that would say the same.
constexpr std::pair<std::string_view, std::string_view> spellings[] = {
    {"doi:", "https://doi.org/"},
    {"10.", "https://doi.org/10."},
    {"pmid:", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"pmid", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"pmcid:", "https://pmc.ncbi.nlm.nih.gov/articles/"},
    {"pmc", "https://pmc.ncbi.nlm.nih.gov/articles/PMC"},
    {"arxiv:", "https://arxiv.org/abs/"},
    {"doi.org/", "https://doi.org/"},
};

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.size() > prefix.size() && std::ranges::equal(text.substr(0, prefix.size()), prefix,
                                                           [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

// "doi:10.1000/abc" of every way to write it, and of an address that names one work. Throws Error for what names none.
std::string identifier_of(const std::string& written) {
  std::string address = written;
  for (const auto& [prefix, before] : spellings) {
    if (!starts_with(written, prefix)) continue;
    const std::size_t value = std::min(written.find_first_not_of(' ', prefix.size()), written.size());
    address = std::string(before) + written.substr(value);
    break;
  }
  const std::vector<std::string> identifiers = identifiers_in(address);
  if (identifiers.empty())
    throw Error("“" + report::printable(written) + "” is no identifier", "id",
                "write a DOI, PMID, PMCID or arXiv id, as in: citevet id 10.1000/182 PMID:31452104 PMC6710894 arXiv:2401.01234");
  return identifiers.front();
}

// What keeps a work from being described, for people; empty: nothing does.
std::string why_not(const Work& work) {
  if (work.exists == Consulted::not_found)
    return std::string(title(*work.settled_by)) + " does not know " + work.identifier + ": mistyped or invented";
  if (work.description() != nullptr) return {};
  if (work.exists == Consulted::found) return work.identifier + " exists, and no registry describes it";
  if (work.exists == Consulted::not_asked) return "nobody was asked about " + work.identifier;
  return "nobody could say what " + work.identifier + " is" + (work.why.empty() ? "" : ": " + work.why) + "; ask again later";
}

std::string written(std::string_view format, std::span<const Work> works) {
  if (format == "json") return report::works_json(works);
  if (format == "bibtex") return style::bibtex(works);
  if (format == "csl-json") return style::csl_json(works);
  std::string out;
  for (const Work& work : works)
    if (const std::string entry = style::apa(work); !entry.empty()) out.append(report::printable(entry)).append("\n");
  return out;
}

}  // namespace

int id(const Arguments& arguments) {
  if (arguments.operands.empty()) throw Error("name an identifier", "id", "as in: citevet id 10.1000/182");
  std::vector<std::string> identifiers;
  for (const std::string& operand : arguments.operands) {
    std::string identifier = identifier_of(operand);
    if (std::ranges::find(identifiers, identifier) == identifiers.end()) identifiers.push_back(std::move(identifier));
  }
  const Settings settings(arguments, ".");
  const Config& config = settings.of_run();
  WorkReport report;
  {
    Interrupt interrupt;
    Services services;
    services.today = today(arguments, config);
    services.stop = interrupt.token();
    report = check_works(identifiers, config, services);
  }
  for (const Problem& problem : report.problems) complain(name(problem.severity), problem.message);
  int status = nothing_found;
  for (const Work& work : report.works) {
    if (const std::string why = why_not(work); !why.empty()) {
      complain("error", why);
      status = std::max<int>(status, work.exists == Consulted::not_found ? findings : failed);
    }
    const Standing standing = citevet::standing(history(work.records, work.listed));
    if (standing == Standing::retracted || standing == Standing::partly_retracted || standing == Standing::concern)
      complain("warning", work.identifier + ": " + std::string(name(standing)));
  }
  for (const Destination& to : arguments.formats) {
    Output output(to.file);
    output.write(written(to.format, report.works));
  }
  return status;
}

}  // namespace citevet::cli
