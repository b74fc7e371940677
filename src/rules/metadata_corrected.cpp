// metadata/corrected: a work to which a correction was published.
#include <citevet/rule.h>

#include "rules/example_work.h"
#include "rules/notices.h"

#include <array>

namespace citevet::rules {

namespace {

constexpr bool concerns(Standing standing) noexcept {
  return standing == Standing::corrected;
}

constexpr auto words = std::to_array<std::string_view>({"correction", "corrected", "erratum", "errata", "corrigend", "republished"});
constexpr auto kinds = std::to_array<NoticeKind>({NoticeKind::correction, NoticeKind::replacement});

std::string message(std::string_view called, const Stand& stand) {
  return "a correction to " + std::string(called) + " was published" + when_and_where(stand.history, kinds);
}

std::vector<Finding> check(const Analysis& article) {
  return about_notices(article, {.concerns = concerns,
                                 .words = words,
                                 .message = message,
                                 .help = "read the correction, and see whether what is said here still holds"});
}

std::vector<Work> works() {
  return example_works(NoticeKind::correction);
}

}  // namespace

extern constinit const Rule metadata_corrected{
    .id = "metadata/corrected",
    .severity = Severity::warning,
    .summary = "a work to which a correction was published",
    .explanation =
        "A correction, an erratum or a corrected text was published after the work. See whether it touches what the article takes from it. "
        "A text or an entry that names the correction is not reported.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. (Correction published 2023) https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = works,
};

}  // namespace citevet::rules
