// Pairs made from recorded works: described honestly, nothing differs; with an error planted, that very field does. Without the recordings
// the test says so and passes.
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>

#include "compare/search.h"
#include "compare/sides.h"
#include "resolve/asked.h"
#include "resolve/search.h"
#include "support/shared.h"
#include "text/ascii.h"
#include "text/fold.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace fs = std::filesystem;

namespace {

// Has a title and authors, of which none is a registry's trial ("p, v.").
bool is_described(const Record& record) {
  return !record.title.empty() && !record.authors.empty() &&
         std::ranges::none_of(record.authors, [](const Person& person) { return person.family.size() == 1; });
}

std::vector<Record> recorded() {
  std::vector<Record> all;
  std::error_code error;
  const auto each = [&](const std::string& folder, auto read) {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(shared() / "api-responses" / folder, error))
      names.push_back(file.path().filename().string());
    std::ranges::sort(names);
    for (const std::string& name : names) read(name, shared_file("api-responses/" + folder + "/" + name).value_or(""));
  };
  const auto add = [&](const resolve::Answer& answer) {
    if (answer.record && is_described(*answer.record)) all.push_back(*answer.record);
  };
  each("crossref", [&](const std::string& name, const std::string& body) {
    if (name.starts_with("not-found")) return;
    const auto value = boost::json::parse(body);
    std::string doi(value.at("message").at("DOI").as_string());
    std::ranges::transform(doi, doi.begin(), text::to_lower);
    add(only(question(Registry::crossref, Purpose::describe, {"doi:" + doi}), answered(200, body)));
  });
  each("crossref-search", [&](const std::string&, const std::string& body) {
    for (Record& record : resolve::hits(Registry::crossref, answered(200, body)).records)
      if (is_described(record)) all.push_back(std::move(record));
  });
  each("pubmed-efetch", [&](const std::string& name, const std::string& body) {
    if (!name.starts_with("pmid_")) return;
    add(only(question(Registry::ncbi_eutils, Purpose::describe, {"pmid:" + name.substr(5, name.find('.') - 5)}), answered(200, body)));
  });
  return all;
}

std::string initials(const Person& person, std::string_view behind, std::string_view between) {
  std::string out;
  bool begins = true;
  for (std::size_t at = 0; at < person.given.size(); ++at) {
    const char c = person.given[at];
    if (c == ' ' || c == '-' || c == '.') {
      begins = true;
      continue;
    }
    if (!begins) continue;
    std::size_t size = 1;
    while (at + size < person.given.size() && (static_cast<unsigned char>(person.given[at + size]) & 0xC0U) == 0x80U) ++size;
    out.append(out.empty() ? "" : between).append(person.given, at, size).append(behind);
    begins = false;
  }
  return out;
}

std::string apa(const Person& person) {
  return person.family.empty() ? person.name : person.given.empty() ? person.family : person.family + ", " + initials(person, ".", " ");
}

std::string vancouver(const Person& person) {
  return person.family.empty() ? person.name : person.given.empty() ? person.family : person.family + " " + initials(person, "", "");
}

Fields described(const Record& record, std::string (*style)(const Person&)) {
  Fields fields{.title = record.title + (record.subtitle.empty() ? "" : ": " + record.subtitle),
                .year = record.year,
                .container = record.container,
                .type = record.type};
  for (const Person& person : record.authors) fields.authors.push_back(style(person));
  return fields;
}

bool is_long(std::string_view title) {
  return text::words(text::fold(title)).size() >= 6;
}

bool is_english(std::string_view title) {
  return std::ranges::all_of(title, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Persons with names that differ from each other.
bool has_persons(const Record& record, std::size_t least) {
  if (record.authors.size() < least) return false;
  for (const Person& person : record.authors)
    if (person.family.size() < 3 || person.given.empty() || person.group || !is_english(person.family)) return false;
  for (std::size_t i = 0; i < record.authors.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (text::fold(record.authors[i].family) == text::fold(record.authors[j].family)) return false;
  return true;
}

struct Count {
  std::size_t right = 0, all = 0;
  void add(bool good) {
    ++all;
    right += good ? 1U : 0U;
  }
};

// "0.981 (0.967 to 0.990)": the share and its 95 % interval after Wilson.
std::string share(const Count& count) {
  const auto all = static_cast<double>(count.all), right = static_cast<double>(count.right);
  if (count.all == 0) return "none";
  constexpr double z = 1.96;
  const double p = right / all, middle = p + z * z / (2 * all), spread = z * std::sqrt(p * (1 - p) / all + z * z / (4 * all * all));
  const double whole = 1 + z * z / all;
  std::ostringstream out;
  out << std::fixed << std::setprecision(3) << p << " (" << (middle - spread) / whole << " to " << std::min(1.0, (middle + spread) / whole)
      << ") of " << count.all;
  return out.str();
}

// The other records whose titles share the most words with this one: what a search would return where the work itself is not there.
std::vector<std::size_t> nearest(std::size_t to, const std::vector<std::set<std::string>>& words) {
  constexpr std::size_t hits = 5;
  std::vector<std::pair<std::size_t, std::size_t>> shared;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto in_both = std::ranges::count_if(words[i], [&](const std::string& word) { return words[to].contains(word); });
    if (i != to) shared.emplace_back(static_cast<std::size_t>(in_both), i);
  }
  std::ranges::sort(shared, std::ranges::greater());
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < std::min(hits, shared.size()); ++i) all.push_back(shared[i].second);
  return all;
}

using Part = FieldComparison Comparison::*;
constexpr Part parts[] = {&Comparison::title, &Comparison::authors, &Comparison::year, &Comparison::container};

}  // namespace

TEST_CASE("recorded works, described honestly and with an error planted", "[compare][recorded]") {
  const std::vector<Record> records = recorded();
  if (records.empty()) {
    std::cout << "api-responses: not there, nothing compared\n";
    return;
  }
  Count honest, planted;
  std::size_t accused_elsewhere = 0;
  const auto check_honest = [&](const Fields& fields, const Record& record, std::string_view variation) {
    const Comparison result = compared(fields, record);
    for (const Part part : parts) {
      const FieldComparison& field = result.*part;
      CAPTURE(variation, record.identifier, field.said, field.known, field.reason);
      CHECK(field.agreement != Agreement::differs);
      honest.add(field.agreement != Agreement::differs);
    }
    CHECK(result.identity != Identity::another_work);
  };
  const auto check_planted = [&](const Fields& fields, const Record& record, Part wrong) {
    const Comparison result = compared(fields, record);
    for (const Part part : parts) {
      if (part == wrong) {
        planted.add((result.*part).agreement == Agreement::differs);
      } else if ((result.*part).agreement == Agreement::differs) {
        ++accused_elsewhere;
      }
    }
  };

  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const Fields plain = described(record, apa);
    check_honest(plain, record, "APA");
    check_honest(described(record, vancouver), record, "Vancouver");
    Fields fields = plain;
    fields.title = record.title;
    check_honest(fields, record, "without subtitle");
    std::ranges::transform(fields.title, fields.title.begin(),
                           [](unsigned char c) { return c < 0x80 ? static_cast<char>(std::toupper(c)) : static_cast<char>(c); });
    check_honest(fields, record, "in capitals");
    fields = plain;
    for (std::string& author : fields.authors)
      author =
          text::fold(author.substr(0, author.find(','))) + (author.find(',') == std::string::npos ? "" : author.substr(author.find(',')));
    check_honest(fields, record, "without diacritics");
    for (const std::string& name : record.containers) {
      fields = plain;
      fields.container = name;
      check_honest(fields, record, "short journal name");
      if (name.find(' ') == std::string::npos) continue;  // a nickname that nobody can know
      Record full = record;
      full.containers.clear();
      check_honest(fields, full, "short journal name that the registry does not know");
    }
    fields = plain;
    if (fields.year != 0) ++fields.year;
    check_honest(fields, record, "a year later");
    fields = plain;
    fields.title = "RETRACTED: " + fields.title;
    check_honest(fields, record, "said to be retracted");

    const bool long_title = is_long(record.title) && record.title.find(' ') != record.title.rfind(' ') && is_english(record.title) &&
                            record.original_title.empty();
    if (long_title) {
      fields = plain;
      std::string title = record.title;
      title.resize(title.rfind(' '));
      fields.title = title;
      check_planted(fields, record, &Comparison::title);
      fields.title = title + " lighthouses";
      check_planted(fields, record, &Comparison::title);
      const std::size_t first = title.find(' ');
      fields.title = "Lighthouses" + title.substr(first) + " quarterly";
      check_planted(fields, record, &Comparison::title);
    }
    if (record.year != 0 && record.type == ReferenceType::article) {
      fields = plain;
      fields.year -= 30;
      check_planted(fields, record, &Comparison::year);
    }
    if (record.type == ReferenceType::article && !record.container.empty() && is_english(record.container)) {
      fields = plain;
      fields.container = "Quarterly of Lighthouse History";
      check_planted(fields, record, &Comparison::container);
    }
    if (has_persons(record, 3)) {
      fields = plain;
      fields.authors.erase(fields.authors.begin() + 1);
      check_planted(fields, record, &Comparison::authors);
      fields = plain;
      fields.authors.pop_back();
      if (record.authors.size() < 19) check_planted(fields, record, &Comparison::authors);
      fields = plain;
      std::swap(fields.authors[0], fields.authors[1]);
      check_planted(fields, record, &Comparison::authors);
      fields = plain;
      fields.authors[1] = "Quistgaard, P.";
      check_planted(fields, record, &Comparison::authors);
    }
    if (has_persons(record, 1) && !record.publisher.empty()) {
      fields = plain;
      fields.authors = {record.publisher};
      if (record.publisher.find(',') == std::string::npos) check_planted(fields, record, &Comparison::authors);
    }
  }

  // Each entry with the next work's identifier.
  Count identity;
  std::size_t confused = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& other = records[(i + 7) % records.size()];
    if (!has_persons(records[i], 1) || !has_persons(other, 1) || !is_long(records[i].title) || !is_long(other.title)) continue;
    if (text::fold(records[i].title) == text::fold(other.title)) continue;
    const Comparison result = compared(described(records[i], apa), other);
    if (result.title.agreement == Agreement::not_compared) continue;  // in another language
    identity.add(result.identity == Identity::another_work);
    confused += result.identity == Identity::same_work ? 1U : 0U;
  }

  const std::size_t wrongly = honest.all - honest.right + accused_elsewhere;
  const double precision = static_cast<double>(planted.right) / static_cast<double>(planted.right + wrongly);
  const double recall = static_cast<double>(planted.right) / static_cast<double>(planted.all);
  std::cout << records.size() << " recorded works: " << honest.all << " fields described honestly, " << planted.all
            << " errors planted: precision " << share({planted.right, planted.right + wrongly}) << ", recall " << share(planted)
            << "; identifiers of other works told " << share(identity) << "\n";
  CHECK(precision >= 0.98);
  CHECK(recall >= 0.9);
  CHECK(confused == 0);
  CHECK(static_cast<double>(identity.right) >= 0.95 * static_cast<double>(identity.all));
}

TEST_CASE("recorded works, written as entries and read again", "[compare][recorded]") {
  Count fields;
  const auto check = [&](const std::string& written, const Record& record) {
    const auto made = entry(written);
    if (made->analysis.references.size() != 1) return;  // not read as one entry
    const Comparison result = compare::comparison(made->reference(), made->analysis.document.text, record);
    for (const Part part : parts) {
      const FieldComparison& field = result.*part;
      fields.add(field.agreement != Agreement::differs);
    }
  };
  for (const Record& record : recorded()) {
    if (record.type != ReferenceType::article || record.year == 0 || record.container.empty() || record.volume.empty() ||
        record.pages.empty())
      continue;
    const std::string title = record.title + (record.subtitle.empty() ? "" : ": " + record.subtitle);
    const std::string stop = title.ends_with('?') || title.ends_with('!') ? " " : ". ";
    std::string authors;
    const std::size_t count = record.authors.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (count > 20 && i >= 19 && i + 1 < count) continue;
      if (i > 0) authors += i + 1 == count ? (count > 20 ? ", . . . " : ", & ") : ", ";
      authors += apa(record.authors[i]);
    }
    if (!authors.ends_with('.')) authors += ".";
    check(authors + " (" + std::to_string(record.year) + "). " + title + stop + record.container + ", " + record.volume + ", " +
              record.pages + ". https://doi.org/10.5555/a",
          record);
    authors.clear();
    for (std::size_t i = 0; i < count && i < 6; ++i) authors += (i > 0 ? ", " : "") + vancouver(record.authors[i]);
    if (count > 6) authors += ", et al";
    const std::string journal = record.containers.empty() ? record.container : record.containers.front();
    check(authors + ". " + title + stop + journal + ". " + std::to_string(record.year) + ";" + record.volume + ":" + record.pages +
              ". doi:10.5555/a",
          record);
  }
  if (fields.all > 0)
    std::cout << fields.all << " fields of recorded works written as entries, " << fields.all - fields.right << " accused\n";
  CHECK(static_cast<double>(fields.right) >= 0.998 * static_cast<double>(fields.all));
}

TEST_CASE("recorded works as hits of a search: the entry's own is taken, others are not", "[compare][recorded]") {
  std::vector<Record> records = recorded();
  std::erase_if(records, [](const Record& record) {
    return (record.type != ReferenceType::article && record.type != ReferenceType::conference) || record.year == 0 ||
           !is_long(record.title);
  });
  if (records.empty()) return;
  std::vector<std::set<std::string>> words;
  for (const Record& record : records) {
    const std::string folded = text::fold(record.title);
    const auto all = text::words(folded);
    words.emplace_back(all.begin(), all.end());
  }
  Count found, right, spared, invented;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const Fields plain = described(record, apa);
    std::vector<Fields> honest{plain, described(record, vancouver)}, faulty;
    honest.emplace_back(plain).title = record.title;
    ++honest.emplace_back(plain).year;
    honest.emplace_back(plain).container = record.containers.empty() ? record.container : record.containers.front();
    faulty.emplace_back(plain).year -= 30;
    faulty.emplace_back(plain).container = "Quarterly of Lighthouse History";
    std::string& cut = faulty.emplace_back(plain).title;
    cut.resize(std::min(cut.size(), cut.rfind(' ')));
    if (plain.authors.size() > 1) faulty.emplace_back(plain).authors.pop_back();
    faulty.emplace_back(plain).authors = {"Quistgaard, P."};
    for (const Fields& fields : honest) {
      const Comparison own = compared(fields, record);
      found.add(compare::is_match(own));
      spared.add(!compare::is_far_off(own));
    }
    for (const Fields& fields : faulty) spared.add(!compare::is_far_off(compared(fields, record)));
    bool all_far = true;
    for (const std::size_t other : nearest(i, words)) {
      if (text::fold(records[other].title) == text::fold(record.title)) continue;  // the same work, recorded twice
      const Comparison comparison = compared(plain, records[other]);
      CAPTURE(record.title, records[other].title);
      CHECK_FALSE(compare::is_match(comparison));
      right.add(!compare::is_match(comparison));
      all_far = all_far && compare::is_far_off(comparison);
    }
    invented.add(all_far);
  }
  std::cout << records.size() << " articles as hits of searches: its own is taken " << share(found) << ", another is not " << share(right)
            << "; an entry with its work among the hits is not accused " << share(spared) << ", one without it is " << share(invented)
            << "\n";
  CHECK(static_cast<double>(found.right) >= 0.95 * static_cast<double>(found.all));
  CHECK(static_cast<double>(spared.right) >= 0.99 * static_cast<double>(spared.all));
  CHECK(static_cast<double>(invented.right) >= 0.95 * static_cast<double>(invented.all));
}
