// What is known of addresses, for people.
#include "report/page.h"

namespace citevet::report {

namespace {

constexpr std::size_t indent = 15;

constexpr Colour colour_of(State state) noexcept {
  switch (state) {
    case State::alive:
      return Colour::bold;
    case State::gone:
      return Colour::error;
    case State::suspect:
    case State::blocked:
    case State::unreachable:
      return Colour::warning;
    case State::skipped:
      return Colour::note;
  }
  return Colour::none;
}

void line(Page& page, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  page.raw("  ").begin(Colour::dim).raw(title).end().spaces(indent - 2 - title.size()).wrapped(printable(text), indent).raw("\n");
}

void one(Page& page, const Link& link) {
  page.begin(Colour::bold).shown(link.written.empty() ? link.url : link.written).end().raw("\n");
  line(page, "canonical", link.url);
  std::string identifiers;
  for (const std::string& identifier : link.identifiers) identifiers.append(identifiers.empty() ? "" : ", ").append(identifier);
  line(page, "identifiers", identifiers);

  page.raw("  ").begin(Colour::dim).raw("verdict").end().spaces(indent - 2 - 7);
  page.begin(colour_of(link.state)).raw(name(link.state)).end();
  std::string why;
  if (!link.evidence.empty()) {
    why = link.evidence;
  } else if (!link.reason.empty()) {
    why = link.reason;
  }
  if (!why.empty()) page.raw(": ").wrapped(printable(why), indent + name(link.state).size() + 2, indent);
  page.raw("\n");

  line(page, "settled by", link.settled_by);
  for (std::size_t i = 0; i < link.redirects.size(); ++i) line(page, i == 0 ? "redirects to" : "", link.redirects[i]);
  line(page, "archived", link.archived);
  if (!page.verbose()) return;
  for (std::size_t i = 0; i < link.exchanges.size(); ++i) {
    const Hop& exchange = link.exchanges[i];
    std::string asked(exchange.method());
    asked.append(" ").append(exchange.url).append(": ");
    if (exchange.failure == Failure::none) {
      append_number(asked, static_cast<std::size_t>(exchange.status));
    } else {
      asked += exchange.error.empty() ? name(exchange.failure) : std::string_view(exchange.error);
    }
    asked += " in ";
    append_number(asked, static_cast<std::size_t>(std::max<std::int64_t>(exchange.took.count(), 0)));
    asked += " ms";
    line(page, i == 0 ? "asked" : "", asked);
  }
}

}  // namespace

std::string verdicts(std::span<const Link> links, const TextStyle& style) {
  std::string out;
  Page page(out, style);
  for (const Link& link : links) {
    if (&link != links.data()) page.raw("\n");
    one(page, link);
  }
  return out;
}

}  // namespace citevet::report
