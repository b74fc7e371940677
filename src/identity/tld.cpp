// Top-level domains: how a host is told from other words with dots in them.
#include "identity/tld.h"

#include "text/ascii.h"

#include <array>
#include <cstdint>

namespace citevet::identity {

namespace {

// The countries' domains, by their first letter; without md, pm, ps, py, rs, sh and so, which are endings of files first.
constexpr std::array<std::string_view, 26> countries = {
    "c d e f g i l m o q r s t u w x z",          // a
    "a b d e f g h i j m n o r s t v w y z",      // b
    "a c d f g h i k l m n o r u v w x y z",      // c
    "e j k m o z",                                // d
    "c e g r s t u",                              // e
    "i j k m o r",                                // f
    "a b d e f g h i l m n p q r s t u w y",      // g
    "k m n r t u",                                // h
    "d e l m n o q r s t",                        // i
    "e m o p",                                    // j
    "e g h i m n p r w y z",                      // k
    "a b c i k r s t u v y",                      // l
    "a c e g h k l m n o p q r s t u v w x y z",  // m
    "a c e f g i l o p r u z",                    // n
    "m",                                          // o
    "a e f g h k l n r t w",                      // p
    "a",                                          // q
    "e o u w",                                    // r
    "a b c d e g i j k l m n r s t u v x y z",    // s
    "c d f g h j k l m n o r t v w z",            // t
    "a g k s y z",                                // u
    "a c e g i n u",                              // v
    "f s",                                        // w
    "",                                           // x
    "e t",                                        // y
    "a m w",                                      // z
};

// The others that articles point at. Not all thousand of them: many are common words, and a missing space makes a host of those.
constexpr std::string_view generic[] = {
    "academy",       "agency",     "app",      "asia",      "biz",    "blog",       "care",     "cat",   "center",    "clinic",
    "cloud",         "club",       "com",      "community", "coop",   "dev",        "digital",  "edu",   "education", "energy",
    "expert",        "foundation", "global",   "gov",       "guide",  "health",     "hospital", "info",  "institute", "int",
    "international", "jobs",       "life",     "link",      "live",   "media",      "mil",      "mobi",  "museum",    "name",
    "net",           "network",    "news",     "ngo",       "ong",    "online",     "org",      "page",  "press",     "pro",
    "pub",           "report",     "research", "review",    "school", "science",    "shop",     "site",  "social",    "solutions",
    "space",         "store",      "support",  "systems",   "tech",   "technology", "tel",      "today", "travel",    "university",
    "video",         "website",    "wiki",     "work",      "world",  "xyz",        "example",
};

constexpr std::array<std::uint32_t, 26> country_bits = [] {
  std::array<std::uint32_t, 26> bits{};
  for (std::size_t i = 0; i < 26; ++i)
    for (const char c : countries[i])
      if (c != ' ') bits[i] |= 1U << static_cast<unsigned>(c - 'a');
  return bits;
}();

bool is_tld(std::string_view label) noexcept {
  for (const char c : label)
    if (!text::is_alpha(c)) return text::starts_with_ci(label, "xn--");
  if (label.size() == 2) {
    const auto index = [](char c) { return static_cast<unsigned>(text::to_lower(c) - 'a'); };
    return (country_bits[index(label[0])] >> index(label[1]) & 1U) != 0;
  }
  for (const std::string_view known : generic)
    if (text::equal_ci(label, known)) return true;
  return false;
}

}  // namespace

bool is_known_host(std::string_view host) noexcept {
  if (host.size() < 4 || host.size() > 253) return false;
  std::size_t label = 0;
  for (std::size_t i = 0; i < host.size(); ++i) {
    if (host[i] == '.') {
      if (i == label) return false;
      label = i + 1;
    } else if (!text::is_alnum(host[i]) && host[i] != '-' && static_cast<unsigned char>(host[i]) < 0x80) {
      return false;
    }
  }
  return label > 0 && is_tld(host.substr(label));
}

}  // namespace citevet::identity
