// The verdicts of a run by address, and what the registries said by identifier.
#include <citevet/analysis.h>

#include <algorithm>

namespace citevet {

namespace {

std::uint32_t hash_of(std::string_view key) noexcept {
  const std::uint64_t hash = std::hash<std::string_view>{}(key);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

// Where the key is, or where it would be put. There is always a place with nothing in it.
std::size_t Links::place_of(std::string_view key, std::uint32_t hash) const noexcept {
  std::size_t at = hash & (places_.size() - 1);
  while (places_[at].number != 0 && (places_[at].hash != hash || address_key(links_[places_[at].number - 1].url) != key))
    at = (at + 1) & (places_.size() - 1);
  return at;
}

void Links::grow() {
  std::vector<Place> old(std::max<std::size_t>(16, 2 * places_.size()));
  old.swap(places_);
  for (const Place& place : old) {
    if (place.number == 0) continue;
    std::size_t at = place.hash & (places_.size() - 1);
    while (places_[at].number != 0) at = (at + 1) & (places_.size() - 1);
    places_[at] = place;
  }
}

const Link* Links::find(std::string_view canonical) const noexcept {
  if (links_.empty()) return nullptr;
  const std::string_view key = address_key(canonical);
  const std::uint32_t number = places_[place_of(key, hash_of(key))].number;
  return number == 0 ? nullptr : &links_[number - 1];
}

Link& Links::add(std::string_view canonical, std::string_view written) {
  if (4 * (links_.size() + 1) > 3 * places_.size()) grow();
  const std::string_view key = address_key(canonical);
  const std::uint32_t hash = hash_of(key);
  Place& place = places_[place_of(key, hash)];
  if (place.number != 0) return links_[place.number - 1];
  Link& link = links_.emplace_back();
  place = {hash, static_cast<std::uint32_t>(links_.size())};
  link.url = canonical;
  if (written != canonical) link.written = written;
  return link;
}

const Work* Works::find(std::string_view identifier) const noexcept {
  const std::size_t index = index_of(identifier);
  return index == none ? nullptr : &works_[index];
}

std::size_t Works::index_of(std::string_view identifier) const noexcept {
  const auto found = index_.find(identifier);
  return found == index_.end() ? none : found->second;
}

std::size_t Works::add(std::string_view identifier) {
  const auto [found, is_new] = index_.try_emplace(std::string(identifier), works_.size());
  if (is_new) works_.push_back({.identifier = std::string(identifier)});
  return found->second;
}

const Search* Works::search(std::string_view key) const noexcept {
  const auto found = search_index_.find(key);
  return found == search_index_.end() ? nullptr : &searches_[found->second];
}

Search& Works::add_search(std::string_view key) {
  const auto [found, is_new] = search_index_.try_emplace(std::string(key), searches_.size());
  if (is_new) searches_.push_back({.key = std::string(key)});
  return searches_[found->second];
}

}  // namespace citevet
