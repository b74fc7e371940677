// Matches paths against globs.
#include <citevet/config.h>

#include "text/utf8.h"

namespace citevet::config {

namespace {

// Whether the set that begins behind the bracket at `at` holds the character; moves behind the set. Without a closing bracket: no set,
// `at` stays.
bool in_set(std::string_view glob, std::size_t& at, char32_t character, bool& is_set) noexcept {
  std::size_t i = at + 1;
  const bool negated = i < glob.size() && (glob[i] == '!' || glob[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (bool first = true; i < glob.size() && (glob[i] != ']' || first); first = false) {
    const text::CodePoint from = text::decode(glob, i);
    i += from.size;
    char32_t to = from.value;
    if (i + 1 < glob.size() && glob[i] == '-' && glob[i + 1] != ']') {
      const text::CodePoint last = text::decode(glob, i + 1);
      to = last.value;
      i += 1 + last.size;
    }
    found = found || (from.value <= character && character <= to);
  }
  is_set = i < glob.size();
  if (is_set) at = i + 1;
  return found != negated;
}

}  // namespace

bool matches(std::string_view glob, std::string_view path) noexcept {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t g = 0;
  std::size_t p = 0;
  // Where to go on after a star that took too little: the last `*` and the last `**`. What stands before a later `**` need never be tried
  // again, so the cost is at most the product of the lengths.
  std::size_t star = none, star_path = 0;
  std::size_t deep = none, deep_path = 0;
  bool deep_folders = false;
  while (true) {
    if (g < glob.size() && glob[g] == '*') {
      if (glob.substr(g, 2) == "**") {
        g += 2;
        deep_folders = glob.substr(g, 1) == "/" && (g == 2 || glob[g - 3] == '/');
        if (deep_folders) ++g;
        deep = g;
        deep_path = p;
        star = none;
      } else {
        star = ++g;
        star_path = p;
      }
      continue;
    }
    if (g == glob.size() && p == path.size()) return true;
    if (g < glob.size() && p < path.size()) {
      const text::CodePoint character = text::decode(path, p);
      bool taken = false;
      std::size_t next = g + 1;
      if (glob[g] == '?') {
        taken = character.value != '/';
      } else if (glob[g] == '[') {
        bool is_set = false;
        std::size_t behind = g;
        taken = in_set(glob, behind, character.value, is_set) && character.value != '/';
        if (is_set) {
          next = behind;
        } else {
          taken = character.value == '[';
        }
      } else {
        const std::size_t literal = glob[g] == '\\' && g + 1 < glob.size() ? g + 1 : g;
        const text::CodePoint wanted = text::decode(glob, literal);
        taken = glob.substr(literal, wanted.size) == path.substr(p, character.size);
        next = literal + wanted.size;
      }
      if (taken) {
        g = next;
        p += character.size;
        continue;
      }
    }
    if (star != none && star_path < path.size() && path[star_path] != '/') {
      star_path += text::decode(path, star_path).size;
      g = star;
      p = star_path;
      continue;
    }
    star = none;
    if (deep == none || deep_path >= path.size()) return false;
    if (deep_folders) {
      const std::size_t slash = path.find('/', deep_path);
      if (slash == none) return false;
      deep_path = slash + 1;
    } else {
      deep_path += text::decode(path, deep_path).size;
    }
    g = deep;
    p = deep_path;
  }
}

}  // namespace citevet::config
