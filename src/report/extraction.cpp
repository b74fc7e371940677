// What was found in a document, for people: which citation means which entry.
#include "report/page.h"

#include <citevet/position.h>

namespace citevet::report {

namespace {

constexpr std::size_t line_width = 6, kind_width = 15;

void append_right(std::string& out, std::size_t number, std::size_t width) {
  std::string digits;
  append_number(digits, number);
  if (digits.size() < width) out.append(width - digits.size(), ' ');
  out += digits;
}

// What a target is known by, as written.
std::string shown_target(const Target& target) {
  if (!target.url.empty()) return std::string(target.url);
  if (!target.identifiers.empty()) return to_string(target.identifiers.front());
  return std::string(target.label);
}

class Extraction {
 public:
  Extraction(std::string& out, const DocumentReport& report, const TextStyle& style)
      : out_(out),
        page_(out, style),
        article_(report.analysis),
        references_(lines_of(article_.references)),
        citations_(lines_of(article_.citations)) {}

  void write() {
    page_.begin(Colour::bold).shown(article_.document.path).end().raw("  ");
    std::string counts(name(article_.document.format));
    counts += ", ";
    append_count(counts, article_.citations.size(), "citation");
    counts += ", ";
    append_count(counts, article_.references.size(), "reference");
    page_.raw(counts).raw("\n");
    if (!article_.citations.empty()) citations();
    if (!article_.references.empty()) references();
  }

 private:
  template <class Items>
  std::vector<std::size_t> lines_of(const Items& items) const {
    std::vector<std::size_t> lines;
    lines.reserve(items.size());
    Locator locator(article_.document);
    for (const auto& item : items) lines.push_back(locator.at(item.span.begin).line);
    return lines;
  }

  void citations() {
    constexpr std::size_t entry_width = 22;
    const std::size_t target_width = page_.width() - line_width - kind_width - 4 - entry_width;
    page_.raw("\n").begin(Colour::dim).raw("  line  citation       points at");
    page_.spaces(target_width - 9 + 2).raw("means entry").end().raw("\n");
    for (std::size_t i = 0; i < article_.citations.size(); ++i) {
      const Citation& citation = article_.citations[i];
      append_right(out_, citations_[i], line_width);
      page_.raw("  ");
      append_cut(out_, name(citation.kind), kind_width, true);
      if (citation.targets.empty()) {
        append_cut(out_, article_.text(citation.span), target_width, true);
        page_.raw("  none\n");
      }
      const auto matches = article_.matches.of(citation);
      for (std::size_t k = 0; k < citation.targets.size(); ++k) {
        if (k != 0) page_.spaces(line_width + 2 + kind_width);
        append_cut(out_, shown_target(citation.targets[k]), target_width, true);
        page_.raw("  ");
        if (matches[k].reference == no_reference) {
          page_.raw("none\n");
        } else {
          page_.number(matches[k].reference + 1U).raw(" (").raw(name(matches[k].how)).raw(")\n");
        }
      }
    }
  }

  void references() {
    constexpr std::size_t cited_width = 20;
    const std::size_t text_width = page_.width() - 6 - line_width - 4 - cited_width;
    page_.raw("\n").begin(Colour::dim).raw(" entry  line  reference").spaces(text_width - 9 + 2).raw("cited on").end().raw("\n");
    for (std::size_t i = 0; i < article_.references.size(); ++i) {
      append_right(out_, i + 1, 6);
      append_right(out_, references_[i], line_width);
      page_.raw("  ");
      append_cut(out_, article_.text(article_.references[i].span), text_width, true);
      page_.raw("  ");
      const auto citing = article_.matches.citing(i);
      std::string lines = citing.empty() ? "nowhere" : citing.size() == 1 ? "line " : "lines ";
      for (std::size_t k = 0; k < citing.size(); ++k) {
        if (k != 0) lines += ", ";
        // The rest can be seen above.
        if (k == 3 && citing.size() > 4) {
          lines += "…";
          break;
        }
        append_number(lines, citations_[citing[k]]);
      }
      page_.raw(lines).raw("\n");
    }
  }

  std::string& out_;
  Page page_;
  const Analysis& article_;
  std::vector<std::size_t> references_, citations_;  // their lines
};

}  // namespace

std::string extraction(const DocumentReport& report, const TextStyle& style) {
  std::string out;
  Extraction(out, report, style).write();
  return out;
}

}  // namespace citevet::report
