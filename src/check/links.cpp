// The verdicts of a run by address, and what the registries said by identifier.
#include <citevet/analysis.h>

namespace citevet {

const Link* Links::find(std::string_view canonical) const noexcept {
  const auto found = index_.find(address_key(canonical));
  return found == index_.end() ? nullptr : &links_[found->second];
}

Link& Links::add(std::string_view canonical, std::string_view written) {
  const std::string_view key = address_key(canonical);
  if (const auto found = index_.find(key); found != index_.end()) return links_[found->second];
  index_.emplace(std::string(key), links_.size());
  Link& link = links_.emplace_back();
  link.url = canonical;
  link.written = written;
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

}  // namespace citevet
