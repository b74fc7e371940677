// Reads addresses as browsers do, and spells them one way.
#include "identity/url.h"

#include "identity/host.h"
#include "identity/tld.h"
#include "text/ascii.h"
#include "text/percent.h"

#include <array>
#include <cstring>

namespace citevet::identity {

namespace {

// ---- Which characters stand as they are ----

enum Component : std::uint8_t { in_userinfo = 1, in_path = 2, in_query = 4, in_fragment = 8 };

constexpr bool is_unreserved(char c) noexcept {  // RFC 3986 §2.3
  return text::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// Delimiters that delimit nothing in the paths and queries of real servers, so that `%28` and `(` are one page. RFC 2396 §2.3 called five
// of them unreserved, and many programs still write them encoded. The others (`/ ? # & = + ; $`) are left as written.
constexpr bool is_harmless(char c) noexcept {
  return std::string_view("!*'(),:@").find(c) != std::string_view::npos;
}

struct Tables {
  std::array<std::uint8_t, 256> standard{};   // bits: the components in which the URL standard leaves a byte alone
  std::array<std::uint8_t, 256> canonical{};  // the same where RFC 3986 allows it too
  std::array<std::uint8_t, 256> decoded{};    // the components in which a percent-encoded byte is decoded
};

constexpr Tables tables = [] {
  constexpr std::string_view query = " \"#<>'";  // URL standard §1.3: the percent-encode sets, ' because http is special
  constexpr std::string_view fragment = " \"<>`";
  constexpr std::string_view path = " \"#<>?^`{}";
  constexpr std::string_view userinfo = " \"#<>?^`{}/:;=@[\\]|";
  constexpr std::string_view sub_delims = "!$&'()*+,;=";  // RFC 3986 §2.2
  Tables made;
  for (std::size_t i = 0x21; i < 0x7F; ++i) {
    const char c = static_cast<char>(i);
    const auto outside = [c](std::string_view set) { return set.find(c) == std::string_view::npos; };
    std::uint8_t bits = 0;
    if (outside(userinfo)) bits |= in_userinfo;
    if (outside(path)) bits |= in_path;
    if (outside(query)) bits |= in_query;
    if (outside(fragment)) bits |= in_fragment;
    made.standard[i] = bits;
    std::uint8_t allowed = 0;
    if (is_unreserved(c) || !outside(sub_delims)) allowed = in_userinfo | in_path | in_query | in_fragment;
    if (c == ':' || c == '@') allowed = in_path | in_query | in_fragment;
    if (c == '/' || c == '?') allowed = in_query | in_fragment;
    made.canonical[i] = bits & allowed;
    if (is_unreserved(c)) made.decoded[i] = made.canonical[i];
    if (is_harmless(c)) made.decoded[i] = made.canonical[i] & (in_path | in_query | in_fragment);
  }
  return made;
}();

constexpr char hex_digits[] = "0123456789ABCDEF";

void append_encoded(std::string_view text, Component component, Form form, std::string& out) {
  const auto& plain = form == Form::canonical ? tables.canonical : tables.standard;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '%') {
      const int coded = form == Form::canonical ? text::percent_at(text, i) : -1;
      if (form == Form::standard) {
        out += '%';
      } else if (coded < 0) {
        out += "%25";
      } else if ((tables.decoded[static_cast<unsigned>(coded)] & component) != 0) {
        out += static_cast<char>(coded);
        i += 2;
      } else {
        const auto value = static_cast<unsigned>(coded);
        out += {'%', hex_digits[value >> 4U], hex_digits[value & 15U]};
        i += 2;
      }
    } else if ((plain[byte] & component) != 0) {
      out += text[i];
    } else {
      out += {'%', hex_digits[byte >> 4U], hex_digits[byte & 15U]};
    }
  }
}

// ---- Tracking parameters ----

// Each says how a reader came to the page (a campaign, a click, a shared link) and nothing about the page. docs/urls.md has the same table.
constexpr TrackingParameter tracking[] = {
    {"utm_*", ""},
    {"gclid", ""},
    {"gclsrc", ""},
    {"dclid", ""},
    {"gbraid", ""},
    {"wbraid", ""},
    {"gad_source", ""},
    {"gad_campaignid", ""},
    {"srsltid", ""},
    {"_ga", ""},
    {"_gl", ""},
    {"fbclid", ""},
    {"msclkid", ""},
    {"yclid", ""},
    {"ysclid", ""},
    {"twclid", ""},
    {"ttclid", ""},
    {"li_fat_id", ""},
    {"igshid", ""},
    {"epik", ""},
    {"mc_cid", ""},
    {"mc_eid", ""},
    {"mkt_tok", ""},
    {"_hsenc", ""},
    {"_hsmi", ""},
    {"__hssc", ""},
    {"__hstc", ""},
    {"__hsfp", ""},
    {"hsctatracking", ""},
    {"vero_id", ""},
    {"vero_conv", ""},
    {"oly_anon_id", ""},
    {"oly_enc_id", ""},
    {"ml_subscriber", ""},
    {"ml_subscriber_hash", ""},
    {"rb_clickid", ""},
    {"wickedid", ""},
    {"_openstat", ""},
    {"elqtrack", ""},
    {"elqtrackid", ""},
    {"s_kwcid", ""},
    {"guccounter", ""},
    {"guce_referrer", ""},
    {"guce_referrer_sig", ""},
    {"pk_campaign", ""},
    {"pk_kwd", ""},
    {"pk_keyword", ""},
    {"pk_source", ""},
    {"pk_medium", ""},
    {"pk_content", ""},
    {"pk_cid", ""},
    {"mtm_*", ""},
    {"si", "youtube.com"},
    {"feature", "youtube.com"},
    {"pp", "youtube.com"},
    {"si", "youtu.be"},
    {"feature", "youtu.be"},
    {"pp", "youtu.be"},
    {"si", "open.spotify.com"},
    {"s", "x.com"},
    {"t", "x.com"},
    {"ref_src", "x.com"},
    {"s", "twitter.com"},
    {"t", "twitter.com"},
    {"ref_src", "twitter.com"},
    {"igsh", "instagram.com"},
    {"mibextid", "facebook.com"},
    {"trk", "linkedin.com"},
    {"trackingid", "linkedin.com"},
    {"smid", "nytimes.com"},
    {"cmp", "theguardian.com"},
    {"at_*", "bbc.com"},
    {"at_*", "bbc.co.uk"},
};

// The letters that any of the names begins with: most parameters are told apart by one look.
constexpr std::array<bool, 256> tracking_initials = [] {
  std::array<bool, 256> initials{};
  for (const TrackingParameter& row : tracking) {
    initials[static_cast<unsigned char>(row.name[0])] = true;
    if (text::is_alpha(row.name[0])) initials[static_cast<unsigned char>(row.name[0] - 32)] = true;
  }
  initials['a'] = true;  // "amp;utm_source": an entity that nobody resolved
  return initials;
}();

constexpr std::size_t longest_tracking_name = 24;

// The parameter that begins at `at`, up to '&' or the query's end.
std::string_view parameter_at(std::string_view query, std::size_t at) noexcept {
  return query.substr(at, query.find('&', at) - at);
}

// Takes them out of the query that begins at `query` and reaches to the end; the others stay joined as they were.
void drop_tracking(std::string& out, std::size_t query, std::string_view host) {
  std::size_t to = query;
  bool first = true;
  bool dropped = false;
  for (std::size_t from = query; from <= out.size();) {
    const std::string_view parameter = parameter_at(out, from);
    from += parameter.size() + 1;
    if (is_tracking(parameter.substr(0, parameter.find('=')), host)) {
      dropped = true;
      continue;
    }
    if (!first) out[to++] = '&';
    first = false;
    std::memmove(out.data() + to, parameter.data(), parameter.size());
    to += parameter.size();
  }
  if (dropped) out.resize(to);
}

// ---- Reading ----

constexpr bool is_control_or_space(char c) noexcept {
  return static_cast<unsigned char>(c) <= 0x20;
}
constexpr bool is_slash(char c) noexcept {
  return c == '/' || c == '\\';
}

// URL standard §4.4, path state: "." and ".." in all their spellings.
constexpr int dots(std::string_view segment) noexcept {
  int count = 0;
  while (!segment.empty() && count <= 2) {
    if (segment[0] == '.')
      segment.remove_prefix(1);
    else if (text::starts_with_ci(segment, "%2e"))
      segment.remove_prefix(3);
    else
      return 0;
    ++count;
  }
  return count <= 2 ? count : 0;
}

void append_path(std::string_view path, Form form, std::string& out) {
  const std::size_t begin = out.size();
  if (!path.empty()) path.remove_prefix(1);
  for (bool more = true; more;) {
    std::size_t end = 0;
    while (end < path.size() && !is_slash(path[end])) ++end;
    more = end < path.size();
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(more ? end + 1 : end);
    const int count = dots(segment);
    if (count == 2) {
      if (out.size() > begin) out.resize(out.rfind('/'));
    }
    if (count > 0) {
      if (!more) out += '/';
    } else {
      out += '/';
      append_encoded(segment, in_path, form, out);
    }
  }
}

bool append_authority(std::string_view authority, bool https, Form form, std::string& out) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    const std::string_view userinfo = authority.substr(0, at);
    const std::size_t colon = userinfo.find(':');
    const std::string_view user = userinfo.substr(0, colon);
    const std::string_view password = colon == std::string_view::npos ? std::string_view{} : userinfo.substr(colon + 1);
    append_encoded(user, in_userinfo, form, out);
    if (!password.empty()) {
      out += ':';
      append_encoded(password, in_userinfo, form, out);
    }
    if (!user.empty() || !password.empty()) out += '@';
    authority.remove_prefix(at + 1);
  }
  std::size_t colon = 0;
  for (bool bracket = false; colon < authority.size() && (bracket || authority[colon] != ':'); ++colon) {
    if (authority[colon] == '[') bracket = true;
    if (authority[colon] == ']') bracket = false;
  }
  if (!read_host(authority.substr(0, colon), out)) return false;
  if (colon == authority.size()) return true;
  unsigned port = 0;
  const std::string_view digits = authority.substr(colon + 1);
  for (const char c : digits) {
    if (!text::is_digit(c)) return false;
    port = port * 10U + static_cast<unsigned>(c - '0');
    if (port > 65535) return false;
  }
  if (!digits.empty() && port != (https ? 443U : 80U)) out.append(1, ':').append(std::to_string(port));
  return true;
}

bool append_address(std::string_view written, Form form, std::string& out) {
  const std::size_t start = out.size();
  const std::size_t colon = written.find(':');
  if (colon == std::string_view::npos) return false;
  const bool https = text::equal_ci(written.substr(0, colon), "https");
  if (!https && !text::equal_ci(written.substr(0, colon), "http")) return false;
  written.remove_prefix(colon + 1);
  while (!written.empty() && is_slash(written[0])) written.remove_prefix(1);
  out += https ? "https://" : "http://";

  std::size_t end = 0;
  while (end < written.size() && !is_slash(written[end]) && written[end] != '?' && written[end] != '#') ++end;
  if (!append_authority(written.substr(0, end), https, form, out)) {
    out.resize(start);
    return false;
  }

  written.remove_prefix(end);
  const std::size_t hash = written.find('#');
  const std::string_view rest = written.substr(0, hash);
  const std::size_t mark = rest.find('?');
  append_path(rest.substr(0, mark), form, out);
  if (mark != std::string_view::npos) {
    out += '?';
    const std::size_t query = out.size();
    append_encoded(rest.substr(mark + 1), in_query, form, out);
    if (form == Form::canonical) {
      drop_tracking(out, query, parts(std::string_view(out).substr(start)).host);
      if (out.size() == query) out.pop_back();
    }
  }
  if (hash != std::string_view::npos && (form == Form::standard || hash + 1 < written.size())) {
    out += '#';
    append_encoded(written.substr(hash + 1), in_fragment, form, out);
  }
  return true;
}

// What of an address without a scheme is surely one: a name with a known ending, in front of a path or alone.
bool looks_like_host(std::string_view written) noexcept {
  std::size_t end = 0;
  while (end < written.size() && !is_slash(written[end]) && written[end] != '?' && written[end] != '#' && written[end] != ':') ++end;
  const std::string_view host = written.substr(0, end);
  if (end < written.size() && written[end] == ':') {
    std::size_t at = end + 1;
    while (at < written.size() && text::is_digit(written[at])) ++at;
    if (at == end + 1 || (at < written.size() && !is_slash(written[at]))) return false;
  }
  return is_known_host(host);
}

}  // namespace

bool read_url(std::string_view written, Form form, std::string& out) {
  while (!written.empty() && is_control_or_space(written.front())) written.remove_prefix(1);
  while (!written.empty() && is_control_or_space(written.back())) written.remove_suffix(1);
  if (text::find_any(written, "\t\n\r") == std::string_view::npos) return append_address(written, form, out);
  std::string joined;
  joined.reserve(written.size());
  for (const char c : written)
    if (c != '\t' && c != '\n' && c != '\r') joined += c;
  return append_address(joined, form, out);
}

bool canonical(std::string_view written, std::string& out) {
  if (read_url(written, Form::canonical, out)) return true;
  written = text::trim(written);
  if (written.starts_with("//") && is_known_host(written.substr(2, text::find_any(written, "/?#:", 2) - 2)))
    return read_url("https:" + std::string(written), Form::canonical, out);
  if (!looks_like_host(written)) return false;
  return read_url("https://" + std::string(written), Form::canonical, out);
}

bool surely_canonical(std::string_view url) noexcept {
  std::size_t at = 0;
  if (url.starts_with("https://"))
    at = 8;
  else if (url.starts_with("http://"))
    at = 7;
  else
    return false;
  const std::size_t host_begin = at;
  std::size_t label = at;
  while (at < url.size() && url[at] != '/') {
    const char c = url[at];
    if (c == '.')
      label = at + 1;
    else if (!text::is_lower(c) && !text::is_digit(c) && c != '-')
      return false;
    ++at;
  }
  if (at == url.size() || label == at || !text::is_lower(url[label])) return false;  // no path, or a last label that may be a number
  const std::string_view host = url.substr(host_begin, at - host_begin);

  std::uint8_t component = in_path;
  for (; at < url.size(); ++at) {
    const char c = url[at];
    const auto byte = static_cast<unsigned char>(c);
    if (component == in_path && c == '?') {
      component = in_query;
    } else if (component != in_fragment && c == '#') {
      component = in_fragment;
      if (at + 1 == url.size()) return false;
      continue;
    } else if (c == '%') {
      const int coded = text::percent_at(url, at);
      if (coded < 0 || text::is_lower(url[at + 1]) || text::is_lower(url[at + 2])) return false;
      if ((tables.decoded[static_cast<unsigned>(coded)] & component) != 0) return false;
      at += 2;
      continue;
    } else if ((tables.canonical[byte] & component) == 0) {
      if (component != in_path || c != '/') return false;
    }
    if (component == in_path) {
      if (c == '/' && at + 1 < url.size() && url[at + 1] == '.') return false;
    } else if (component == in_query && (url[at] == '?' || url[at] == '&')) {
      if (at + 1 == url.size() || url[at + 1] == '#') {
        if (c == '?') return false;
        continue;
      }
      if (!tracking_initials[static_cast<unsigned char>(url[at + 1])]) continue;
      const std::string_view name = url.substr(at + 1, longest_tracking_name + 4);
      if (is_tracking(name.substr(0, name.find_first_of("=&#")), host)) return false;
    }
  }
  return true;
}

std::span<const TrackingParameter> tracking_parameters() noexcept {
  return tracking;
}

bool is_host_or_below(std::string_view host, std::string_view domain) noexcept {
  return host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

bool is_tracking(std::string_view name, std::string_view host) noexcept {
  if (text::starts_with_ci(name, "amp;")) name.remove_prefix(4);
  if (name.empty() || !tracking_initials[static_cast<unsigned char>(name[0])]) return false;
  for (const TrackingParameter& row : tracking) {
    const bool matches =
        row.name.ends_with('*') ? text::starts_with_ci(name, row.name.substr(0, row.name.size() - 1)) : text::equal_ci(name, row.name);
    if (matches && (row.host.empty() || is_host_or_below(host, row.host))) return true;
  }
  return false;
}

std::string_view tracking_in(std::string_view written) noexcept {
  written = written.substr(0, written.find('#'));
  const std::size_t mark = written.find('?');
  if (mark == std::string_view::npos) return {};
  std::size_t begin = written.find("//");
  begin = begin == std::string_view::npos || begin > mark ? 0 : begin + 2;
  const std::string_view host = written.substr(begin, text::find_any(written, "/:?", begin) - begin);
  for (std::size_t at = mark + 1; at <= written.size();) {
    const std::string_view parameter = parameter_at(written, at);
    if (is_tracking(parameter.substr(0, parameter.find('=')), host)) return parameter;
    at += parameter.size() + 1;
  }
  return {};
}

Parts parts(std::string_view url) noexcept {
  Parts found;
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos) return found;
  found.scheme = url.substr(0, colon);
  url.remove_prefix(colon + 3);
  std::size_t end = text::find_any(url, "/?#");
  if (end == std::string_view::npos) end = url.size();
  std::string_view authority = url.substr(0, end);
  url.remove_prefix(end);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    found.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  const std::size_t port = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  found.host = authority.substr(0, port);
  if (port != std::string_view::npos) found.port = authority.substr(port + 1);
  if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
    found.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != std::string_view::npos) {
    found.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  found.path = url;
  return found;
}

std::string without_userinfo(std::string_view url) {
  const Parts found = parts(url);
  std::string out(url);
  if (!found.userinfo.empty()) out.erase(static_cast<std::size_t>(found.userinfo.data() - url.data()), found.userinfo.size() + 1);
  return out;
}

}  // namespace citevet::identity
