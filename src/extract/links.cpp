// Links and bare addresses in the text that cite an entry: those whose address or identifier the list has.
#include "extract/scan.h"
#include "identity/address.h"
#include "identity/scan.h"
#include "text/ascii.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_set>

namespace citevet::extract {

namespace {

// What the lists' entries are known by: address keys and identifiers, as hashes. Built when the first link asks.
class Listed {
 public:
  explicit Listed(Scan& scan) : scan_(scan) {}

  bool has(const Target& target) {
    if (!built_) build();
    if (!target.canonical.empty() && known_.contains(hash(address_key(target.canonical)))) return true;
    return std::ranges::any_of(target.identifiers, [&](const Identifier& id) { return known_.contains(hash(id)); });
  }

 private:
  static std::size_t hash(std::string_view key) noexcept { return std::hash<std::string_view>{}(key); }
  static std::size_t hash(const Identifier& id) noexcept { return hash(id.value) * 31 + static_cast<std::size_t>(id.scheme) + 1; }

  void keep(const Target& target) {
    if (!target.canonical.empty()) known_.insert(hash(address_key(target.canonical)));
    for (const Identifier& id : target.identifiers) known_.insert(hash(id));
  }

  void build() {
    built_ = true;
    for (const List& list : scan_.lists) {
      const std::string_view text = scan_.text.substr(0, list.span.end);
      for (std::size_t colon = text.find(':', list.span.begin); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
        std::size_t begin = colon;
        while (begin > list.span.begin && text::is_alpha(text[begin - 1])) --begin;
        if (text.substr(colon).starts_with("://")) {
          const std::string_view written = scan_.address_at(begin, list.span.end);
          if (!written.empty()) keep(scan_.address(written, span_of(scan_.text, written)));
        } else if (begin < colon) {
          // "doi:10…", "PMID: 1"
          const auto mention = identity::mention_at(text, begin, scan_.document.arena);
          if (mention && mention->well_formed && !mention->identifier.value.empty()) known_.insert(hash(mention->identifier));
        }
      }
      // Reference-style links: their addresses stand elsewhere.
      auto in = std::ranges::lower_bound(scan_.document.inlines, list.span.begin, {}, [](const Inline& i) { return i.span.begin; });
      for (; in != scan_.document.inlines.end() && in->span.begin < list.span.end; ++in)
        if (in->kind == InlineKind::link || in->kind == InlineKind::autolink) keep(scan_.link_target(*in));
    }
  }

  Scan& scan_;
  bool built_ = false;
  std::unordered_set<std::size_t> known_;
};

// The drafts' spans in order, to ask in order whether a place lies inside one.
class Covered {
 public:
  explicit Covered(const Scan& scan) {
    spans_.reserve(scan.drafts.size());
    for (const Draft& draft : scan.drafts) spans_.push_back(draft.span);
    std::ranges::sort(spans_, [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  }

  bool has(std::uint32_t offset) noexcept {
    for (; next_ < spans_.size() && spans_[next_].begin <= offset; ++next_) end_ = std::max(end_, spans_[next_].end);
    return offset < end_;
  }

 private:
  std::vector<Span> spans_;
  std::size_t next_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

void links(Scan& scan) {
  if (scan.lists.empty() || (scan.document.format == Format::text && scan.schemes.empty())) return;
  Listed listed(scan);
  Covered covered(scan);
  const std::string_view text = scan.text;
  const auto add = [&](const Target& target, CitationKind kind, Span span) {
    if (!listed.has(target)) return;
    scan.begin();
    scan.targets.push_back(target);
    scan.finish(kind, span);
  };
  if (scan.document.format == Format::markdown) {
    for (std::size_t i = 0, count = scan.document.inlines.size(); i < count; ++i) {
      const Inline& in = scan.document.inlines[i];
      if ((in.kind != InlineKind::link && in.kind != InlineKind::autolink) || in.target.empty() || in.target.front() == '#') continue;
      if (covered.has(in.span.begin) || !scan.in_stretch(in.span.begin)) continue;
      Target target = scan.link_target(in);
      if (in.kind == InlineKind::link) target.label = text::trim(slice(text, in.text));
      add(target, in.kind == InlineKind::link ? CitationKind::link : CitationKind::url, in.span);
    }
    return;
  }
  for (const std::uint32_t colon : scan.schemes) {
    if (covered.has(colon)) continue;
    std::uint32_t begin = colon;
    while (begin > 0 && text::is_alpha(text[begin - 1]) && colon - begin < 5) --begin;
    const std::string_view written = scan.address_at(begin, text.size());
    if (written.empty()) continue;
    const Span span = span_of(text, written);
    // "<https://…>" with its brackets.
    const bool angled = span.begin > 0 && span.end < text.size() && text[span.begin - 1] == '<' && text[span.end] == '>';
    add(scan.address(written, span), CitationKind::url, angled ? Span{span.begin - 1, span.end + 1} : span);
  }
}

}  // namespace citevet::extract
