// metadata/concern: a work that carries an expression of concern.
#include <citevet/rule.h>

#include "rules/example_work.h"
#include "rules/notices.h"

#include <array>

namespace citevet::rules {

namespace {

constexpr bool concerns(Standing standing) noexcept {
  return standing == Standing::concern;
}

constexpr auto words = std::to_array<std::string_view>({"expression of concern", "editorial concern", "expressed concern", "retract"});
constexpr auto kinds = std::to_array<NoticeKind>({NoticeKind::concern});

std::string message(std::string_view called, const Stand& stand) {
  return std::string(called) + " carries an expression of concern" + when_and_where(stand.history, kinds);
}

std::vector<Finding> check(const Analysis& article) {
  return about_notices(article, {.concerns = concerns,
                                 .words = words,
                                 .message = message,
                                 .help = "find a source that nobody doubts, or tell the readers of the doubts"});
}

std::vector<Work> works() {
  return example_works(NoticeKind::concern);
}

}  // namespace

extern constinit const Rule metadata_concern{
    .id = "metadata/concern",
    .severity = Severity::warning,
    .summary = "a work that carries an expression of concern",
    .explanation =
        "The journal has doubts about the work and has said so, without retracting it so far. Rest nothing important on it, or tell the "
        "readers. A text that says so itself is not reported.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart, says a study that carries an expression of concern (Source: "
        "https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), "
        "1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = works,
};

}  // namespace citevet::rules
