// Names and passwords from a netrc file.
#include "net/netrc.h"

#include "text/ascii.h"

#include <optional>
#include <string>

namespace citevet::net {

namespace {

class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  // The next word, in quotation marks or not; a comment begins with `#` where a keyword stands.
  std::optional<std::string> next() {
    rest_ = text::trim_left(rest_);
    if (rest_.empty()) return std::nullopt;
    std::string word;
    const bool quoted = rest_.front() == '"';
    if (quoted) rest_.remove_prefix(1);
    while (!rest_.empty()) {
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (quoted ? c == '"' : text::is_space(c)) break;
      if (quoted && c == '\\' && !rest_.empty()) {
        c = rest_.front();
        rest_.remove_prefix(1);
      }
      word += c;
    }
    return word;
  }
  void skip_line() { rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size())); }
  // To the empty line that ends a macro.
  void skip_macro() {
    const std::size_t end = rest_.find("\n\n");
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 2);
  }

 private:
  std::string_view rest_;
};

bool is_host(std::string_view name) noexcept {
  return !name.empty() && name.find_first_of("*/:@") == std::string_view::npos;
}

bool can_be_sent(std::string_view text) noexcept {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') return false;
  return true;
}

}  // namespace

std::vector<HostConfig> read_netrc(std::string_view text) {
  std::vector<HostConfig> hosts;
  HostConfig host;
  const auto keep = [&] {
    if (is_host(host.host) && !host.user.empty() && can_be_sent(host.user) && can_be_sent(host.password) &&
        host.user.find(':') == std::string::npos)
      hosts.push_back(std::move(host));
    host = {};
  };
  Words words(text);
  while (const auto word = words.next()) {
    if (*word == "machine") {
      keep();
      host.host = words.next().value_or("");
    } else if (*word == "default") {
      keep();
    } else if (*word == "login") {
      host.user = words.next().value_or("");
    } else if (*word == "password") {
      host.password = words.next().value_or("");
    } else if (*word == "account") {
      (void)words.next();
    } else if (*word == "macdef") {
      words.skip_macro();
    } else if (word->starts_with('#')) {
      words.skip_line();
    }
  }
  keep();
  return hosts;
}

}  // namespace citevet::net
