/// What a page on the web says of itself.
#pragma once

#include <citevet/export.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// What an HTML page says of itself. It owns its strings (UTF-8), since bodies are not kept. Empty: the page does not say.
///
/// Where several say it, the strongest counts: the citation tags that publishers write (`citation_title`, …), JSON-LD, Dublin Core,
/// OpenGraph, HTML's own.
struct Page {
  std::string title;                  ///< of the work, without the site's name where that can be told
  std::string window_title;           ///< the `title` element, as it is
  std::vector<std::string> headings;  ///< the first h1 to h3, at most eight
  std::string site;                   ///< the site's or the journal's name
  std::vector<std::string> authors;
  std::string date;                      ///< of publication, as written
  std::vector<std::string> identifiers;  ///< of the work that the page is about: `doi:…`, `pmid:…`
  std::string canonical;                 ///< `link rel=canonical`, as written
  std::string refresh;                   ///< where `meta http-equiv=refresh` leads, as written
  double refresh_seconds = 0;
  std::string text;       ///< the running text without navigation, header, footer and forms: the first 16 KiB
  std::size_t words = 0;  ///< of the whole running text
  std::size_t links = 0;  ///< links of the whole page
  bool password_field = false;
  bool noindex = false;        ///< asks robots not to index it
  bool ids_by_script = false;  ///< its content is made by scripts: static ids prove nothing
};

namespace page {

/// Reads HTML. `html` is a body, perhaps cut off; `charset` is the Content-Type's, empty when it names none. Never throws for any content;
/// linear in the size.
[[nodiscard]] CITEVET_EXPORT Page page(std::string_view html, std::string_view charset = {});

/// Whether an element has this id, or an anchor this name. `fragment` without `#`, percent-encoding as it is.
[[nodiscard]] CITEVET_EXPORT bool has_anchor(std::string_view html, std::string_view fragment);

}  // namespace page

}  // namespace citevet
