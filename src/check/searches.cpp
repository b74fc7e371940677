// Searches registries for works whose entries give no identifier, or one that does not exist.
#include "check/searches.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compare/search.h"

namespace citevet::detail {

namespace {

// What the search knows of the entry, as an entry.
class Entry {
 public:
  explicit Entry(const resolve::Description& description) {
    for (const std::string& author : description.authors) authors_.push_back({author, {}});
    entry_.authors = authors_;
    entry_.title.text = description.title;
    entry_.container.text = description.container;
    entry_.year = description.year;
    entry_.type = ReferenceType::article;
  }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

  [[nodiscard]] bool is(const Work& work) const {
    const auto comparison = compare::comparison(entry_, {}, work);
    return comparison && compare::is_match(*comparison);
  }

 private:
  std::vector<Field> authors_;
  Reference entry_;
};

}  // namespace

Searches::Searches(Works& works, Asker* asker, const resolve::Settings& settings, Memory& memory, Registries& registries,
                   std::function<void()> wait)
    : works_(works), asker_(asker), settings_(settings), memory_(memory), registries_(registries), wait_(std::move(wait)) {}

void Searches::run(std::span<const Sought> sought) {
  struct Open {
    std::size_t search;
    const resolve::Description* description;
  };
  std::vector<Open> open;
  for (const Sought& one : sought) {
    const bool may_exist = std::ranges::any_of(one.identifiers, [&](const std::string& identifier) {
      const Work* work = works_.find(identifier);
      return work == nullptr || work->exists != Consulted::not_found;
    });
    if (may_exist) continue;
    const Search& search = works_.add_search(one.key);
    open.push_back({static_cast<std::size_t>(&search - works_.searches().data()), &one.description});
  }
  for (const Registry registry : resolve::searched()) {
    if (open.empty() || registries_.nobody_answers()) return;
    if (!settings_.of(registry).enabled) continue;
    for (const Open& one : open) ask(one.search, *one.description, registry);
    wait_();
    registries_.exist(std::exchange(found_, {}), [](std::size_t) {});
    wait_();
    std::erase_if(open, [&](const Open& one) { return is_settled(one.search, *one.description); });
  }
}

void Searches::ask(std::size_t search, const resolve::Description& description, Registry registry) {
  if (std::optional<resolve::Hits> known = memory_.hits(registry, works_.searches()[search].key))
    return take(search, registry, std::move(*known));
  if (asker_ == nullptr) return;
  std::optional<Request> request = resolve::search(registry, description, settings_);
  if (!request) return;
  registries_.send(std::move(*request), [this, search, registry](Exchange&& exchange) {
    Search& one = works_.searches()[search];
    resolve::Hits hits = resolve::hits(registry, exchange);
    if (hits.said == Consulted::unreachable) {
      registries_.did_not_answer(registry, exchange, hits.why);
    } else {
      memory_.keep(registry, one.key, hits, exchange.at);
      registries_.did_answer();
    }
    one.incomplete = one.incomplete || Registries::is_of_the_run(exchange);
    take(search, registry, std::move(hits));
  });
}

void Searches::take(std::size_t search, Registry registry, resolve::Hits&& hits) {
  works_.searches()[search].consulted.emplace_back(registry, hits.said);
  if (hits.said == Consulted::unreachable) works_.searches()[search].why = std::move(hits.why);
  const auto add = [&](const std::string& identifier) {
    std::vector<std::string>& known = works_.searches()[search].works;
    if (std::ranges::find(known, identifier) == known.end()) known.push_back(identifier);
    return works_.add(identifier);
  };
  for (Record& record : hits.records) {
    if (record.identifier.empty()) continue;
    const std::size_t index = add(record.identifier);
    Work& work = works_.all()[index];
    if (work.said_by(registry) != Consulted::not_asked) continue;
    work.consulted.emplace_back(registry, Consulted::found);
    if (work.exists == Consulted::not_asked) {
      work.exists = Consulted::found;
      work.settled_by = registry;
    }
    work.records.push_back(std::move(record));
  }
  for (const std::string& identifier : hits.identifiers) {
    const std::size_t index = add(identifier);
    if (works_.all()[index].exists == Consulted::not_asked && std::ranges::find(found_, index) == found_.end()) found_.push_back(index);
  }
}

bool Searches::is_settled(std::size_t search, const resolve::Description& description) const {
  const Entry entry(description);
  return std::ranges::any_of(works_.searches()[search].works, [&](const std::string& identifier) {
    const Work* work = works_.find(identifier);
    return work != nullptr && !work->records.empty() && entry.is(*work);
  });
}

}  // namespace citevet::detail
