// How the hosts of a run behaved.
#include <citevet/progress.h>

#include "report/page.h"

#include <algorithm>
#include <tuple>

namespace citevet {

namespace {

// `example.org:8080` of a canonical address.
std::string_view host_of(std::string_view url) noexcept {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  url.remove_prefix(slashes + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  return url.substr(url.rfind('@') + 1);
}

std::size_t refusals(const HostRow& row) noexcept {
  return row.blocked + row.unreachable + row.too_many;
}

}  // namespace

void HostStatistics::add(const Link& link) {
  const auto host = [&](std::string_view url) -> Host& {
    const std::string_view name = host_of(url);
    const auto found = hosts_.find(name);
    return found != hosts_.end() ? found->second : hosts_.emplace(name, Host{}).first->second;
  };
  for (const Hop& hop : link.exchanges) {
    if (hop.from_cache || host_of(hop.url).empty()) continue;
    Host& asked = host(hop.url);
    ++asked.row.requests;
    asked.row.too_many += hop.status == 429;
    asked.milliseconds.push_back(static_cast<std::uint32_t>(std::clamp<std::int64_t>(hop.took.count(), 0, UINT32_MAX)));
  }
  if (link.state == State::skipped || host_of(link.url).empty()) return;
  HostRow& row = host(link.url).row;
  switch (link.state) {
    case State::alive:
      ++row.alive;
      break;
    case State::gone:
      ++row.gone;
      break;
    case State::suspect:
      ++row.suspect;
      break;
    case State::blocked:
      ++row.blocked;
      break;
    case State::unreachable:
      ++row.unreachable;
      break;
    case State::skipped:
      break;
  }
}

std::vector<HostRow> HostStatistics::rows() const {
  std::vector<HostRow> rows;
  rows.reserve(hosts_.size());
  for (const auto& [name, host] : hosts_) {
    HostRow& row = rows.emplace_back(host.row);
    row.host = name;
    if (host.milliseconds.empty()) continue;
    std::vector<std::uint32_t> times = host.milliseconds;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    row.median = std::chrono::milliseconds(*middle);
    row.slowest = std::chrono::milliseconds(std::ranges::max(times));
  }
  std::ranges::sort(rows, [](const HostRow& a, const HostRow& b) {
    return std::tuple(refusals(b), b.slowest, std::string_view(a.host)) < std::tuple(refusals(a), a.slowest, std::string_view(b.host));
  });
  return rows;
}

namespace report {

namespace {

constexpr std::size_t most_rows = 20;
constexpr std::chrono::milliseconds slow{1000};

std::string seconds(std::chrono::milliseconds time) {
  std::string text;
  if (time < slow) {
    append_number(text, static_cast<std::size_t>(std::max<std::int64_t>(time.count(), 0)));
    return text += " ms";
  }
  append_number(text, static_cast<std::size_t>(time.count() / 1000));
  text += '.';
  append_number(text, static_cast<std::size_t>(time.count() % 1000 / 100));
  return text += " s";
}

void right(Page& page, std::string_view text, std::size_t width) {
  page.spaces(width > text.size() ? width - text.size() : 0).raw(text);
}

}  // namespace

std::string progress(const Progress& progress, std::chrono::milliseconds elapsed, std::size_t width) {
  std::string line("asking: ");
  append_number(line, progress.answered);
  line += " of ";
  append_count(line, progress.asked, "address", "addresses");
  if (progress.failed != 0) {
    line += ", ";
    append_number(line, progress.failed);
    line += " failed";
  }
  // Before that, the first answers say little about the rest.
  constexpr std::chrono::milliseconds soon{2000};
  if (elapsed >= soon && progress.answered != 0 && progress.answered < progress.asked) {
    const double left = static_cast<double>(elapsed.count()) * static_cast<double>(progress.asked - progress.answered) /
                        static_cast<double>(progress.answered) / 1000;
    const auto whole = static_cast<std::size_t>(std::min(left, 1e6)) + 1;
    line += ", about ";
    append_number(line, whole < 100 ? whole : (whole + 59) / 60);
    line += whole < 100 ? " s left" : " min left";
  }
  for (std::size_t i = 0; i < progress.hosts.size() && i < 3; ++i) {
    line += i == 0 ? "; waiting for " : ", ";
    append_printable(line, progress.hosts[i]);
  }
  std::string cut;
  append_cut(cut, line, std::max<std::size_t>(width, 1), false);
  return cut;
}

std::string host_table(std::span<const HostRow> hosts, const TextStyle& style) {
  std::string out;
  Page page(out, style);
  std::vector<const HostRow*> shown;
  std::size_t others = 0;
  std::chrono::milliseconds slowest{0};
  for (const HostRow& row : hosts) {
    if (shown.size() < most_rows && (refusals(row) != 0 || row.gone + row.suspect != 0 || row.slowest >= slow)) {
      shown.push_back(&row);
      continue;
    }
    ++others;
    slowest = std::max(slowest, row.slowest);
  }
  if (!shown.empty()) {
    constexpr std::pair<std::string_view, std::size_t> columns[] = {{"requests", 9}, {"alive", 6},   {"gone", 5},
                                                                    {"suspect", 8},  {"blocked", 8}, {"unreachable", 12},
                                                                    {"429", 5},      {"median", 8},  {"slowest", 8}};
    std::size_t numbers = 0;
    for (const auto& [name, width] : columns) numbers += width;
    const std::size_t room = std::max<std::size_t>(style.width > numbers ? style.width - numbers : 0, 20);
    std::size_t widest = 4;
    for (const HostRow* row : shown) widest = std::max(widest, row->host.size());
    widest = std::min(widest, room);
    page.begin(Colour::dim);
    append_cut(out, "host", widest, true);
    for (const auto& [name, width] : columns) right(page, name, width);
    page.end().raw("\n");
    for (const HostRow* row : shown) {
      append_cut(out, row->host, widest, true);
      std::size_t column = 0;
      for (const std::size_t number : {row->requests, row->alive, row->gone, row->suspect, row->blocked, row->unreachable, row->too_many}) {
        std::string digits;
        append_number(digits, number);
        right(page, digits, columns[column++].second);
      }
      for (const auto time : {row->median, row->slowest}) right(page, seconds(time), columns[column++].second);
      page.raw("\n");
    }
  }
  if (others == 0) return out;
  append_count(out, others, shown.empty() ? "host" : "other host");
  out.append(", the slowest answer after ").append(seconds(slowest)).append("\n");
  return out;
}

}  // namespace report

}  // namespace citevet
