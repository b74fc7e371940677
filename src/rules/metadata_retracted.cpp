// metadata/retracted: a work that was retracted, withdrawn or removed.
#include <citevet/rule.h>

#include "rules/example_work.h"
#include "rules/notices.h"

#include <array>

namespace citevet::rules {

namespace {

constexpr bool concerns(Standing standing) noexcept {
  return standing == Standing::retracted || standing == Standing::replaced || standing == Standing::partly_retracted;
}

constexpr auto words = std::to_array<std::string_view>({"retract", "withdrawn", "withdrew", "withdrawal", "zurückgezogen", "rétract"});
constexpr auto kinds =
    std::to_array<NoticeKind>({NoticeKind::retraction, NoticeKind::withdrawal, NoticeKind::removal, NoticeKind::partial_retraction});
constexpr auto replacements = std::to_array<NoticeKind>({NoticeKind::replacement});

std::string message(std::string_view called, const Stand& stand) {
  std::string out(called);
  if (stand.standing == Standing::partly_retracted) return out + " was retracted in part" + when_and_where(stand.history, kinds);
  out += " was retracted" + when_and_where(stand.history, kinds);
  if (stand.standing == Standing::replaced) out += " and replaced by a corrected text" + when_and_where(stand.history, replacements);
  return out;
}

std::vector<Finding> check(const Analysis& article) {
  return about_notices(article, {.concerns = concerns,
                                 .words = words,
                                 .message = message,
                                 .help = "rest nothing on it: find another source, or say in the text that it was retracted"});
}

std::vector<Work> works() {
  return example_works(NoticeKind::retraction);
}

}  // namespace

extern constinit const Rule metadata_retracted{
    .id = "metadata/retracted",
    .severity = Severity::error,
    .summary = "a work that was retracted, withdrawn or removed",
    .explanation =
        "The work has been taken back by its journal or its authors, as a notice says that the registries know of. What rests on it has to "
        "be checked. A text that says so itself, the notice itself and a work that was reinstated are not reported; one that was replaced "
        "by a corrected text is named as that.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). RETRACTED: Rest and the heart "
        "in harbour towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = works,
};

}  // namespace citevet::rules
