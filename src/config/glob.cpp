// Matches paths against globs.
#include "config/glob.h"

#include <citevet/config.h>

#include "text/utf8.h"

#include <utility>
#include <vector>

namespace citevet::config {

namespace {

using Kind = Glob::Kind;
using Step = Glob::Step;

std::vector<Step> steps_of(std::string_view glob) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < glob.size();) {
    const bool begins_folder = at == 0 || glob[at - 1] == '/';
    if (glob[at] == '*' && glob.substr(at, 2) == "**") {
      at += 2;
      if (begins_folder && at < glob.size() && glob[at] == '/') {
        ++at;
        steps.push_back({Kind::folders});
        steps.push_back({Kind::inside});
      } else {
        steps.push_back({Kind::deep});
      }
      continue;
    }
    if (glob[at] == '*' || glob[at] == '?') {
      steps.push_back({glob[at++] == '*' ? Kind::star : Kind::one});
      continue;
    }
    if (glob[at] == '[') {
      std::size_t begin = at + 1;
      const bool negated = begin < glob.size() && (glob[begin] == '!' || glob[begin] == '^');
      if (negated) ++begin;
      // A bracket that comes first belongs to the set.
      const std::size_t end = glob.find(']', begin + 1);
      if (end != std::string_view::npos) {
        steps.push_back({Kind::set, 0, std::string(glob.substr(begin, end - begin)), negated});
        at = end + 1;
        continue;
      }
    }
    if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
    const text::CodePoint point = text::decode(glob, at);
    steps.push_back({Kind::literal, point.value});
    at += point.size;
  }
  return steps;
}

bool holds(std::string_view ranges, char32_t c) noexcept {
  for (std::size_t at = 0; at < ranges.size();) {
    const text::CodePoint from = text::decode(ranges, at);
    at += from.size;
    text::CodePoint to = from;
    if (at + 1 < ranges.size() && ranges[at] == '-') {
      to = text::decode(ranges, at + 1);
      at += 1U + to.size;
    }
    if (from.value <= c && c <= to.value) return true;
  }
  return false;
}

// The steps that may come next, all at once: what a glob of many stars costs is the product of the lengths, never more.
class Places {
 public:
  explicit Places(const std::vector<Step>& steps) : steps_(steps), now_(steps.size() + 1), next_(steps.size() + 1) { enter(now_, 0); }

  void take(char32_t c) {
    next_.assign(next_.size(), false);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (!now_[i]) continue;
      const Step& step = steps_[i];
      switch (step.kind) {
        case Kind::literal:
          if (c == step.literal) enter(next_, i + 1);
          break;
        case Kind::one:
          if (c != '/') enter(next_, i + 1);
          break;
        case Kind::set:
          if (c != '/' && holds(step.ranges, c) != step.negated) enter(next_, i + 1);
          break;
        case Kind::star:
          if (c != '/') enter(next_, i);
          break;
        case Kind::deep:
          enter(next_, i);
          break;
        case Kind::folders:
          enter(next_, c == '/' ? i + 2 : i + 1);
          if (c == '/') enter(next_, i + 1);
          break;
        case Kind::inside:
          enter(next_, i);
          if (c == '/') enter(next_, i + 1);
          break;
      }
    }
    std::swap(now_, next_);
  }

  [[nodiscard]] bool at_end() const { return now_.back(); }

 private:
  // With the steps that may be left out.
  void enter(std::vector<bool>& places, std::size_t i) const {
    while (!places[i]) {
      places[i] = true;
      if (i == steps_.size()) return;
      const Kind kind = steps_[i].kind;
      if (kind == Kind::star || kind == Kind::deep) {
        ++i;
      } else if (kind == Kind::folders) {
        i += 2;
      } else {
        return;
      }
    }
  }

  const std::vector<Step>& steps_;
  std::vector<bool> now_, next_;
};

}  // namespace

Glob::Glob(std::string_view glob) : start_(glob.substr(0, glob.find_first_of("*?[\\"))) {
  // Steps are told by what stands before them, so the glob is read as a whole; then what start_ says is taken off.
  steps_ = steps_of(glob);
  std::size_t literals = 0;
  for (std::size_t at = 0; at < start_.size(); at += text::decode(start_, at).size) ++literals;
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(literals));
}

bool Glob::matches(std::string_view written) const {
  if (!written.starts_with(start_)) return false;
  written.remove_prefix(start_.size());
  if (steps_.empty()) return written.empty();
  if (steps_.size() == 1 && steps_[0].kind == Kind::deep) return true;
  Places places(steps_);
  for (std::size_t at = 0; at < written.size();) {
    const text::CodePoint point = text::decode(written, at);
    places.take(point.value);
    at += point.size;
  }
  return places.at_end();
}

bool matches(std::string_view glob, std::string_view path) {
  return Glob(glob).matches(path);
}

}  // namespace citevet::config
