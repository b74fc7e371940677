// reference/publisher-as-author: a site, a publisher, a journal or a role where an author belongs.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/hosts.h"
#include "rules/publisher_as_author.h"
#include "rules/words.h"
#include "text/fold.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// Where a name is a host or publisher of others' works, not their author. `on`: the places, as host or host/path, where that is so; empty:
// wherever it stands, except on the name's own pages `except`.
struct Publisher {
  std::string_view name;  // folded
  std::string_view on;    // separated by spaces
  std::string_view except;
};

constexpr std::string_view archives =
    "pmc.ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov/pmc ncbi.nlm.nih.gov/pubmed europepmc.org doi.org";

// Sorted by name.
constexpr auto publishers = std::to_array<Publisher>({
    {"about us", "", ""},
    {"acs publications", "", ""},
    {"admin", "", ""},
    {"administrator", "", ""},
    {"arxiv", "", "info.arxiv.org"},
    {"author", "", ""},
    {"bentham science", "", ""},
    {"biomed central", "", ""},
    {"biorxiv", "", ""},
    {"bmc", "", ""},
    {"bmj", "bmj.com", ""},
    {"cambridge core", "", ""},
    {"cambridge university press", "cambridge.org", ""},
    {"cell press", "cell.com", ""},
    {"cochrane library", "", ""},
    {"crossref", "", "crossref.org"},
    {"cureus", "cureus.com", ""},
    {"dailymotion", "", ""},
    {"dove medical press", "", ""},
    {"dove press", "", ""},
    {"ebsco", "", "ebsco.com"},
    {"editor", "", ""},
    {"elsevier", "", "elsevier.com"},
    {"europe pmc", "", ""},
    {"facebook", "", "about.facebook.com about.fb.com"},
    {"frontiers", "", ""},
    {"frontiers media", "", ""},
    {"google books", "", ""},
    {"google scholar", "", ""},
    {"hindawi", "", ""},
    {"ieee xplore", "", ""},
    {"instagram", "", "about.instagram.com"},
    {"iop publishing", "", ""},
    {"jama", "jamanetwork.com", ""},
    {"jama network", "jamanetwork.com", ""},
    {"jama network open", "jamanetwork.com", ""},
    {"jama psychiatry", "jamanetwork.com", ""},
    {"jstor", "", "about.jstor.org"},
    {"lancet", "thelancet.com", ""},
    {"mary ann liebert", "", ""},
    {"mdpi", "", ""},
    {"medrxiv", "", ""},
    {"national center for biotechnology information", archives, ""},
    {"national institute of health", archives, ""},
    {"national institutes of health", archives, ""},
    {"national institutes of health nih", archives, ""},
    {"national library of medicine", archives, ""},
    {"national library of medicine nlm", archives, ""},
    {"nature", "nature.com/articles/s nature.com/articles/nature", ""},
    {"nature portfolio", "nature.com", ""},
    {"ncbi", archives, ""},
    {"nih", archives, ""},
    {"nlm", archives, ""},
    {"oup academic", "", ""},
    {"oxford academic", "", ""},
    {"oxford university press", "academic.oup.com", ""},
    {"plos", "journals.plos.org", ""},
    {"plos one", "journals.plos.org", ""},
    {"pmc", "", ""},
    {"preprints", "", ""},
    {"proquest", "", ""},
    {"pubmed", "", ""},
    {"pubmed central", "", ""},
    {"reddit", "", "redditinc.com"},
    {"research gate", "", ""},
    {"research square", "", ""},
    {"researchgate", "", ""},
    {"sage journals", "", ""},
    {"sage publications", "", "sagepub.com/about"},
    {"science direct", "", ""},
    {"sciencedirect", "", ""},
    {"scopus", "", ""},
    {"scribd", "", ""},
    {"semantic scholar", "", ""},
    {"slideshare", "", ""},
    {"springer", "", "springer.com/gp springernature.com group.springernature.com"},
    {"springer link", "", ""},
    {"springer nature", "", "springernature.com group.springernature.com"},
    {"springer nature link", "", ""},
    {"springerlink", "", ""},
    {"ssrn", "", ""},
    {"staff", "", ""},
    {"staff reporter", "", ""},
    {"staff writer", "", ""},
    {"statpearls", "", ""},
    {"super user", "", ""},
    {"taylor and francis", "", "taylorandfrancis.com"},
    {"taylor and francis online", "", ""},
    {"taylor francis", "", "taylorandfrancis.com"},
    {"taylor francis online", "", ""},
    {"the bmj", "bmj.com", ""},
    {"the lancet", "thelancet.com", ""},
    {"the lancet psychiatry", "thelancet.com", ""},
    {"tiktok", "", "newsroom.tiktok.com"},
    {"u s national library of medicine", archives, ""},
    {"us national library of medicine", archives, ""},
    {"vimeo", "", "vimeo.com/blog"},
    {"web desk", "", ""},
    {"webmaster", "", ""},
    {"wiley", "", "wiley.com newsroom.wiley.com"},
    {"wiley online library", "", ""},
    {"wolters kluwer", "", "wolterskluwer.com"},
    {"you tube", "", "blog.youtube support.google.com"},
    {"youtube", "", "blog.youtube support.google.com"},
});
static_assert(std::ranges::is_sorted(publishers, {}, &Publisher::name));

// How the names of journals begin; `on` as above.
struct Journal {
  std::string_view beginning, on;
};
constexpr auto journals = std::to_array<Journal>({
    {"journal of ", ""},
    {"the journal of ", ""},
    {"international journal of ", ""},
    {"american journal of ", ""},
    {"british journal of ", ""},
    {"european journal of ", ""},
    {"canadian journal of ", ""},
    {"indian journal of ", ""},
    {"chinese journal of ", ""},
    {"african journal of ", ""},
    {"asian journal of ", ""},
    {"australian journal of ", ""},
    {"scandinavian journal of ", ""},
    {"world journal of ", ""},
    {"new england journal of ", ""},
    {"the new england journal of ", ""},
    {"annals of internal ", ""},
    {"annals of general ", ""},
    {"archives of internal ", ""},
    {"archives of general ", ""},
    {"proceedings of the ", ""},
    {"frontiers in ", ""},
    {"cochrane database of ", ""},
    {"bmc ", "biomedcentral.com"},
    {"bmj ", "bmj.com"},
    {"jama ", "jamanetwork.com"},
    {"lancet ", "thelancet.com"},
    {"the lancet ", "thelancet.com"},
    {"nature ", "nature.com"},
    {"plos ", "journals.plos.org"},
});

bool is_no_author(std::string_view name, const Reference& entry) noexcept {
  const auto found = std::ranges::lower_bound(publishers, name, {}, &Publisher::name);
  if (found != publishers.end() && found->name == name)
    return found->on.empty() ? !is_under_any(entry.canonical, found->except) : is_under_any(entry.canonical, found->on);
  return std::ranges::any_of(journals, [&](const Journal& journal) {
    return name.starts_with(journal.beginning) && (journal.on.empty() || is_under_any(entry.canonical, journal.on));
  });
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.authors.size() != 1) continue;
    const Field& author = entry.authors.front();
    std::string says;
    if (!is_publisher_as_author(entry)) {
      const std::vector<const NamedWork*> all = described(article, entry);
      const Comparison* wrong = by_field(all, &Comparison::authors, Agreement::differs);
      if (wrong == nullptr || !wrong->publisher_as_author) continue;
      says = wrong->authors.known;
    }
    findings.push_back({.span = author.span,
                        .message = quoted(author.text) + " publishes this source; it did not write it",
                        .help = says.empty() ? "name who wrote it, as the source itself does" : "name who wrote it: " + says,
                        .reference = i});
  }
  return findings;
}

}  // namespace

bool is_publisher_as_author(const Reference& entry) {
  // One of several names is mostly a person's that reads like a publisher's.
  if (entry.authors.size() != 1) return false;
  const Field& author = entry.authors.front();
  constexpr std::size_t longest = 120;
  // A comma parts a person's family name from the others.
  if (author.text.size() > longest || author.text.find(',') != std::string_view::npos) return false;
  return is_no_author(text::fold(author.text), entry);
}

extern constinit const Rule reference_publisher_as_author{
    .id = "reference/publisher-as-author",
    .severity = Severity::warning,
    .summary = "a site, a publisher, a journal or a role where an author belongs",
    .explanation =
        "\"Wiley Online Library\", \"YouTube\" or \"Staff\" stands where the author belongs. It hosts or prints the work and did not write "
        "it: "
        "the people who did get no credit, and the entry can't be found under their names. An institution is the author of its own pages, "
        "and "
        "that is not reported.",
    .bad =
        "Rest helps the heart (Source: https://onlinelibrary.wiley.com/doi/10.1111/add.70073).\n\nReferences\n"
        "Wiley Online Library. (2021). Rest and the heart. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n",
    .good =
        "Rest helps the heart (Source: https://onlinelibrary.wiley.com/doi/10.1111/add.70073).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n",
    .check = check,
};

}  // namespace citevet::rules
