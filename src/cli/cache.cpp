// citevet cache: what the file that keeps answers holds, and how it is emptied.
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/settings.h"

#include <citevet/cache.h>
#include <citevet/error.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace citevet::cli {

namespace {

using std::chrono::sys_seconds;

std::string count(std::uint64_t number, std::string_view one, std::string_view many) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits.append(" ").append(number == 1 ? one : many);
}

std::string size(std::uintmax_t bytes) {
  char text[32];
  if (bytes < 1'000'000)
    std::snprintf(text, sizeof text, "%.0f kB", static_cast<double>(bytes) / 1e3);
  else
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

// In the largest unit that is still exact enough to act on.
std::string age(sys_seconds at, sys_seconds now) {
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(0, (now - at).count()));
  if (seconds < 120) return count(seconds, "second", "seconds");
  if (seconds < 2 * 3600) return count(seconds / 60, "minute", "minutes");
  if (seconds < 2 * 86'400) return count(seconds / 3600, "hour", "hours");
  return count(seconds / 86'400, "day", "days");
}

std::string words_of(const cache::Info& info, sys_seconds now) {
  std::string out("File     " + info.file.string());
  if (!info.exists) return out += "\n         not there yet: nothing has been kept\n";
  out.append(" (").append(size(info.bytes)).append(")\nAnswers  ");
  if (info.entries.empty()) return out += "none\n";
  const char* separator = "";
  const auto add = [&](const std::string& line) {
    out.append(separator).append(line);
    separator = "\n         ";
  };
  // What sites answered first, then each registry.
  constexpr std::array<std::array<std::string_view, 3>, 3> of_sites = {
      {{"page", "address", "addresses"}, {"copy", "archived copy", "archived copies"}, {"search", "search", "searches"}}};
  for (const auto& [kind, one, many] : of_sites)
    if (const auto found = info.entries.find(std::string(kind)); found != info.entries.end()) add(count(found->second, one, many));
  for (const auto& [kind, entries] : info.entries)
    if (std::ranges::none_of(of_sites, [&, &name = kind](const auto& known) { return known[0] == name; }))
      add(count(entries, "by ", "by ") + kind);
  out.append("\nAge      ").append(age(*info.newest, now)).append(" to ").append(age(*info.oldest, now));
  return out += '\n';
}

}  // namespace

int cache(const Arguments& arguments) {
  const std::string action = arguments.operands.empty() ? std::string() : arguments.operands.front();
  if (action != "info" && action != "prune" && action != "clear")
    throw Error(action.empty() ? "say what to do" : "unknown action \"" + action + "\"", "cache", "there are info, prune and clear");
  const Settings settings(arguments, ".");
  const auto& file = settings.of_run().network.cache;
  if (!file || file->empty()) throw Error("the settings name no file", "cache", "name it with --cache FILE");

  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  Output output({});
  if (action == "info") {
    output.write(words_of(citevet::cache::info(*file), now));
  } else if (action == "prune") {
    const std::size_t removed = citevet::cache::prune(*file, now);
    output.write(count(removed, "answer was", "answers were").append(" out of date and taken out of ").append(file->string()).append("\n"));
  } else {
    const std::size_t removed = citevet::cache::clear(*file);
    output.write(count(removed, "answer was", "answers were").append(" taken out of ").append(file->string()).append("\n"));
  }
  return nothing_found;
}

}  // namespace citevet::cli
