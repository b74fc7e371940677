// Settings from a file, the environment and the command line.
#include <citevet/config.h>
#include <citevet/error.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view rules[] = {"citation/orphaned", "citation/malformed", "reference/unused"};

Config config_of(std::string_view toml, bool trusted = true, const std::string& path = "house/.citevet.toml") {
  Config config;
  config::apply_file(config, toml, path, trusted, rules);
  return config;
}

// What reading the file says is wrong.
std::string complaint(std::string_view toml, bool trusted = true) {
  try {
    config_of(toml, trusted);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string complaint_of_option(std::string_view option, std::string_view value) {
  Config config;
  try {
    config::apply_option(config, option, value, "--" + std::string(option), rules);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a config file sets what the command line can set", "[config]") {
  const Config config = config_of(R"(
select = ["citation", "reference/unused"]
ignore = ["citation/malformed"]
fail-on = "warning"
fail-on-incomplete = true
input-format = "markdown"
exclude = ["https://example.org/**"]
offline = true
concurrency = 8
host-concurrency = 2
host-interval = "250ms"
timeout = "5s"
deadline = "2m"
allow-private = true
max-file-size = "1MiB"

[network]
contact = "desk@example.org"
max-body-size = "64KiB"
max-redirects = 3
user-agent = "house/1.0"
)");
  CHECK(config.select == std::vector<std::string>{"citation", "reference/unused"});
  CHECK(config.ignore == std::vector<std::string>{"citation/malformed"});
  CHECK(config.fail_on == Severity::warning);
  CHECK(config.fail_on_incomplete);
  CHECK(config.input_format == Format::markdown);
  CHECK(config.exclude == std::vector<std::string>{"https://example.org/**"});
  CHECK(config.network.offline);
  CHECK(config.network.concurrency == 8);
  CHECK(config.network.host_concurrency == 2);
  CHECK(config.network.host_interval == 250ms);
  CHECK(config.network.timeout == 5s);
  CHECK(config.network.deadline == 2min);
  CHECK(config.network.allow_private);
  CHECK(config.max_file_bytes == 1024 * 1024);
  CHECK(config.network.contact == "desk@example.org");
  CHECK(config.network.max_body_bytes == 64 * 1024);
  CHECK(config.network.max_redirects == 3);
  CHECK(config.network.user_agent == "house/1.0");
}

TEST_CASE("severities, markers, paths and the house's policy are groups", "[config]") {
  const Config config = config_of(R"(
[rules]
"citation/orphaned" = "warning"
reference = "off"

[policy]
suppression-needs-reason = true

[[marker]]
name = "wiki"
pattern = '\[\[(?<url>[^]]+)\]\]'

[[marker]]
pattern = 'see (?<title>.+)'

[[path]]
glob = "drafts/**"
exclude = true

[[path]]
glob = "*.txt"
exclude = false
)");
  CHECK(config.rules ==
        std::map<std::string, std::optional<Severity>>{{"citation/orphaned", Severity::warning}, {"reference", std::nullopt}});
  CHECK(config.suppression_needs_reason);
  CHECK(config.markers == std::vector<std::pair<std::string, std::string>>{{"wiki", R"(\[\[(?<url>[^]]+)\]\])"},
                                                                           {"house/.citevet.toml:13:1", "see (?<title>.+)"}});
  CHECK(config.paths == std::vector<std::pair<std::string, bool>>{{"house/drafts/**", true}, {"house/**/*.txt", false}});
}

TEST_CASE("an unknown key is an error with its place and what was meant", "[config]") {
  CHECK(complaint("offline = true\ntimeot = \"3s\"\n") == "house/.citevet.toml:2:1: unknown key \"timeot\"; did you mean \"timeout\"?");
  CHECK(complaint("[networks]\n") == "house/.citevet.toml:1:2: unknown key \"networks\"; did you mean \"network\"?");
  CHECK(complaint("[network]\ncontct = \"a@example.org\"\n") ==
        "house/.citevet.toml:2:1: unknown key \"contct\" in [network]; did you mean \"contact\"?");
  CHECK(complaint("[[marker]]\nregex = \"x\"\n") == "house/.citevet.toml:2:1: unknown key \"regex\" in [[marker]]");
  CHECK(complaint("xyzzy = 1\n") == "house/.citevet.toml:1:1: unknown key \"xyzzy\"");
}

TEST_CASE("an unknown rule is an error that proposes the one that was meant", "[config]") {
  CHECK(complaint("[rules]\n\"citation/orphan\" = \"off\"\n") ==
        "house/.citevet.toml:2:1: unknown rule \"citation/orphan\"; did you mean \"citation/orphaned\"?");
  CHECK(complaint("ignore = [\"unused\"]\n") == "house/.citevet.toml:1:10: unknown rule \"unused\"; did you mean \"reference/unused\"?");
  CHECK(complaint("select = [\"zebra\"]\n") == "house/.citevet.toml:1:10: unknown rule \"zebra\"; \"citevet rules\" lists them");
}

TEST_CASE("a value of the wrong kind is an error that shows the right one", "[config]") {
  CHECK(complaint("timeout = \"20 s\"\n") == "house/.citevet.toml:1:11: \"20 s\" is no time; write it as 250ms, 3s, 5m, 2h or 14d");
  CHECK(complaint("timeout = 20\n") == "house/.citevet.toml:1:11: \"timeout\" takes a text in quotation marks");
  CHECK(complaint("concurrency = \"8\"\n") == "house/.citevet.toml:1:15: \"concurrency\" takes a whole number");
  CHECK(complaint("concurrency = 0\n") == "house/.citevet.toml:1:15: \"0\" is not a number in range; give a whole number from 1 to 1024");
  CHECK(complaint("offline = \"yes\"\n") == "house/.citevet.toml:1:11: \"offline\" takes true or false");
  CHECK(complaint("fail-on = \"warnings\"\n") ==
        "house/.citevet.toml:1:11: \"warnings\" is none of error, warning, note or never; did you mean \"warning\"?");
  CHECK(complaint("select = \"citation\"\n") == "house/.citevet.toml:1:10: \"select\" takes a list: [\"…\", \"…\"]");
  CHECK(complaint("network = 3\n") == "house/.citevet.toml:1:1: \"network\" is a group; write [network] above its keys");
  CHECK(complaint("[marker]\n") == "house/.citevet.toml:1:2: \"marker\" is a list of groups; write [[marker]] above each");
  CHECK(complaint("max-file-size = \"1TiB\"\n") ==
        "house/.citevet.toml:1:17: \"1TiB\" is no size; write it as 256KiB, 512MiB or a number of bytes");
}

TEST_CASE("a file that is no TOML says where it stops being it", "[config]") {
  CHECK(complaint("offline = true\nselect = [\n").starts_with("house/.citevet.toml:2:12: "));
  CHECK(complaint("a = \"\xFF\"\n").starts_with("house/.citevet.toml:1:"));
}

TEST_CASE("a file found beside a document may not decide what reaches the network", "[config]") {
  constexpr std::string_view why =
      " is not taken from a file that lies beside a document, since it decides what leaves this machine; set it in your own config file, "
      "by "
      "--config, in the environment or on the command line";
  CHECK(complaint("[network]\ncontact = \"a@example.org\"\n", false) == "house/.citevet.toml:1:2: \"network\"" + std::string(why));
  CHECK(complaint("allow-private = true\n", false) == "house/.citevet.toml:1:1: \"allow-private\"" + std::string(why));
  CHECK(complaint("replay = \"answers\"\n", false) == "house/.citevet.toml:1:1: \"replay\"" + std::string(why));
  CHECK(complaint("[registries.crossref]\nurl = \"https://example.org\"\n", false) ==
        "house/.citevet.toml:1:2: \"registries\"" + std::string(why));
  CHECK(complaint("[[host]]\nhost = \"example.org\"\ntoken = \"env:TOKEN\"\n", false) ==
        "house/.citevet.toml:3:1: \"token\"" + std::string(why));
  CHECK(complaint("[[host]]\nhost = \"example.org\"\nheaders = { Accept = \"*/*\" }\n", false) ==
        "house/.citevet.toml:3:1: \"headers\"" + std::string(why));
  CHECK(complaint("[[host]]\nhost = \"example.org\"\naccept = 403\ninterval = \"1s\"\n", false).empty());
  CHECK(complaint("offline = true\ntimeout = \"3s\"\n[rules]\nreference = \"off\"\n", false).empty());
}

TEST_CASE("a file with an error changes nothing", "[config]") {
  Config config;
  CHECK_THROWS_AS(config::apply_file(config, "concurrency = 1\nzebra = 2\n", ".citevet.toml", true), Error);
  CHECK(config.network.concurrency == 64);
}

TEST_CASE("an option's text becomes a setting, whoever gives it", "[config]") {
  Config config;
  config::apply_option(config, "host-interval", "3s", "--host-interval");
  config::apply_option(config, "offline", "1", "CITEVET_OFFLINE");
  config::apply_option(config, "ignore", "citation/malformed, reference", "--ignore", rules);
  config::apply_option(config, "fail-on", "never", "--fail-on");
  CHECK(config.network.host_interval == 3s);
  CHECK(config.network.offline);
  CHECK(config.ignore == std::vector<std::string>{"citation/malformed", "reference"});
  CHECK(config.fail_on == std::nullopt);

  CHECK(complaint_of_option("host-interval", "3 parsecs") ==
        "--host-interval: \"3 parsecs\" is no time; write it as 250ms, 3s, 5m, 2h or 14d");
  CHECK(complaint_of_option("ofline", "1") == "--ofline: unknown option \"ofline\"; did you mean \"offline\"?");
  CHECK(complaint_of_option("select", "citation/orphand") ==
        "--select: unknown rule \"citation/orphand\"; did you mean \"citation/orphaned\"?");
}

TEST_CASE("times and sizes have a unit", "[config]") {
  CHECK(config::duration("250ms") == 250ms);
  CHECK(config::duration("14d") == 14 * 24h);
  CHECK(config::duration("0s") == 0s);
  CHECK_FALSE(config::duration("3"));
  CHECK_FALSE(config::duration("3 s"));
  CHECK_FALSE(config::duration("-3s"));
  CHECK_FALSE(config::duration("s"));
  CHECK_FALSE(config::duration("99999999999999999999s"));
  CHECK(config::size("256KiB") == 256 * 1024);
  CHECK(config::size("7") == 7);
  CHECK_FALSE(config::size("7 MB"));
}
