// What was published about the works that an article cites.
#pragma once

#include <citevet/analysis.h>
#include <citevet/finding.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::rules {

// Where a cited work stands, by all that is known of its identifiers.
struct Stand {
  std::vector<Notice> history;
  Standing standing = Standing::sound;
};

// One finding for each entry, and for each citation of none, whose work stands so that `concerns` it. Silent where the entry, or the text
// around its citations, has one of `words`: it knows. Notices themselves are left out. `message` gets what the work is called.
struct AboutNotices {
  bool (*concerns)(Standing) noexcept;
  std::span<const std::string_view> words;
  std::string (*message)(std::string_view called, const Stand& stand);
  std::string_view help;
};
std::vector<Finding> about_notices(const Analysis& article, const AboutNotices& about);

// "in 2010 (doi:10.…)", by the last notice of these kinds; empty when nothing is known of it.
std::string when_and_where(std::span<const Notice> history, std::span<const NoticeKind> kinds);

}  // namespace citevet::rules
