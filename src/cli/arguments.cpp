// Reads the command line.
#include "cli/arguments.h"

#include <citevet/check.h>
#include <citevet/config.h>
#include <citevet/error.h>
#include <citevet/report.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string_view>

namespace citevet::cli {

namespace {

constexpr unsigned for_check = 1, for_extract = 2, for_url = 4, for_cache = 8, for_id = 16;
constexpr unsigned for_asking = for_check | for_url | for_id;

// An option that becomes a setting: its name in the table of config::options().
struct SettingOption {
  const char* name;
  const char* value;  // what stands for its value in the help; null: a flag
  unsigned commands;
  const char* group;
  const char* help;
};

constexpr const char *rules_group = "Rules", *report_group = "Report", *network_group = "Links", *reading_group = "Reading";

constexpr SettingOption setting_options[] = {
    {"select", "RULE,...", for_check, rules_group, "run only these rules or groups"},
    {"ignore", "RULE,...", for_check, rules_group, "leave these rules or groups out"},
    {"fail-on", "SEVERITY", for_check, rules_group, "exit with 1 from this severity on: error (default), warning, note, never"},
    {"fail-on-incomplete", nullptr, for_check, rules_group, "exit with 1, too, when not everything could be asked"},
    {"input-format", "FORMAT", for_check | for_extract, reading_group, "read every document as text or markdown, whatever its name"},
    {"max-file-size", "SIZE", for_check | for_extract, reading_group, "take no file larger than this (512MiB)"},
    {"offline", nullptr, for_asking, network_group, "ask nobody"},
    {"include", "GLOB,...", for_check, network_group, "addresses that are asked, and no others"},
    {"exclude", "GLOB,...", for_check, network_group, "addresses that are not asked, but for those to include"},
    {"concurrency", "N", for_asking, network_group, "requests at once (64)"},
    {"host-concurrency", "N", for_asking, network_group, "requests at once to one host (4)"},
    {"host-interval", "TIME", for_asking, network_group, "between two requests to one host (as the host bears)"},
    {"timeout", "TIME", for_asking, network_group, "for one request (20s)"},
    {"deadline", "TIME", for_asking, network_group, "for all that is asked (none)"},
    {"allow-private", nullptr, for_asking, network_group, "also ask addresses in private networks"},
    {"cache", "FILE", for_asking | for_cache, network_group, "keep what is answered in this file, for later runs (in your cache folder)"},
    {"no-archive", nullptr, for_asking, network_group, "look for no archived copies of what is gone"},
    {"no-cache", nullptr, for_asking, network_group, "ask anew, and keep nothing"},
    {"retractions", "FILE", for_check, network_group, "a local list of retracted works, as the Retraction Watch data (CSV)"},
    {"record", "DIR", for_asking, network_group, "keep what is answered, for a later --replay"},
    {"replay", "DIR", for_asking, network_group, "take answers from recorded exchanges"},
};

std::string in_quotes(std::string_view word) {
  std::string out("\"");
  return out.append(word).append("\"");
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view meant = config::closest(word, known);
  if (meant.empty()) return {};
  std::string out("did you mean ");
  return out.append(in_quotes(meant)).append("?");
}

Destination destination(std::string_view text, std::span<const std::string_view> known) {
  const std::size_t equals = std::min(text.find('='), text.size());
  Destination to{std::string(text.substr(0, equals)), {}};
  if (equals != text.size()) {
    to.file = text.substr(equals + 1);
    if (to.file.empty()) throw Error("no file behind " + in_quotes(text), "--format", "write it as json=report.json");
    if (to.file == "-") to.file.clear();
  }
  if (std::ranges::find(known, to.format) == known.end()) {
    std::string all;
    for (const std::string_view name : known) all.append(all.empty() ? "" : ", ").append(name);
    std::string remedy = did_you_mean(to.format, known);
    throw Error("unknown format " + in_quotes(to.format), "--format", remedy.empty() ? "there are " + all : std::move(remedy));
  }
  return to;
}

// The help: what it is for, how it is called, then what it can be told, in groups.
class Help final : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string /*name*/, CLI::AppFormatMode /*mode*/) const override {
    const CLI::App* const above = app->get_parent();
    std::string out(app->get_description());
    out.append(above == nullptr ? "\n\n" : ".\n\n")
        .append("Usage: ")
        .append(above == nullptr ? app->get_name() : above->get_name() + " " + app->get_name());
    const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
    out += commands.empty() ? " [OPTION]..." : " COMMAND ...";
    const auto operands = app->get_options([](const CLI::Option* option) { return option->get_positional(); });
    for (const CLI::Option* option : operands)
      out.append(" ").append(option->get_name(true)).append(option->get_expected_max() == 1 ? "" : "...");
    out += '\n';

    if (!commands.empty()) out += "\nCommands:\n";
    for (const CLI::App* command : commands) line(out, command->get_name(), command->get_description());
    for (const CLI::Option* option : operands) line(out, option->get_name(true), option->get_description());
    for (const std::string& group : app->get_groups()) {
      const auto options = app->get_options([&](const CLI::Option* option) {
        return !option->get_positional() && option->get_group() == group && !option->get_name().empty();
      });
      if (options.empty()) continue;
      out.append("\n").append(group).append(":\n");
      for (const CLI::Option* option : options) {
        std::string call = option->get_name(false, true);
        if (option->get_type_size() != 0) call.append(" ").append(option->get_type_name());
        line(out, call, option->get_description());
      }
    }
    if (!app->get_footer().empty()) out.append("\n").append(app->get_footer()).append("\n");
    return out;
  }

 private:
  static void line(std::string& out, const std::string& call, const std::string& what) {
    constexpr std::size_t column = 26;
    out.append("  ").append(call);
    out.append(call.size() + 3 <= column ? column - call.size() - 2 : 2, ' ');
    out.append(what).append("\n");
  }
};

// A subcommand, and where CLI11 puts what is said of it.
struct Verb {
  Command command = Command::none;
  CLI::App* app = nullptr;
  std::span<const std::string_view> known_formats;
  std::vector<std::string> formats;
  std::string output;
  std::map<std::string, std::vector<std::string>> settings;  // by option
};

class Reader {
 public:
  Reader() : app_("Vets the citations of an article before it is published.", "citevet") {
    app_.set_version_flag("--version", "citevet " + std::string(version()), "print the version");
    app_.set_help_flag("-h,--help", "print this help");
    app_.allow_extras();
    app_.formatter(std::make_shared<Help>());
    CLI::App& check = verb(Command::check, "check", "Check articles: citations, references and links");
    operands(check, "FILE|DIR|-", "articles; a folder means those in it, - standard input, nothing this folder");
    add_settings(for_check);
    output_options(report::names(), "text, json or jsonl; with =FILE into a file; may be given several times");
    check.add_option("--output", verbs_.back().output, "write the report to this file")->type_name("FILE")->group(report_group);
    check.add_option("--today", result_.today, "the day that the article is checked for")->type_name("DATE")->group(rules_group);
    check.footer(
        "Times are written 250ms, 3s, 5m, 2h, 14d. \"citevet rules\" lists the rules.\n\n"
        "  citevet check draft.txt\n"
        "  citevet check --offline articles\n"
        "  citevet check --format text --format json=report.json draft.md");

    host_stats(check);

    CLI::App& extract = verb(Command::extract, "extract", "Show the citations and references found, and which means which");
    operands(extract, "FILE", "an article, or - for standard input", 1);
    add_settings(for_extract);
    output_options(text_and_json, "text or json");

    CLI::App& url = verb(Command::url, "url", "Ask addresses: canonical form, identifiers, verdict");
    operands(url, "URL", "addresses");
    add_settings(for_url);
    output_options(text_and_json, "text or json");
    host_stats(url);
    url.footer("The exit status is 1 when an address is gone.");

    CLI::App& id = verb(Command::id, "id", "Show the work that a DOI, PMID, PMCID or arXiv id names");
    operands(id, "ID", "identifiers, or addresses that name one");
    add_settings(for_id);
    output_options(entry_formats, "apa, bibtex, csl-json or json");
    id.footer("The exit status is 1 when a registry does not know an identifier.");

    CLI::App& cache = verb(Command::cache, "cache", "Show or empty the file that keeps answers for later runs");
    operands(cache, "ACTION", "info: what it holds; prune: take out what is out of date; clear: take out everything", 1);
    add_settings(for_cache);

    verb(Command::rules, "rules", "List the rules");
    output_options(text_and_json, "text or json");

    CLI::App& explain = verb(Command::explain, "explain", "Explain a rule, with examples");
    operands(explain, "RULE", "a rule, or a group of rules", 1);

    // Last, or every command would end with it.
    app_.footer(
        "\"citevet COMMAND --help\" tells what a command can be told.\n"
        "Exit status: 0 nothing to put right, 1 there is, 2 something could not be done.");
  }

  Arguments read(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      result_.print = app_.help();
      return std::move(result_);
    } catch (const CLI::CallForVersion& version) {
      result_.print = version.what();
      result_.print += '\n';
      return std::move(result_);
    } catch (const CLI::ParseError& error) {
      throw Error(error.what(), {}, more_help(chosen()));
    }
    const Verb* const verb = chosen();
    if (verb == nullptr) {
      if (!app_.remaining().empty()) unknown_command(app_.remaining().front());
      return std::move(result_);
    }
    if (!verb->app->remaining().empty()) unknown_option(*verb, verb->app->remaining().front());
    take(*verb);
    return std::move(result_);
  }

 private:
  static constexpr std::string_view text_and_json[] = {"text", "json"};
  static constexpr std::string_view entry_formats[] = {"apa", "bibtex", "csl-json", "json"};

  CLI::App& verb(Command command, const char* name, const char* help) {
    verbs_.push_back({command, app_.add_subcommand(name, help)});
    CLI::App& app = *verbs_.back().app;
    app.allow_extras();
    return app;
  }

  void operands(CLI::App& app, const char* name, const char* help, int most = 0) {
    CLI::Option* option = app.add_option(name, result_.operands, help);
    if (most != 0) option->expected(0, most);
  }

  void host_stats(CLI::App& app) {
    app.add_flag("--host-stats", result_.host_stats, "show the hosts that refused or were slow, on standard error")->group(report_group);
  }

  void add_settings(unsigned command) {
    Verb& verb = verbs_.back();
    verb.app->add_option("--config", result_.config, "read the settings from this file, not from .citevet.toml")
        ->type_name("FILE")
        ->group(rules_group);
    for (const SettingOption& option : setting_options) {
      if ((option.commands & command) == 0) continue;
      std::string name("--");
      name += option.name;
      std::vector<std::string>& values = verb.settings[option.name];
      if (option.value == nullptr) {
        verb.app->add_flag_function(
                    name, [&values](std::int64_t times) { values.assign(1, times > 0 ? "true" : "false"); }, option.help)
            ->group(option.group);
      } else {
        verb.app->add_option(name, values, option.help)->type_name(option.value)->allow_extra_args(false)->group(option.group);
      }
    }
  }

  void output_options(std::span<const std::string_view> known, const char* help) {
    Verb& verb = verbs_.back();
    verb.app->add_option("--format", verb.formats, help)->type_name("NAME[=FILE]")->allow_extra_args(false)->group(report_group);
    verb.app->add_flag("--verbose", result_.verbose, "say more; each verdict as it comes, on standard error")->group(report_group);
    verb.known_formats = known;
  }

  [[nodiscard]] const Verb* chosen() const {
    for (const Verb& verb : verbs_)
      if (verb.app->parsed()) return &verb;
    return nullptr;
  }

  [[nodiscard]] static std::string more_help(const Verb* verb) {
    std::string hint("\"citevet ");
    if (verb != nullptr) hint.append(verb->app->get_name()).append(" ");
    return hint.append("--help\" tells what there is");
  }

  [[noreturn]] void unknown_command(const std::string& word) const {
    if (word.starts_with('-')) throw Error("unknown option " + in_quotes(word), {}, more_help(nullptr));
    std::vector<std::string_view> known;
    for (const Verb& verb : verbs_) known.push_back(verb.app->get_name());
    std::string remedy = did_you_mean(word, known);
    // "citevet draft.txt"
    if (remedy.empty() && word.find_first_of("./") != std::string::npos) remedy = "to check an article: citevet check " + word;
    throw Error("unknown command " + in_quotes(word), {}, remedy.empty() ? more_help(nullptr) : std::move(remedy));
  }

  [[noreturn]] static void unknown_option(const Verb& verb, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with('-')) throw Error("what is " + in_quotes(name) + " for?", {}, more_help(&verb));
    std::vector<std::string> names;
    for (const CLI::Option* option : verb.app->get_options())
      for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
    const std::vector<std::string_view> known(names.begin(), names.end());
    std::string remedy = did_you_mean(name, known);
    throw Error("unknown option " + in_quotes(name), {}, remedy.empty() ? more_help(&verb) : std::move(remedy));
  }

  void take(const Verb& verb) {
    result_.command = verb.command;
    for (const SettingOption& option : setting_options) {
      const auto given = verb.settings.find(option.name);
      if (given == verb.settings.end() || given->second.empty()) continue;
      std::string value = given->second.back();
      // A list grows with each time it is given; of anything else the last counts.
      if (option.value != nullptr && std::string_view(option.value).ends_with(",...")) {
        value.clear();
        for (const std::string& part : given->second) value.append(value.empty() ? "" : ",").append(part);
      }
      result_.settings.emplace_back(option.name, std::move(value));
    }
    for (const std::string& format : verb.formats) result_.formats.push_back(destination(format, verb.known_formats));
    if (result_.formats.empty()) result_.formats.push_back({"text", {}});
    if (!verb.output.empty()) {
      const auto to_standard_output = std::ranges::find(result_.formats, std::string(), &Destination::file);
      if (to_standard_output == result_.formats.end()) throw Error("every format has a file already", "--output", "leave it out");
      to_standard_output->file = verb.output == "-" ? std::string() : verb.output;
    }
    if (std::ranges::count(result_.formats, std::string(), &Destination::file) > 1)
      throw Error("two reports can't both go to standard output", "--format", "give one a file: --format json=report.json");
  }

  CLI::App app_;
  Arguments result_;
  std::deque<Verb> verbs_;  // CLI11 keeps references into them
};

}  // namespace

Arguments arguments(int argc, const char* const* argv) {
  return Reader().read(argc, argv);
}

}  // namespace citevet::cli
