// Any bytes as an article with findings all over it: no format lets a control character through, and all is UTF-8.
#include <citevet/analysis.h>
#include <citevet/report.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace {

using namespace citevet;

void must(bool condition) {
  if (!condition) std::abort();
}

bool sets_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void check_text(std::string_view out) {
  for (std::size_t at = 0; at < out.size();) {
    const text::CodePoint point = text::decode(out, at);
    must(point.valid);
    must(point.value == '\n' || point.value >= 0x20);
    must(point.value < 0x7F || point.value >= 0xA0);
    must(!sets_direction(point.value));
    at += point.size;
  }
}

void check_json(std::string_view out) {
  must(text::first_invalid(out) == std::string_view::npos);
  must(std::ranges::all_of(out, [](char c) { return c == '\n' || static_cast<unsigned char>(c) >= 0x20; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  DocumentReport report;
  report.analysis.document = read::document(bytes, Format::text, std::string(bytes.substr(0, 20)));
  const std::string_view article = report.analysis.document.text;
  // Each eighth byte begins a finding, with what stands there as its words.
  for (std::size_t at = 0; at <= article.size() && report.findings.size() < 500; at += 8) {
    Finding finding;
    finding.rule = "citation/orphaned";
    finding.severity = static_cast<Severity>(at / 8 % 3);
    const std::string_view words = article.substr(at, 30);
    finding.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::min(article.size(), at + at % 50))};
    finding.message = words;
    finding.help = words.substr(0, at % 31);
    finding.related = {{{static_cast<std::uint32_t>(article.size() - at), static_cast<std::uint32_t>(article.size())}, std::string(words)}};
    if (at % 3 == 0) finding.fix = Fix{{{finding.span, std::string(words)}}, true};
    report.findings.push_back(std::move(finding));
  }
  const report::TextStyle style{.width = size % 200, .colour = false, .verbose = size % 2 == 0};
  std::string out;
  report::text(style)->document(report, 0, 0, out);
  check_text(out);
  check_text(report::extraction(report, style));
  check_text(report::printable(bytes));
  out.clear();
  report::json()->document(report, 0, 0, out);
  check_json(out);
  out.clear();
  report::jsonl()->document(report, 0, 0, out);
  check_json(out);
  return 0;
}
