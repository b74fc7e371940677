// Any bytes as a config file, as an option's value, as a glob: only Error is thrown, and it says something.
#include <citevet/config.h>
#include <citevet/error.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view rules[] = {"citation/orphaned", "reference/unused"};

template <class Apply>
void only_error(Apply apply) {
  try {
    apply();
  } catch (const citevet::Error& error) {
    if (error.problem().empty() || error.place().empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool trusted = size % 2 == 0;
  only_error([&] {
    citevet::Config config;
    citevet::config::apply_file(config, bytes, "house/.citevet.toml", trusted, rules);
    // What a found file may not set.
    if (!trusted && (config.network.allow_private || !config.network.replay.empty() || !config.network.contact.empty())) std::abort();
  });
  const std::size_t line = std::min(bytes.find('\n'), size);
  const std::string_view first = bytes.substr(0, line);
  const std::string_view rest = bytes.substr(std::min(line + 1, size));
  for (const std::string_view option : citevet::config::options()) {
    only_error([&] {
      citevet::Config config;
      citevet::config::apply_option(config, option, first, "--option", rules);
    });
  }
  if (first.size() < 200 && rest.size() < 2000) (void)citevet::config::matches(first, rest);
  (void)citevet::config::closest(first, rules);
  return 0;
}
