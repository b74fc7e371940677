// The Markdown reader against a packaged one, md4c, on real documents: where both read a document, they find the same in it.
#include "read/shown.h"
#include "support/shared.h"

#include <md4c.h>
#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace citevet;

namespace {

// What a document consists of, in order: "heading 2", "code block", "link https://…", "image …"; how often there is emphasis and code.
struct Gist {
  std::vector<std::string> parts;
  int emphases = 0, codes = 0;
};

std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (unsigned i = 0; attribute.substr_offsets != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view piece(attribute.text + attribute.substr_offsets[i],
                                 attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    out += piece == "&amp;" ? "&" : piece;
  }
  return out;
}

Gist judged(std::string_view text, unsigned flags) {
  Gist gist;
  MD_PARSER parser{};
  parser.flags = flags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    auto& parts = static_cast<Gist*>(data)->parts;
    if (type == MD_BLOCK_H) parts.push_back("heading " + std::to_string(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
    if (type == MD_BLOCK_CODE) parts.emplace_back("code block");
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
    Gist& found = *static_cast<Gist*>(data);
    if (type == MD_SPAN_A) found.parts.push_back("link " + text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
    if (type == MD_SPAN_IMG) found.parts.push_back("image " + text_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src));
    found.emphases += type == MD_SPAN_EM || type == MD_SPAN_STRONG ? 1 : 0;
    found.codes += type == MD_SPAN_CODE ? 1 : 0;
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &gist);
  return gist;
}

Gist found_in(const Document& document) {
  Gist gist;
  std::vector<std::pair<std::uint32_t, std::string>> parts;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::heading) parts.emplace_back(block.span.begin, "heading " + std::to_string(block.level));
    if (block.kind == BlockKind::code) parts.emplace_back(block.span.begin, "code block");
  }
  for (const Inline& found : document.inlines) {
    // An address without brackets is a link only to GFM.
    const bool link = found.kind == InlineKind::link || (found.kind == InlineKind::autolink && found.span != found.text);
    if (link) parts.emplace_back(found.span.begin, "link " + std::string(found.target));
    if (found.kind == InlineKind::image) parts.emplace_back(found.span.begin, "image " + std::string(found.target));
    gist.emphases += found.kind == InlineKind::emphasis ? 1 : 0;
    gist.codes += found.kind == InlineKind::code ? 1 : 0;
  }
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [place, part] : parts) gist.parts.push_back(std::move(part));
  return gist;
}

struct Sample {
  std::string path, text;
};

// Documents without footnotes, which the judge does not know.
std::vector<Sample> samples() {
  std::vector<Sample> out;
  for (const std::filesystem::path& folder :
       {std::filesystem::path(CITEVET_SOURCE_DIR) / "tests" / "fuzz" / "read" / "seeds", test::shared() / "corpus" / "articles"}) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".md") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(in), {}};
      if (bytes.find("[^") == std::string::npos && !bytes.starts_with("\xFE\xFF")) out.push_back({entry.path().string(), std::move(bytes)});
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what Markdown holds is what a packaged parser finds in it", "[read]") {
  for (const auto& [path, bytes] : samples()) {
    CAPTURE(path);
    const Document document = read::document(bytes, Format::markdown);
    // Front matter is no Markdown to the judge.
    const bool metadata = !document.blocks.empty() && document.blocks.front().kind == BlockKind::front_matter;
    const std::string_view text = std::string_view(bytes).substr(metadata ? document.blocks.front().span.end : 0);
    const Gist expected = judged(text, MD_FLAG_TABLES);
    // In an address without brackets, * and _ are no emphasis.
    const Gist with_addresses = judged(text, MD_FLAG_TABLES | MD_FLAG_PERMISSIVEURLAUTOLINKS);
    const Gist found = found_in(document);
    CHECK(found.parts == expected.parts);
    CHECK(found.emphases == with_addresses.emphases);
    CHECK(found.codes == expected.codes);
  }
}
