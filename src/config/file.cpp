// Reads a config file.
#include "config/host_pattern.h"
#include "config/options.h"
#include "text/ascii.h"

#include <citevet/address.h>
#include <citevet/error.h>

#include <toml++/toml.h>

#include <algorithm>

namespace citevet::config {

namespace {

constexpr std::string_view groups[] = {"rules", "path", "host", "network", "registries", "policy", "marker"};

class File {
 public:
  File(Config& config, const std::string& path, bool trusted, std::span<const std::string_view> rules, const Environment& environment)
      : config_(config), path_(path), trusted_(trusted), rules_(rules), environment_(environment) {}

  void apply(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      if (name == "rules") {
        rules(table_of(key, node));
      } else if (name == "network") {
        trust(key);
        network(table_of(key, node));
      } else if (name == "policy") {
        policy(table_of(key, node));
      } else if (name == "marker") {
        for (const toml::node& each : tables_of(key, node)) marker(*each.as_table());
      } else if (name == "path") {
        for (const toml::node& each : tables_of(key, node)) path(*each.as_table());
      } else if (name == "host") {
        for (const toml::node& each : tables_of(key, node)) host(*each.as_table());
      } else if (name == "registries") {
        trust(key);
        registries(table_of(key, node));
      } else {
        setting(config_, key, node, table(), {});
      }
    }
  }

 private:
  [[nodiscard]] std::string place(const toml::source_region& source) const {
    return path_ + ":" + std::to_string(source.begin.line) + ":" + std::to_string(source.begin.column);
  }

  void trust(const toml::key& key) const {
    if (trusted_) return;
    throw Error(in_quotes(key.str()) + " is not taken from a file that lies beside a document, since it decides what leaves this machine",
                place(key.source()), "set it in your own config file, by --config, in the environment or on the command line");
  }

  [[noreturn]] void unknown(const toml::key& key, std::span<const std::string_view> known, std::string_view group) const {
    const std::string_view meant = closest(key.str(), known);
    std::string problem = "unknown key " + in_quotes(key.str());
    if (!group.empty()) problem.append(" in [").append(group).append("]");
    throw Error(std::move(problem), place(key.source()), meant.empty() ? std::string() : "did you mean " + in_quotes(meant) + "?");
  }

  [[noreturn]] void wrong_type(const toml::key& key, const toml::node& node, std::string_view wanted) const {
    throw Error(in_quotes(key.str()).append(" takes ").append(wanted), place(node.source().begin ? node.source() : key.source()));
  }

  const toml::table& table_of(const toml::key& key, const toml::node& node) const {
    if (const toml::table* found = node.as_table()) return *found;
    throw Error(in_quotes(key.str()) + " is a group", place(key.source()), "write [" + std::string(key.str()) + "] above its keys");
  }

  const toml::array& tables_of(const toml::key& key, const toml::node& node) const {
    const toml::array* found = node.as_array();
    if (found != nullptr && std::all_of(found->begin(), found->end(), [](const toml::node& each) { return each.is_table(); }))
      return *found;
    throw Error(in_quotes(key.str()) + " is a list of groups", place(key.source()), "write [[" + std::string(key.str()) + "]] above each");
  }

  [[nodiscard]] Setting value(const toml::key& key, const toml::node& node, Kind kind) const {
    Setting setting{{}, place_of(key, node), rules_, {}};
    switch (kind) {
      case Kind::flag:
        if (!node.is_boolean()) wrong_type(key, node, "true or false");
        setting.values.emplace_back(node.as_boolean()->get() ? "true" : "false");
        break;
      case Kind::count:
        if (!node.is_integer()) wrong_type(key, node, "a whole number");
        setting.values.push_back(std::to_string(node.as_integer()->get()));
        break;
      case Kind::word:
        if (!node.is_string()) wrong_type(key, node, "a text in quotation marks");
        setting.values.push_back(node.as_string()->get());
        break;
      case Kind::list: {
        const toml::array* items = node.as_array();
        if (items == nullptr) wrong_type(key, node, "a list: [\"…\", \"…\"]");
        for (const toml::node& item : *items) {
          if (!item.is_string()) wrong_type(key, item, "texts in quotation marks");
          setting.values.push_back(item.as_string()->get());
        }
        break;
      }
      case Kind::secret:
        setting.values.push_back(secret(key, node));
        break;
      case Kind::secrets:
        for (const auto& [name, each] : pairs(key, node)) setting.pairs.emplace_back(name.str(), secret(name, each));
        break;
      case Kind::statuses:
        if (const toml::array* items = node.as_array()) {
          for (const toml::node& item : *items) setting.values.push_back(statuses(key, item));
        } else {
          setting.values.push_back(statuses(key, node));
        }
        break;
      case Kind::meanings:
        for (const auto& [name, each] : pairs(key, node)) {
          if (!each.is_string()) wrong_type(name, each, "a text in quotation marks");
          setting.pairs.emplace_back(name.str(), each.as_string()->get());
        }
        break;
      case Kind::file:
        if (key.str() == "netrc" && node.is_boolean()) {
          setting.values.push_back(node.as_boolean()->get() ? own_netrc(key) : std::string());
          break;
        }
        if (!node.is_string()) wrong_type(key, node, "a file's name in quotation marks");
        setting.values.push_back(beside_this_file(node.as_string()->get()));
        break;
    }
    return setting;
  }

  [[nodiscard]] std::string place_of(const toml::key& key, const toml::node& node) const {
    return place(node.source().begin ? node.source() : key.source());
  }

  const toml::table& pairs(const toml::key& key, const toml::node& node) const {
    if (const toml::table* found = node.as_table()) return *found;
    wrong_type(key, node, "a group: { name = \"value\" }");
  }

  [[nodiscard]] std::string statuses(const toml::key& key, const toml::node& node) const {
    if (node.is_integer()) return std::to_string(node.as_integer()->get());
    if (node.is_string()) return node.as_string()->get();
    wrong_type(key, node, "statuses: 403, \"200..=299\" or a list of both");
  }

  // A text, or what a variable of the environment holds. An empty variable is as good as none: so a secret that a build is not given.
  [[nodiscard]] std::string secret(const toml::key& key, const toml::node& node) const {
    constexpr std::string_view prefix = "env:";
    if (!node.is_string()) wrong_type(key, node, "a text in quotation marks");
    const std::string& text = node.as_string()->get();
    // The environment is told to nobody on the word of a file that came with the documents.
    if (!text.starts_with(prefix) || !trusted_) return text;
    const std::string_view name = std::string_view(text).substr(prefix.size());
    if (auto value = environment_ ? environment_(name) : std::nullopt) return *std::move(value);
    throw Error("the environment has no " + in_quotes(name), place_of(key, node), "set it, to nothing where there is no secret");
  }

  [[nodiscard]] std::string own_netrc(const toml::key& key) const {
    if (auto file = environment_ ? environment_("NETRC") : std::nullopt; file && !file->empty()) return *std::move(file);
    if (const auto home = environment_ ? environment_("HOME") : std::nullopt; home && !home->empty()) return *home + "/.netrc";
    throw Error("the environment has no \"HOME\"", place(key.source()), "name the file");
  }

  template <class To>
  void setting(To& to, const toml::key& key, const toml::node& node, std::span<const OptionOf<To>> options, std::string_view group) {
    const auto option = std::ranges::find(options, key.str(), &OptionOf<To>::name);
    if (option == options.end()) {
      std::vector<std::string_view> known;
      for (const OptionOf<To>& each : options) known.push_back(each.name);
      if (group.empty()) known.insert(known.end(), std::begin(groups), std::end(groups));
      unknown(key, known, group);
    }
    if (option->trusted) trust(key);
    option->set(to, value(key, node, option->kind));
  }

  void network(const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (key.str() == "remap") {
        config_.network.remap.clear();
        for (const toml::node& each : tables_of(key, node)) remap(*each.as_table());
      } else if (key.str() == "client-cert" || key.str() == "client-key") {
        throw Error(in_quotes(key.str()) + " is for one host", place(key.source()), "write it in a [[host]]");
      } else {
        setting(config_, key, node, network_table(), "network");
      }
    }
  }

  void remap(const toml::table& table) {
    constexpr std::string_view known[] = {"from", "to"};
    only(table, known, "[network.remap]");
    Remap remap{member(table, "from"), member(table, "to")};
    if (remap.from.empty() || remap.to.empty())
      throw Error("an address and what takes its place", place(table.source()),
                  "write from = \"https://example.org/docs\" and to = \"http://localhost:8080\"");
    for (const std::string* address : {&remap.from, &remap.to})
      if (!text::starts_with_ci(*address, "http") || !canonical_url(*address) || address->find_first_of("?#") != std::string::npos)
        throw Error(in_quotes(*address) + " is no address with a path", place(table.source()),
                    "write it with https:// and without a query");
    config_.network.remap.push_back(std::move(remap));
  }

  void host(const toml::table& table) {
    HostConfig host;
    for (const auto& [key, node] : table) setting(host, key, node, host_table(), "[host]");
    if (host.host.empty()) throw Error("a host without a name", place(table.source()), "give it one: host = \"example.org\"");
    if (!host.token.empty() && !host.user.empty())
      throw Error("a user and a token for one host", place(table.source()), "only one of them can be sent: take the other out");
    const bool entrusts =
        !host.headers.empty() || !host.cookies.empty() || !host.user.empty() || !host.token.empty() || !host.client_cert.empty();
    if (entrusts && host_pattern(host.host)->name.empty())
      throw Error("headers, cookies and credentials are not for every host", place(table.source()), "name the host that they are for");
    config_.network.hosts.push_back(std::move(host));
  }

  void registries(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const auto known = config::registries();
      if (std::ranges::find(known, key.str()) == known.end()) {
        std::string remedy = did_you_mean(key.str(), known);
        throw Error("unknown registry " + in_quotes(key.str()), place(key.source()), std::move(remedy));
      }
      RegistryConfig& registry = config_.registries[std::string(key.str())];
      for (const auto& [name, each] : table_of(key, node))
        setting(registry, name, each, registry_table(), "registries." + std::string(key.str()));
    }
  }

  void rules(const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (node.is_table())
        throw Error(in_quotes(key.str()) + " is a group of rules here", place(key.source()),
                    "write a rule's id in quotation marks: \"group/name\" = \"off\"");
      const Setting severity = value(key, node, Kind::word);
      check_rule(std::string(key.str()), {{}, place(key.source()), rules_});
      config_.rules[std::string(key.str())] = severity_or_off(severity);
    }
  }

  void policy(const toml::table& table) {
    constexpr std::string_view known[] = {"suppression-needs-reason"};
    for (const auto& [key, node] : table) {
      if (key.str() != known[0]) unknown(key, known, "policy");
      config_.suppression_needs_reason = flag(value(key, node, Kind::flag));
    }
  }

  // The text under a key of a [[marker]] or a [[path]]; absent: empty.
  [[nodiscard]] std::string member(const toml::table& table, std::string_view key) const {
    const auto found = table.find(key);
    return found == table.end() ? std::string() : value(found->first, found->second, Kind::word).value();
  }

  void only(const toml::table& table, std::span<const std::string_view> known, std::string_view group) const {
    for (const auto& [key, node] : table)
      if (std::ranges::find(known, key.str()) == known.end()) unknown(key, known, group);
  }

  void marker(const toml::table& table) {
    constexpr std::string_view known[] = {"name", "pattern"};
    only(table, known, "[marker]");
    std::string pattern = member(table, "pattern");
    if (pattern.empty())
      throw Error("a marker without a pattern", place(table.source()), "give it one: pattern = '\\[\\[(?<url>[^]]+)\\]\\]'");
    std::string name = member(table, "name");
    config_.markers.emplace_back(name.empty() ? place(table.source()) : std::move(name), std::move(pattern));
  }

  void path(const toml::table& table) {
    constexpr std::string_view known[] = {"exclude", "glob"};
    only(table, known, "[path]");
    const std::string glob = member(table, "glob");
    if (glob.empty()) throw Error("a path without a glob", place(table.source()), "give it one: glob = \"drafts/**\"");
    const auto exclude = table.find("exclude");
    if (exclude == table.end()) throw Error("nothing is said of this path", place(table.source()), "exclude = true leaves it out");
    config_.paths.emplace_back(below_this_folder(glob), flag(value(exclude->first, exclude->second, Kind::flag)));
  }

  [[nodiscard]] std::string beside_this_file(std::string_view file) const {
    if (file.empty() || file.starts_with('/')) return std::string(file);
    return path_.substr(0, path_.rfind('/') + 1).append(file);
  }

  // Globs are relative to the file that holds them; one without a slash matches at any depth.
  [[nodiscard]] std::string below_this_folder(std::string_view glob) const {
    if (glob.starts_with('/')) return std::string(glob);
    std::string out;
    for (const char c : path_.substr(0, path_.rfind('/') + 1)) {
      if (c == '*' || c == '?' || c == '[' || c == '\\') out += '\\';
      out += c;
    }
    if (glob.starts_with("./")) glob.remove_prefix(2);
    if (glob.find('/') == std::string_view::npos) out += "**/";
    return out.append(glob);
  }

  Config& config_;
  const std::string& path_;
  bool trusted_;
  std::span<const std::string_view> rules_;
  const Environment& environment_;
};

}  // namespace

void apply_file(Config& config, std::string_view toml, const std::string& path, bool trusted, std::span<const std::string_view> rules,
                const Environment& environment) {
  try {
    if (toml.starts_with("\xEF\xBB\xBF")) toml.remove_prefix(3);
    const toml::table root = toml::parse(toml, path);
    // All or nothing.
    Config changed = config;
    File(changed, path, trusted, rules, environment).apply(root);
    config = std::move(changed);
  } catch (const toml::parse_error& error) {
    throw Error(std::string(error.description()),
                path + ":" + std::to_string(error.source().begin.line) + ":" + std::to_string(error.source().begin.column),
                "the file is in TOML, see docs/config.md");
  }
}

}  // namespace citevet::config
