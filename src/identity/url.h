// Reads addresses as browsers do, and spells them one way.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace citevet::identity {

// How an address is spelt once it is read.
enum class Form : std::uint8_t {
  standard,   // as the URL standard serialises it; what its published tests expect
  canonical,  // as canonical_url says
};

// Reads an absolute http or https address by the URL standard (https://url.spec.whatwg.org) and appends it to `out`. False, and nothing
// appended, when it is none. Linear in `written`.
bool read_url(std::string_view written, Form form, std::string& out);

// canonical_url, appended to `out`: read_url, and before it what people leave out: the scheme.
bool canonical(std::string_view written, std::string& out);

// One pass over an address without changing it. True only for an address that `canonical` would leave as it is; false says nothing.
bool surely_canonical(std::string_view written) noexcept;

// The parts of a canonical address, without their delimiters; absent ones are empty. Views the address.
struct Parts {
  std::string_view scheme;
  std::string_view userinfo;
  std::string_view host;  // with the brackets of an IPv6 address
  std::string_view port;
  std::string_view path;  // begins with '/'
  std::string_view query;
  std::string_view fragment;
};
Parts parts(std::string_view canonical) noexcept;

// The canonical address without user name and password: what may be asked and shown.
std::string without_userinfo(std::string_view canonical);

// Whether a host is a domain or one below it. Both in lower case.
bool is_host_or_below(std::string_view host, std::string_view domain) noexcept;

// A query's parameter that says how a reader came to the page (a campaign, a click, a shared link) and nothing about the page.
struct TrackingParameter {
  std::string_view name;  // in lower case; a final * stands for any rest
  std::string_view host;  // only there and in its subdomains; empty: everywhere
};
std::span<const TrackingParameter> tracking_parameters() noexcept;

// Whether a parameter is one of them, in any case. `host` in lower case.
bool is_tracking(std::string_view name, std::string_view host) noexcept;

// The first tracking parameter of an address as written, with its value: `utm_source=chatgpt.com`. Empty when there is none. Views
// `written`.
std::string_view tracking_in(std::string_view written) noexcept;

}  // namespace citevet::identity
