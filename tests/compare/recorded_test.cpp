// Pairs made from recorded works: described honestly, nothing differs; with an error planted, that very field does. Without the recordings
// the test says so and passes.
#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <iostream>

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
            << " errors planted: precision " << precision << ", recall " << recall << "; " << identity.right << " of " << identity.all
            << " identifiers of other works told\n";
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
