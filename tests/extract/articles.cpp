// Reads a text and shows its citations in one line each, so that a test reads as a table.
#include "extract/articles.h"

namespace extracting {

using namespace citevet;

namespace {

std::string shown(const Target& target) {
  std::string out;
  if (!target.url.empty()) {
    out = target.url;
  } else if (!target.identifiers.empty()) {
    for (const Identifier& identifier : target.identifiers) {
      if (!out.empty()) out += ' ';
      out += to_string(identifier);
    }
  } else if (target.number != 0 ||
             (target.author.empty() && !target.label.empty() && target.label.find_first_not_of("0123456789") == std::string_view::npos)) {
    out = std::to_string(target.number);
  } else if (!target.author.empty()) {
    out = std::string(target.author) + " " + std::to_string(target.year) +
          (target.year_suffix == 0 ? "" : std::string(1, target.year_suffix));
  } else {
    out = '\'';
    out += target.label;
    out += '\'';
  }
  return out;
}

}  // namespace

Article article(std::string_view given, Format format, std::span<const extract::Pattern> patterns) {
  Article out;
  out.source = std::make_unique<const std::string>(given);
  const std::string_view text = *out.source;
  out.document = read::document(text, format);
  const std::size_t heading = text.find("References\n");
  if (heading != std::string_view::npos) {
    List list;
    list.heading = {text.substr(heading, 10), {static_cast<std::uint32_t>(heading), static_cast<std::uint32_t>(heading) + 10}};
    list.span = {static_cast<std::uint32_t>(text.find_first_not_of('\n', heading + 10)),
                 static_cast<std::uint32_t>(text.find_last_not_of('\n')) + 1};
    list.section = {0, static_cast<std::uint32_t>(heading)};
    out.lists.push_back(list);
  }
  out.citations = extract::citations(out.document, out.lists, patterns);
  return out;
}

Lines texts(const Article& article) {
  Lines out;
  for (const Citation& citation : article.citations) out.push_back(article.text(citation.span));
  return out;
}
Lines plain(std::string_view text) {
  return texts(article(text));
}
Lines markdown(std::string_view text) {
  return texts(article(text, Format::markdown));
}

Lines targets(const Article& article) {
  Lines out;
  for (const Citation& citation : article.citations) {
    std::string line;
    for (const Target& target : citation.targets) line += (line.empty() ? "" : " + ") + shown(target);
    out.push_back(line.empty() ? "-" : line);
  }
  return out;
}
Lines plain_targets(std::string_view text) {
  return targets(article(text));
}
Lines markdown_targets(std::string_view text) {
  return targets(article(text, Format::markdown));
}

Lines kinds(const Article& article) {
  Lines out;
  for (const Citation& citation : article.citations) out.emplace_back(name(citation.kind));
  return out;
}

Lines supported(const Article& article) {
  Lines out;
  for (const Citation& citation : article.citations) out.push_back(article.text(citation.supports));
  return out;
}

Lines flaws(const Article& article) {
  Lines out;
  for (const Citation& citation : article.citations) {
    std::string line;
    for (const Flaw& flaw : citation.flaws) {
      static constexpr std::string_view names[] = {"unclosed", "broken address", "stray character", "reversed range"};
      line += (line.empty() ? "" : " + ") + std::string(names[static_cast<std::size_t>(flaw.kind)]) + ": " + article.text(flaw.span);
    }
    out.push_back(line.empty() ? "-" : line);
  }
  return out;
}

}  // namespace extracting
