// Reads a config file.
#include "config/options.h"

#include <citevet/error.h>

#include <toml++/toml.h>

#include <algorithm>

namespace citevet::config {

namespace {

constexpr std::string_view groups[] = {"rules", "path", "host", "network", "registries", "policy", "marker"};

class File {
 public:
  File(Config& config, const std::string& path, bool trusted, std::span<const std::string_view> rules)
      : config_(config), path_(path), trusted_(trusted), rules_(rules) {}

  void apply(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      if (name == "rules") {
        rules(table_of(key, node));
      } else if (name == "network") {
        trust(key);
        settings(table_of(key, node), network_table(), "network");
      } else if (name == "policy") {
        policy(table_of(key, node));
      } else if (name == "marker") {
        for (const toml::node& each : tables_of(key, node)) marker(*each.as_table());
      } else if (name == "path") {
        for (const toml::node& each : tables_of(key, node)) path(*each.as_table());
      } else if (name == "host" || name == "registries" || name == "proxy" || name == "cache") {
        trust(key);
        throw Error(in_quotes(name) + " can't be set in this version of citevet", place(key.source()), "take it out");
      } else {
        setting(key, node, table(), {});
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
    Setting setting{{}, place(node.source().begin ? node.source() : key.source()), rules_};
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
    }
    return setting;
  }

  void setting(const toml::key& key, const toml::node& node, std::span<const Option> options, std::string_view group) {
    const auto option = std::ranges::find(options, key.str(), &Option::name);
    if (option == options.end()) {
      std::vector<std::string_view> known;
      for (const Option& each : options) known.push_back(each.name);
      if (group.empty()) known.insert(known.end(), std::begin(groups), std::end(groups));
      unknown(key, known, group);
    }
    if (option->trusted) trust(key);
    option->set(config_, value(key, node, option->kind));
  }

  void settings(const toml::table& table, std::span<const Option> options, std::string_view group) {
    for (const auto& [key, node] : table) setting(key, node, options, group);
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
};

}  // namespace

void apply_file(Config& config, std::string_view toml, const std::string& path, bool trusted, std::span<const std::string_view> rules) {
  try {
    if (toml.starts_with("\xEF\xBB\xBF")) toml.remove_prefix(3);
    const toml::table root = toml::parse(toml, path);
    // All or nothing.
    Config changed = config;
    File(changed, path, trusted, rules).apply(root);
    config = std::move(changed);
  } catch (const toml::parse_error& error) {
    throw Error(std::string(error.description()),
                path + ":" + std::to_string(error.source().begin.line) + ":" + std::to_string(error.source().begin.column),
                "the file is in TOML, see docs/config.md");
  }
}

}  // namespace citevet::config
