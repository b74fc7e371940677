// What is known of single sites.
#include "probe/hosts.h"

#include "identity/url.h"

namespace citevet::probe {

namespace {

constexpr std::string_view every_post = "it answers 200 for posts that do not exist";
constexpr std::string_view every_video = "it answers 200 for videos that do not exist";
constexpr std::string_view recorded = "recorded: 200 and an empty title for a video that is not there";

constexpr Host table[] = {
    {"twitter.com", "", "", every_post, "", "public issues of link checkers"},
    {"x.com", "", "", every_post, "", "public issues of link checkers"},
    {"youtu.be", "", "", every_video, "youtube", recorded},
    {"youtube-nocookie.com", "/embed/", "", every_video, "youtube", recorded},
    {"youtube.com", "/embed/", "", every_video, "youtube", recorded},
    {"youtube.com", "/live/", "", every_video, "youtube", recorded},
    {"youtube.com", "/shorts/", "", every_video, "youtube", recorded},
    {"youtube.com", "/v/", "", every_video, "youtube", recorded},
    {"youtube.com", "/watch", "", every_video, "youtube", recorded},
};

}  // namespace

std::span<const Host> hosts() noexcept {
  return table;
}

const Host* known_host(std::string_view canonical) noexcept {
  const identity::Parts url = identity::parts(canonical);
  for (const Host& row : table)
    if (identity::is_host_or_below(url.host, row.domain) && url.path.starts_with(row.path)) return &row;
  return nullptr;
}

}  // namespace citevet::probe
