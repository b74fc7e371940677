// reference/generic-title: a title that a robot was served.
#include <citevet/rule.h>

#include "rules/generic_title.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// Folded. Whole titles of walls, error pages and archives, as robots get them in place of the page.
constexpr auto whole = std::to_array<std::string_view>({
    "403",
    "403 forbidden",
    "404",
    "404 error",
    "404 not found",
    "404 page not found",
    "500 internal server error",
    "502 bad gateway",
    "503 service unavailable",
    "access denied",
    "access to this page has been denied",
    "archived copy",
    "are you a robot",
    "are you human",
    "attention required",
    "attention required cloudflare",
    "bad gateway",
    "bot verification",
    "captcha",
    "checking your browser",
    "cloudflare",
    "cookie absent",
    "cookieabsent",
    "cookies required",
    "document moved",
    "error 403",
    "error 404",
    "error 404 not found",
    "error page",
    "forbidden",
    "human verification",
    "just a moment",
    "just a moment please",
    "loading",
    "log in",
    "log in or sign up to view",
    "log in to facebook",
    "log into facebook",
    "login",
    "login page",
    "moved permanently",
    "not found",
    "object moved",
    "one moment please",
    "page non trouvee",
    "page not found",
    "page unavailable",
    "please enable cookies",
    "please verify you are a human",
    "please wait",
    "redirecting",
    "request rejected",
    "robot check",
    "security check",
    "security verification",
    "service unavailable",
    "sign in",
    "sign in to continue",
    "sign up",
    "sorry this page isn t available",
    "subscribe to continue reading",
    "subscribe to read",
    "temporarily unavailable",
    "this page isn t available",
    "this site can t be reached",
    "untitled",
    "untitled document",
    "validate user",
    "verify you are human",
    "verifying you are human",
    "wayback machine",
    "website unavailable",
    "you are being redirected",
});

static_assert(std::ranges::is_sorted(whole));

// Bytes; no title of the table is longer, marks included.
constexpr std::size_t longest = 60;

// Whether a title of the table begins with these two letters or digits: most titles begin with others.
constexpr auto beginnings = [] {
  std::array<std::array<bool, 128>, 128> found{};
  for (const std::string_view title : whole) found[static_cast<unsigned char>(title[0])][static_cast<unsigned char>(title[1])] = true;
  return found;
}();

bool may_be_generic(std::string_view title) noexcept {
  const std::size_t first = title.find_first_not_of(" \t\"'([*_");
  if (first == std::string_view::npos || first + 1 >= title.size()) return false;
  // Typographic quotes may stand before it, so a byte that is no ASCII says nothing.
  const auto one = static_cast<unsigned char>(text::to_lower(title[first])),
             two = static_cast<unsigned char>(text::to_lower(title[first + 1]));
  return one >= 0x80 || two >= 0x80 || beginnings[one][two];
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (!entry.title || !is_generic_title(entry.title.text)) continue;
    findings.push_back({.span = entry.title.span,
                        .message = quoted(entry.title.text) + " is what a robot was shown, not the title of the source",
                        .help = "open the address and take the title from the page",
                        .reference = i});
  }
  return findings;
}

}  // namespace

bool is_generic_title(std::string_view title) {
  if (title.size() > longest || !may_be_generic(title)) return false;
  const std::string folded = text::fold(title);
  return std::ranges::binary_search(whole, std::string_view(folded));
}

extern constinit const Rule reference_generic_title{
    .id = "reference/generic-title",
    .severity = Severity::warning,
    .summary = "a title that a robot was served",
    .explanation =
        "A program that fetched the title was not shown the page but a wall in front of it: \"Just a moment…\", \"Log in\", \"404\", "
        "\"Archived copy\". "
        "It went into the list as if it were the title. Open the address and take the title from there. It says nothing about whether the "
        "page exists.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Just a moment... "
        "https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
