// Which citation means which entry.
#include <citevet/match.h>

#include <catch2/catch_test_macros.hpp>

#include <deque>

using namespace citevet;

namespace {

// Citations and entries made by hand; keeps what their views lead into.
class Article {
 public:
  struct Entry {
    std::string url, canonical;
    std::vector<Identifier> identifiers;
    std::vector<std::string> authors;
    std::int32_t year = 0;
    std::string title, label, archived, container;
  };
  struct Means {
    std::string url, canonical;
    std::vector<Identifier> identifiers;
    std::string label, author;
    std::int32_t year = 0;
    char suffix = 0;
    std::uint32_t number = 0;
  };

  Article() { lists_.push_back({.span = {0, 0}, .section = {0, 0}}); }

  Article& entry(const Entry& made) {
    Reference entry;
    entry.list = static_cast<std::uint32_t>(lists_.size() - 1);
    entry.url.text = keep(made.url);
    entry.canonical = made.canonical.empty() ? entry.url.text : keep(made.canonical);
    entry.identifiers = arena_.keep(made.identifiers);
    std::vector<Field> authors;
    for (const std::string& author : made.authors) authors.push_back({keep(author), {}});
    static_assert(std::is_trivially_copyable_v<Field>);
    entry.authors = arena_.keep(authors);
    entry.year = made.year;
    entry.title.text = keep(made.title);
    entry.label.text = keep(made.label);
    entry.archived.text = keep(made.archived);
    entry.container.text = keep(made.container);
    references_.push_back(entry);
    return *this;
  }
  Article& cites(const std::vector<Means>& means, CitationKind kind = CitationKind::source_marker) {
    std::vector<Target> targets;
    for (const Means& made : means) {
      Target target;
      target.url = keep(made.url);
      target.canonical = made.canonical.empty() ? target.url : keep(made.canonical);
      target.identifiers = arena_.keep(made.identifiers);
      target.label = keep(made.label);
      target.author = keep(made.author);
      target.year = made.year;
      target.year_suffix = made.suffix;
      target.number = made.number;
      targets.push_back(target);
    }
    Citation citation;
    citation.kind = kind;
    citation.span = {at_, at_ + 1};
    ++at_;
    citation.targets = arena_.keep(targets);
    citation.first_target = targets_;
    targets_ += static_cast<std::uint32_t>(targets.size());
    citations_.push_back(citation);
    return *this;
  }
  // The section with what was cited so far, and its list, end here.
  Article& next_section() {
    end_section();
    lists_.push_back({.span = {0, 0}, .section = {at_, at_}});
    return *this;
  }

  [[nodiscard]] Matches matches(const Equivalents& equivalents = {}) {
    end_section();
    return match::matches(citations_, references_, lists_, equivalents);
  }

 private:
  std::string_view keep(std::string_view text) { return arena_.keep(text); }
  void end_section() { lists_.back().section.end = at_++; }

  Arena arena_;
  std::vector<List> lists_;
  std::vector<Reference> references_;
  std::vector<Citation> citations_;
  std::uint32_t at_ = 0, targets_ = 0;
};

const Identifier doi{Scheme::doi, "10.1000/naps"};
const Identifier pmid{Scheme::pmid, "40320049"};

}  // namespace

TEST_CASE("the same characters match exactly", "[match]") {
  const Matches found = Article().entry({.url = "https://example.org/rest"}).cites({{.url = "https://example.org/rest"}}).matches();
  REQUIRE(found.of_targets.size() == 1);
  CHECK(found.of_targets[0].reference == 0);
  CHECK(name(found.of_targets[0].how) == "exact");
}

TEST_CASE("scheme, www and a trailing slash make no other source", "[match]") {
  const Matches found = Article().entry({.url = "http://www.example.org/rest/"}).cites({{.url = "https://example.org/rest"}}).matches();
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[0].how == How::canonical);
}

TEST_CASE("of two spellings of one address the same characters are meant", "[match]") {
  const Matches found = Article()
                            .entry({.url = "http://example.org/rest"})
                            .entry({.url = "https://example.org/rest"})
                            .cites({{.url = "https://example.org/rest"}})
                            .matches();
  CHECK(found.of_targets[0].reference == 1);
  CHECK(found.of_targets[0].how == How::exact);
  CHECK(found.same_as == std::vector<std::uint32_t>{no_reference, 0});
}

TEST_CASE("an identifier matches whatever the host", "[match]") {
  const Matches found = Article()
                            .entry({.url = "https://publisher.example.org/doi/10.1000/naps", .identifiers = {doi}})
                            .cites({{.url = "https://doi.org/10.1000/naps", .identifiers = {doi}}})
                            .cites({{.identifiers = {doi}}})
                            .matches();
  CHECK(found.of_targets[0].how == How::identifier);
  CHECK(found.of_targets[1].how == How::identifier);
  CHECK(found.citing(0).size() == 2);
}

TEST_CASE("an archived copy is the same source as its original", "[match]") {
  const std::string copy = "https://web.archive.org/web/20240102030405/https://example.org/rest";
  CHECK(Article().entry({.url = "https://example.org/rest"}).cites({{.url = copy}}).matches().of_targets[0].reference == 0);
  CHECK(Article().entry({.url = copy}).cites({{.url = "https://example.org/rest"}}).matches().of_targets[0].reference == 0);
  CHECK(Article().entry({.url = "https://example.org/a", .archived = copy}).cites({{.url = copy}}).matches().of_targets[0].reference == 0);
}

TEST_CASE("what a registry or a redirect says to be one matches, the registry first", "[match]") {
  Article article;
  article.entry({.url = "https://example.org/new"}).entry({.url = "https://pubmed.ncbi.nlm.nih.gov/40320049/", .identifiers = {pmid}});
  article.cites({{.identifiers = {doi}}}).cites({{.url = "http://example.org/old/"}});
  const Matches found = article.matches(
      {.works = {{"doi:10.1000/naps", "pmid:40320049"}},
       .redirects = {{"https://example.org/old", "https://example.org/mid"}, {"https://example.org/mid", "https://www.example.org/new"}}});
  CHECK(found.of_targets[0].reference == 1);
  CHECK(found.of_targets[0].how == How::work);
  CHECK(found.of_targets[1].reference == 0);
  CHECK(found.of_targets[1].how == How::redirect);
}

TEST_CASE("nothing is matched that only looks alike, but the closest entry is named", "[match]") {
  const Matches found = Article()
                            .entry({.url = "https://example.com/else", .title = "Something else"})
                            .entry({.url = "https://example.org/sleep/resting", .title = "Resting"})
                            .cites({{.url = "https://example.org/sleep/rest"}})
                            .cites({{.url = "https://other.example.net/"}})
                            .matches();
  CHECK(found.of_targets[0].reference == no_reference);
  CHECK(found.of_targets[0].how == How::none);
  CHECK(found.of_targets[0].nearest == 1);
  CHECK(found.of_targets[1].nearest == no_reference);
}

TEST_CASE("a citation means the list of its own section", "[match]") {
  Article article;
  article.cites({{.url = "https://example.org/a"}}).cites({{.number = 1}}, CitationKind::numeric);
  article.entry({.url = "https://example.org/a", .label = "1"}).next_section();
  article.cites({{.url = "https://example.org/a"}})
      .cites({{.number = 1}}, CitationKind::numeric)
      .cites({{.number = 2}}, CitationKind::numeric);
  article.entry({.url = "https://example.org/a", .label = "1"}).next_section();
  article.cites({{.url = "https://example.org/c"}}).entry({.url = "https://example.org/c", .label = "2"});
  const Matches found = article.matches();
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[1].reference == 0);
  CHECK(found.of_targets[2].reference == 1);
  CHECK(found.of_targets[3].reference == 1);
  CHECK(found.of_targets[4].reference == no_reference);  // a number of another section's list
  CHECK(found.of_targets[5].reference == 2);
  CHECK(found.same_as == std::vector<std::uint32_t>(3, no_reference));
}

TEST_CASE("where a list has no citations of its own, all may be meant", "[match]") {
  Article article;
  article.cites({{.url = "https://example.org/a"}}).cites({{.url = "https://example.org/b"}}).entry({.url = "https://example.org/a"});
  article.next_section().entry({.url = "https://example.org/b"});
  const Matches found = article.matches();
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[1].reference == 1);
}

TEST_CASE("numbers and keys mean the entry with that label", "[match]") {
  const Matches found = Article()
                            .entry({.title = "Rest", .label = "01"})
                            .entry({.title = "Naps", .label = "moss2021"})
                            .cites({{.number = 1}, {.number = 7}}, CitationKind::numeric)
                            .cites({{.label = "moss2021"}}, CitationKind::key)
                            .matches();
  CHECK(found.of_targets[0].how == How::number);
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[1].reference == no_reference);
  CHECK(found.of_targets[2].how == How::key);
  CHECK(found.of_targets[2].reference == 1);
}

TEST_CASE("a list without numbers is counted", "[match]") {
  const Matches found =
      Article().entry({.title = "Rest"}).entry({.title = "Naps"}).cites({{.number = 2}, {.number = 3}}, CitationKind::numeric).matches();
  CHECK(found.of_targets[0].reference == 1);
  CHECK(found.of_targets[1].reference == no_reference);
}

TEST_CASE("an author and a year mean an entry", "[match]") {
  Article article;
  article.entry({.authors = {"Müller, J.", "Okafor, A."}, .year = 2021, .title = "Rest"})
      .entry({.authors = {"World Health Organization"}, .year = 2024, .title = "Sleep"})
      .entry({.authors = {"Smith JA", "Lee K"}, .year = 2019, .title = "Naps"});
  article.cites({{.label = "Müller & Okafor, 2021", .author = "Muller", .year = 2021},
                 {.label = "WHO, 2024", .author = "WHO", .year = 2024},
                 {.label = "Smith et al., 2019", .author = "Smith", .year = 2019}},
                CitationKind::author_year);
  const Matches found = article.matches();
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[0].how == How::author_year);
  CHECK(found.of_targets[1].reference == 1);
  CHECK(found.of_targets[2].reference == 2);
}

TEST_CASE("a near miss says which part is wrong and which entry is nearly meant", "[match]") {
  Article article;
  article.entry({.authors = {"Korb, S.", "Lindqvist, P."}, .year = 2025, .title = "Rest"});
  article.cites({{.label = "Korb, 2024", .author = "Korb", .year = 2024},
                 {.label = "Lindqvist, 2025", .author = "Lindqvist", .year = 2025},
                 {.label = "Kord, 2025", .author = "Kord", .year = 2025},
                 {.label = "Adeyemi, 2025", .author = "Adeyemi", .year = 2025}},
                CitationKind::author_year);
  const Matches found = article.matches();
  CHECK(found.of_targets[0].miss == Miss::year);
  CHECK(found.of_targets[0].nearest == 0);
  CHECK(found.of_targets[1].miss == Miss::author);
  CHECK(found.of_targets[2].miss == Miss::author);
  CHECK(found.of_targets[3].miss == Miss::none);
  CHECK(found.citing(0).empty());
}

TEST_CASE("of several entries by one author in one year the letter or the other authors decide", "[match]") {
  Article article;
  article.entry({.authors = {"Hall, T.", "Berg, A."}, .year = 2026, .title = "One"})
      .entry({.authors = {"Hall, T.", "Chu, B."}, .year = 2026, .title = "Two"});
  article.cites({{.label = "Hall, 2026", .author = "Hall", .year = 2026}, {.label = "Hall & Chu, 2026", .author = "Hall", .year = 2026}},
                CitationKind::author_year);
  const Matches found = article.matches();
  CHECK(found.of_targets[0].miss == Miss::ambiguous);
  CHECK(found.of_targets[0].nearest == 0);
  CHECK(found.of_targets[1].reference == 1);
}

TEST_CASE("a marker may name an entry's author, title or site", "[match]") {
  Article article;
  article
      .entry({.url = "https://www.psychologytoday.com/us/blog/k",
              .authors = {"Korb, S."},
              .year = 2025,
              .title = "Generation K for Ketamine Use Disorders"})
      .entry({.url = "https://www.samhsa.gov/helpline",
              .authors = {"Substance Abuse and Mental Health Services Administration"},
              .year = 2024,
              .title = "National Helpline"});
  article.cites({{.label = "Korb, 2025", .author = "Korb", .year = 2025}})
      .cites({{.label = "Generation K for ketamine use disorders"}})
      .cites({{.label = "Psychology Today"}})
      .cites({{.label = "Substance Abuse and Mental Health Services Administration"}})
      .cites({{.label = "gemini-search"}});
  const Matches found = article.matches();
  CHECK(found.of_targets[0].reference == 0);
  CHECK(found.of_targets[0].how == How::name);
  CHECK(found.of_targets[1].reference == 0);
  CHECK(found.of_targets[2].reference == 0);
  CHECK(found.of_targets[3].reference == 1);
  CHECK(found.of_targets[4].reference == no_reference);
}

TEST_CASE("an address that no entry has still means the entry that its words name", "[match]") {
  const Matches found =
      Article()
          .entry({.url = "https://pubmed.ncbi.nlm.nih.gov/1/", .authors = {"Jensen, M."}, .year = 2026, .title = "Trials"})
          .cites({{.url = "https://publisher.example.org/x", .label = "Jensen et al., 2026", .author = "Jensen", .year = 2026}})
          .cites({{.url = "https://publisher.example.org/y", .label = "Jensen et al., 2020", .author = "Jensen", .year = 2020}})
          .matches();
  CHECK(found.of_targets[0].how == How::name);
  CHECK(found.of_targets[1].reference == no_reference);
  CHECK(found.of_targets[1].miss == Miss::none);
}

TEST_CASE("two entries under two identifiers of one work are one entry too many", "[match]") {
  const Identifier pmid{Scheme::pmid, "1"}, pmcid{Scheme::pmcid, "PMC2"}, other{Scheme::pmid, "3"};
  Article article;
  article.entry({.identifiers = {other}}).entry({.identifiers = {pmid}}).entry({.identifiers = {pmcid}});
  CHECK(article.matches({.works = {{"pmid:1", "pmcid:PMC2"}}}).same_as == std::vector<std::uint32_t>{no_reference, no_reference, 1});
  CHECK(article.matches().same_as == std::vector<std::uint32_t>(3, no_reference));
}

TEST_CASE("chapters that share their book's ISBN are no duplicates", "[match]") {
  const Identifier isbn{Scheme::isbn, "9780306406157"};
  const Matches found =
      Article().entry({.identifiers = {isbn}, .title = "Chapter 1"}).entry({.identifiers = {isbn}, .title = "Chapter 2"}).matches();
  CHECK(found.same_as == std::vector<std::uint32_t>(2, no_reference));
}

TEST_CASE("each citation counts once for an entry, in rising order", "[match]") {
  const Matches found = Article()
                            .entry({.url = "https://example.org/a"})
                            .entry({.url = "https://example.org/b"})
                            .cites({{.url = "https://example.org/b"}, {.url = "https://example.org/b/"}})
                            .cites({{.url = "https://example.org/a"}, {.url = "https://example.org/b"}})
                            .matches();
  CHECK(std::vector(found.citing(0).begin(), found.citing(0).end()) == std::vector<std::uint32_t>{1});
  CHECK(std::vector(found.citing(1).begin(), found.citing(1).end()) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("no citations and no entries are no trouble", "[match]") {
  CHECK(match::matches({}, {}, {}).cited_begin == std::vector<std::uint32_t>{0});
  CHECK(Article().cites({{.url = "https://example.org/a"}}).cites({}).matches().of_targets[0].reference == no_reference);
}
