// What the cache keeps of an address: its answers without what only they had to say once.
#include "check/evidence.h"

#include "probe/redirect.h"
#include "probe/signatures.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace citevet::detail {

namespace {

// Counts up with every change of what stands below; probe::reading_version stands beside it.
constexpr std::uint8_t layout = 1;

// Beyond what an honest answer has. What is longer is cut, an address is never.
constexpr std::size_t most_text = 1024;
constexpr std::size_t most_address = 16 * 1024;
constexpr std::size_t most_header = 512;
constexpr std::size_t most_items = 64;
constexpr std::size_t most_exchanges = 1000;
constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_unpacked = 1024 * 1024;

// Of an exchange.
enum Flag : std::uint8_t { head = 1, body_cut = 2, has_failed = 4, sets_cookie = 8, leads_on = 16 };
// Of a page.
enum PageFlag : std::uint8_t { password_field = 1, noindex = 2, ids_by_script = 4, doubt = 8 };

// That a cookie was set may matter to a verdict; which one is nobody's business. No cookie comes of a value without `=`.
constexpr std::string_view some_cookie = "-";

bool is_kept(std::string_view header) noexcept {
  if (header == "content-type" || header == "retry-after") return true;
  const auto signs = probe::header_signs();
  return std::ranges::find(signs, header, &probe::HeaderSign::name) != signs.end();
}

// Cut between characters.
std::string_view cut(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return text.substr(0, most);
}

// Numbers in groups of seven bits, lowest first. A text that was there before is a number: most of a page's texts and of a chain's
// addresses are said twice.
class Writer {
 public:
  explicit Writer(std::string_view asked) : known_{asked} {}

  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) byte(static_cast<std::uint8_t>(value | 0x80U));
    byte(static_cast<std::uint8_t>(value));
  }
  // 0: empty; odd: its length, and it follows; even: one that was there before. Views `text` until the end.
  void text(std::string_view text) {
    if (text.empty()) return number(0);
    if (const auto found = std::ranges::find(known_, text); found != known_.end())
      return number(2 * static_cast<std::uint64_t>(found - known_.begin() + 1));
    known_.push_back(text);
    number(2 * text.size() + 1);
    bytes_ += text;
  }
  template <class Items>
  void texts(const Items& items) {
    const std::size_t count = std::min(items.size(), most_items);
    number(count);
    for (std::size_t i = 0; i < count; ++i) text(cut(items[i], most_text));
  }

  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::vector<std::string_view> known_;
};

// After the first thing that is wrong, everything reads as nothing.
class Reader {
 public:
  Reader(std::string_view bytes, std::string_view asked) : bytes_(bytes), known_{asked} {}

  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool finished() const noexcept { return good_ && bytes_.empty(); }

  std::uint8_t byte() noexcept {
    if (bytes_.empty()) return fail();
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() noexcept {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80) return value;
    }
    return fail();
  }
  // Of a number that has to lie below `end`.
  template <class To>
  To below(std::uint64_t end) noexcept {
    const std::uint64_t value = number();
    return static_cast<To>(value < end ? value : fail());
  }
  std::string text() {
    const std::uint64_t what = number();
    if (what == 0) return {};
    std::string_view text;
    if ((what & 1U) == 0) {
      if (what / 2 > known_.size()) return fail(), std::string();
      text = known_[what / 2 - 1];
    } else {
      if (what / 2 > bytes_.size()) return fail(), std::string();
      text = bytes_.substr(0, what / 2);
      bytes_.remove_prefix(text.size());
      known_.push_back(text);
    }
    unpacked_ += text.size();
    if (unpacked_ > most_unpacked) return fail(), std::string();
    return std::string(text);
  }
  // No more than there are bytes left for.
  std::size_t count(std::size_t most) noexcept {
    const std::uint64_t count = number();
    return count <= most && count <= bytes_.size() ? static_cast<std::size_t>(count) : fail();
  }
  void texts(std::vector<std::string>& items) {
    items.resize(count(most_items));
    for (std::string& item : items) item = text();
  }

 private:
  std::uint8_t fail() noexcept {
    good_ = false;
    bytes_ = {};
    return 0;
  }

  std::string_view bytes_;
  std::vector<std::string_view> known_;
  std::size_t unpacked_ = 0;
  bool good_ = true;
};

// What a redirect leads to is all that is read of its Location, and has no credentials.
std::string location_of(const Exchange& exchange) {
  const std::string_view written = probe::header(exchange, "location");
  if (auto target = probe::redirect_target(exchange.request.url, written)) return std::move(*target);
  return std::string(cut(written, 80));
}

void write(Writer& out, const Exchange& exchange, const std::string& location) {
  const bool cookie = !probe::header(exchange, "set-cookie").empty();
  out.byte(static_cast<std::uint8_t>((exchange.request.method == "HEAD" ? head : 0) | (exchange.body_cut ? body_cut : 0) |
                                     (exchange.failure != Failure::none ? has_failed : 0) | (cookie ? sets_cookie : 0) |
                                     (!location.empty() ? leads_on : 0)));
  out.text(exchange.request.url);
  out.number(static_cast<std::uint64_t>(exchange.status));
  out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, exchange.took.count())));
  out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, exchange.at.time_since_epoch().count())));
  if (exchange.failure != Failure::none) {
    out.number(static_cast<std::uint64_t>(exchange.failure));
    out.text(cut(exchange.error, most_header));
  }
  if (!location.empty()) out.text(location);
  std::size_t kept = 0;
  const auto each_kept = [&](auto&& use) {
    std::size_t left = most_items;
    for (const auto& [name, value] : exchange.headers)
      if (left != 0 && is_kept(name)) --left, use(name, value);
  };
  each_kept([&](const std::string&, const std::string&) { ++kept; });
  out.number(kept);
  each_kept([&](const std::string& name, const std::string& value) {
    out.text(name);
    out.text(cut(value, most_header));
  });
}

Exchange exchange_in(Reader& in) {
  Exchange exchange;
  exchange.from_cache = true;
  const std::uint8_t flags = in.byte();
  exchange.request.method = (flags & head) != 0 ? "HEAD" : "GET";
  exchange.request.url = in.text();
  exchange.body_cut = (flags & body_cut) != 0;
  exchange.status = in.below<int>(10'000);
  exchange.took = std::chrono::milliseconds(in.below<std::int64_t>(std::uint64_t{1} << 40U));
  exchange.at = std::chrono::sys_seconds(std::chrono::seconds(in.below<std::int64_t>(std::uint64_t{1} << 40U)));
  if ((flags & has_failed) != 0) {
    exchange.failure = in.below<Failure>(static_cast<std::uint64_t>(Failure::cancelled) + 1);
    exchange.error = in.text();
  }
  if ((flags & leads_on) != 0) exchange.headers.emplace_back("location", in.text());
  if ((flags & sets_cookie) != 0) exchange.headers.emplace_back("set-cookie", some_cookie);
  for (std::size_t left = in.count(most_items); left > 0; --left) {
    std::string name = in.text();
    exchange.headers.emplace_back(std::move(name), in.text());
  }
  return exchange;
}

void write(Writer& out, const probe::Reading& reading) {
  const Page& page = reading.page;
  out.byte(static_cast<std::uint8_t>((page.password_field ? password_field : 0) | (page.noindex ? noindex : 0) |
                                     (page.ids_by_script ? ids_by_script : 0) | (reading.doubt ? doubt : 0)));
  out.text(cut(reading.media_type, most_text));
  out.text(cut(reading.challenge, most_text));
  out.text(cut(reading.stand_in, most_text));
  out.text(cut(reading.evidence, most_text));
  out.text(reading.refresh);
  out.number(reading.likeness);
  out.number(reading.fragments.size());
  for (const probe::Fragment& fragment : reading.fragments) {
    out.byte(static_cast<std::uint8_t>(fragment.presence));
    out.text(fragment.text);
  }
  out.text(cut(page.title, most_text));
  out.text(cut(page.window_title, most_text));
  out.text(cut(page.site, most_text));
  out.text(cut(page.date, most_text));
  out.text(cut(page.canonical, most_text));
  out.text(cut(page.refresh, most_text));
  // Also for what is no number.
  out.number(page.refresh_seconds > 0 ? static_cast<std::uint64_t>(std::min(page.refresh_seconds, 1e6) * 1000) : 0);
  out.texts(page.headings);
  out.texts(page.authors);
  out.texts(page.identifiers);
  out.number(page.words);
  out.number(page.links);
}

probe::Reading reading_in(Reader& in) {
  probe::Reading reading;
  Page& page = reading.page;
  const std::uint8_t flags = in.byte();
  page.password_field = (flags & password_field) != 0;
  page.noindex = (flags & noindex) != 0;
  page.ids_by_script = (flags & ids_by_script) != 0;
  reading.doubt = (flags & doubt) != 0;
  reading.media_type = in.text();
  reading.challenge = in.text();
  reading.stand_in = in.text();
  reading.evidence = in.text();
  reading.refresh = in.text();
  reading.likeness = in.number();
  reading.fragments.resize(in.count(most_bytes));
  for (probe::Fragment& fragment : reading.fragments) {
    fragment.presence = in.below<probe::Presence>(static_cast<std::uint64_t>(probe::Presence::unknown) + 1);
    fragment.text = in.text();
  }
  page.title = in.text();
  page.window_title = in.text();
  page.site = in.text();
  page.date = in.text();
  page.canonical = in.text();
  page.refresh = in.text();
  page.refresh_seconds = static_cast<double>(in.below<std::uint64_t>(1'000'000'001)) / 1000;
  in.texts(page.headings);
  in.texts(page.authors);
  in.texts(page.identifiers);
  page.words = in.number();
  page.links = in.number();
  return reading;
}

bool is_to_be_kept(const Exchange& exchange) noexcept {
  switch (exchange.failure) {
    case Failure::guarded:
    case Failure::not_recorded:
    case Failure::cancelled:
      return false;
    default:
      break;
  }
  return (exchange.request.method == "GET" || exchange.request.method == "HEAD") && exchange.request.url.size() <= most_address &&
         exchange.status >= 0 && exchange.status < 10'000;
}

// FNV-1a over parts that are told apart.
class Hash {
 public:
  Hash& add(std::string_view text) noexcept {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0x100);
    return *this;
  }
  Hash& add(std::uint64_t number) noexcept {
    step(number);
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  void step(std::uint64_t value) noexcept { value_ = (value_ ^ value) * 1099511628211U; }
  std::uint64_t value_ = 14695981039346656037U;
};

}  // namespace

Manner::Manner(const NetworkConfig& config) : hosts_(config.hosts), everywhere_(0) {
  Hash hash;
  hash.add(config.user_agent).add(config.netrc.native()).add(config.ca_file.native()).add(config.proxy ? *config.proxy : "-");
  for (const std::string& host : config.no_proxy) hash.add(host);
  for (const Remap& remap : config.remap) hash.add(remap.from).add(remap.to);
  everywhere_ = hash.value();
}

std::uint16_t Manner::of(std::span<const Exchange> chain) const {
  Hash hash;
  hash.add(everywhere_);
  if (!hosts_.empty())
    for (const Exchange& exchange : chain) {
      const HostConfig host = hosts_.of(exchange.request.url);
      // A host to which nothing of this applies is asked as if there were no groups.
      if (host.method.empty() && host.user.empty() && host.token.empty() && host.client_cert.empty() && host.headers.empty() &&
          host.cookies.empty())
        continue;
      hash.add(host.method).add(host.user).add(host.password).add(host.token).add(host.client_cert.native());
      for (const auto& [name, value] : host.headers) hash.add(name).add(value);
      for (const auto& [name, value] : host.cookies) hash.add(name).add(value);
    }
  const std::uint64_t value = hash.value();
  return static_cast<std::uint16_t>(value ^ (value >> 16U) ^ (value >> 32U) ^ (value >> 48U));
}

std::optional<std::string> to_bytes(std::span<const Exchange> chain, const probe::Reading& reading, std::string_view asked,
                                    const Manner& manner) {
  if (chain.empty() || chain.size() > most_exchanges || !std::ranges::all_of(chain, is_to_be_kept)) return std::nullopt;
  // The writer views them.
  std::vector<std::string> locations(chain.size());
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (probe::is_redirect(chain[i])) locations[i] = location_of(chain[i]);
    if (locations[i].size() > most_address) return std::nullopt;
  }
  if (reading.refresh.size() > most_address) return std::nullopt;

  Writer out(asked);
  out.byte(layout);
  out.number(probe::reading_version);
  const std::uint16_t manner_of_chain = manner.of(chain);
  out.byte(static_cast<std::uint8_t>(manner_of_chain & 0xFFU));
  out.byte(static_cast<std::uint8_t>(manner_of_chain >> 8U));
  out.number(chain.size());
  for (std::size_t i = 0; i < chain.size(); ++i) write(out, chain[i], locations[i]);
  write(out, reading);
  std::string bytes = std::move(out).take();
  if (bytes.size() > most_bytes) return std::nullopt;
  return bytes;
}

std::optional<Evidence> from_bytes(std::string_view bytes, std::string_view asked, const Manner& manner) {
  if (bytes.size() > most_bytes) return std::nullopt;
  Reader in(bytes, asked);
  if (in.byte() != layout || in.number() != probe::reading_version) return std::nullopt;
  const unsigned low = in.byte();
  const unsigned manner_then = low | static_cast<unsigned>(in.byte()) << 8U;
  Evidence evidence;
  const std::size_t count = in.count(most_exchanges);
  evidence.chain.reserve(count);
  while (evidence.chain.size() < count && in.good()) evidence.chain.push_back(exchange_in(in));
  evidence.reading = reading_in(in);
  if (!in.finished() || evidence.chain.empty() || manner.of(evidence.chain) != manner_then) return std::nullopt;
  return evidence;
}

bool answers(Evidence& evidence, std::span<const std::string> wanted, const probe::Policy& policy, std::chrono::milliseconds timeout) {
  const std::span<const Exchange> chain = evidence.chain;
  const Exchange& last = chain.back();
  // A timer ends a request a little after its time.
  if (last.failure == Failure::timeout && last.took + std::chrono::seconds(1) < timeout) return false;
  std::size_t hops = 0;
  for (std::size_t i = 0; i + 1 < chain.size(); ++i)
    if (probe::led_on(chain, i)) ++hops;
  if (hops > policy.max_redirects || probe::next(chain, evidence.reading, policy)) return false;

  std::vector<probe::Fragment> fragments;
  for (const std::string& text : wanted) {
    const auto found = std::ranges::find(evidence.reading.fragments, text, &probe::Fragment::text);
    if (found == evidence.reading.fragments.end()) return false;
    fragments.push_back(*found);
  }
  evidence.reading.fragments = std::move(fragments);
  return true;
}

}  // namespace citevet::detail
