// Whether readers can open an address at all.
#include "identity/reach.h"

#include "identity/ip.h"
#include "identity/url.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::identity {

namespace {

// Top-level names that the public domain name system will never have (RFC 6761, 6762, 8375, 9476; .internal by ICANN's decision of 2024),
// and those that routers and offices made up. `.example` is left out: nobody's network has it.
constexpr std::string_view private_domains[] = {"localhost",   "local",    "internal", "home.arpa", "test", "invalid", "alt",
                                                "localdomain", "intranet", "private",  "corp",      "home", "lan"};

// Schemes that mean something only on one machine.
constexpr std::string_view local_schemes[] = {
    "file:", "sandbox:", "blob:", "smb:", "afp:", "nfs:", "chrome-extension:", "moz-extension:", "extension:", "content:", "ms-appx:"};

// Where home folders and temporary files lie. `/home/` may also be a site's own page.
constexpr std::string_view local_folders[] = {"/Users/", "/mnt/", "/tmp/", "~/"};
constexpr std::string_view documents[] = {".pdf", ".doc", ".docx", ".odt", ".txt",  ".md",
                                          ".csv", ".xls", ".xlsx", ".ppt", ".pptx", ".epub"};

}  // namespace

bool is_public_host(std::string_view host) noexcept {
  if (host.starts_with('[')) {
    const auto address = read_ipv6(host.substr(1, host.size() < 2 ? 0 : host.size() - 2));
    return address && is_public(*address);
  }
  if (ends_in_number(host)) {
    const auto address = read_ipv4(host);
    return address && is_public(*address);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.find('.') == std::string_view::npos) return false;
  return std::none_of(std::begin(private_domains), std::end(private_domains),
                      [&](std::string_view domain) { return is_host_or_below(host, domain); });
}

bool is_public_address(std::string_view canonical) noexcept {
  return is_public_host(parts(canonical).host);
}

bool is_local(std::string_view written) noexcept {
  const auto begins = [&](std::string_view start) { return text::starts_with_ci(written, start); };
  if (std::any_of(std::begin(local_schemes), std::end(local_schemes), begins)) return true;
  if (std::any_of(std::begin(local_folders), std::end(local_folders), begins)) return true;
  const auto ends = [&](std::string_view end) { return text::ends_with_ci(written, end); };
  if (begins("/home/") && std::any_of(std::begin(documents), std::end(documents), ends)) return true;
  const bool drive = written.size() > 2 && text::is_alpha(written[0]) && written[1] == ':' && (written[2] == '\\' || written[2] == '/');
  return written.starts_with("\\\\") || (drive && written.substr(2, 2) != "//");
}

}  // namespace citevet::identity
