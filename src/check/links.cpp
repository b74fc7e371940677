// The verdicts of a run by address.
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

}  // namespace citevet
