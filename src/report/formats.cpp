// The table of the output formats.
#include <citevet/report.h>

namespace citevet::report {

namespace {

struct OutputFormat {
  std::string_view name;
  std::unique_ptr<Writer> (*make)(const TextStyle&);
};

constexpr OutputFormat formats[] = {
    {"text", [](const TextStyle& style) { return text(style); }},
    {"json", [](const TextStyle&) { return json(); }},
    {"jsonl", [](const TextStyle&) { return jsonl(); }},
};

constexpr auto format_names = [] {
  std::array<std::string_view, std::size(formats)> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = formats[i].name;
  return names;
}();

}  // namespace

std::unique_ptr<Writer> named(std::string_view format, const TextStyle& style) {
  for (const OutputFormat& known : formats)
    if (known.name == format) return known.make(style);
  return nullptr;
}

std::span<const std::string_view> names() noexcept {
  return format_names;
}

}  // namespace citevet::report
