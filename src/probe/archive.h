// An archived copy of a page that is gone.
#pragma once

#include "probe/probe.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citevet::probe {

inline constexpr std::string_view default_archive = "https://web.archive.org";

// What is looked for, and where.
struct Wanted {
  std::string url;                       // the page, canonical
  std::chrono::year_month_day date;      // the capture nearest to this day
  std::string archive{default_archive};  // an archive with the Internet Archive's interface, up to `/web/…`; no slash at the end
};

// The first request: `ARCHIVE/web/YYYYMMDD/URL`, whose answer leads to the nearest capture.
Request ask_archive(const Wanted& wanted);

struct Copy {
  std::optional<Step> next;  // what to ask; empty: the search is over
  std::string address;       // when it is over: the capture; empty: there is none
};

// After the exchanges so far, all of one search; only the last one's body is read. A capture is asked itself: it counts when it answers 200
// with a Memento-Datetime, names that very page and is no error or login page. Where the archive does not say where the capture is (a
// refusal, a fault), its availability interface is asked, once. The search always ends: at most eight exchanges.
Copy find_copy(std::span<const Exchange> chain, const Wanted& wanted);

}  // namespace citevet::probe
