/// The one exception of citevet.
#pragma once

#include <citevet/export.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace citevet {

/// Thrown when nothing can be done: a config that is wrong, no readable input at all. Outcomes of the domain are values, never thrown.
///
/// what() is all three parts in one line: `place: problem; remedy`.
class CITEVET_EXPORT Error : public std::runtime_error {
 public:
  /// `problem`: what is wrong. `place`: where, as `path:line:column` or an option's name; may be empty. `remedy`: what to do; may be empty.
  explicit Error(std::string problem, std::string place = {}, std::string remedy = {})
      : std::runtime_error((place.empty() ? "" : place + ": ") + problem + (remedy.empty() ? "" : "; " + remedy)),
        problem_(std::move(problem)),
        place_(std::move(place)),
        remedy_(std::move(remedy)) {}

  [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
  [[nodiscard]] const std::string& place() const noexcept { return place_; }
  [[nodiscard]] const std::string& remedy() const noexcept { return remedy_; }

 private:
  std::string problem_, place_, remedy_;
};

}  // namespace citevet
