// Which addresses are asked, and where.
#include <citevet/config.h>

#include "config/glob.h"

#include <citevet/address.h>

#include <algorithm>

namespace citevet::config {

namespace {

// A glob of addresses: with a scheme of whole ones, with a slash of what follows the scheme, else of hosts.
struct Pattern {
  enum class Of : std::uint8_t { address, page, host } of;
  Glob glob;

  explicit Pattern(const std::string& written)
      : of(written.find("://") != std::string::npos ? Of::address
           : written.find('/') != std::string::npos ? Of::page
                                                    : Of::host),
        glob(written) {}

  [[nodiscard]] bool matches(std::string_view url) const {
    if (of == Of::address) return glob.matches(url);
    const std::size_t slashes = url.find("//");
    if (slashes == std::string_view::npos) return false;
    url.remove_prefix(slashes + 2);
    return glob.matches(of == Of::page ? url : url.substr(0, url.find_first_of("/?#")));
  }
};

bool any(const std::vector<Pattern>& patterns, std::string_view url) {
  return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return pattern.matches(url); });
}

struct Rule {
  std::string from, to;  // both end with a slash, or neither does

  [[nodiscard]] bool covers(std::string_view url) const noexcept {
    return url.starts_with(from) &&
           (from.ends_with('/') || url.size() == from.size() || std::string_view("/?#").find(url[from.size()]) != std::string_view::npos);
  }
};

}  // namespace

struct Addresses::Compiled {
  std::vector<Pattern> include, exclude;
  std::vector<Rule> remap;
};

Addresses::Addresses(const Config& config) {
  auto compiled = std::make_shared<Compiled>();
  for (const std::string& glob : config.include) compiled->include.emplace_back(glob);
  for (const std::string& glob : config.exclude) compiled->exclude.emplace_back(glob);
  for (const Remap& remap : config.network.remap) {
    const auto from = canonical_url(remap.from), to = canonical_url(remap.to);
    if (!from || !to) continue;
    Rule rule{*from, *to};
    // What follows must not run into the host.
    while (rule.to.ends_with('/')) rule.to.pop_back();
    if (rule.from.ends_with('/')) rule.to += '/';
    compiled->remap.push_back(std::move(rule));
  }
  compiled_ = std::move(compiled);
}

bool Addresses::excluded(std::string_view url) const {
  const auto& [include, exclude, remap] = *compiled_;
  if (any(include, url)) return false;
  return !include.empty() || any(exclude, url);
}

std::optional<std::string> Addresses::instead_of(std::string_view url) const {
  for (const Rule& rule : compiled_->remap)
    if (rule.covers(url)) return canonical_url(rule.to + std::string(url.substr(rule.from.size())));
  return std::nullopt;
}

}  // namespace citevet::config
