// Reads a text and shows its citations in one line each, so that a test reads as a table.
#pragma once

#include <citevet/citation.h>
#include <citevet/document.h>
#include <citevet/reference.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace extracting {

using Lines = std::vector<std::string>;

// A text, its list (from a line "References" to the end) and its citations.
struct Article {
  std::unique_ptr<const std::string> source;
  citevet::Document document;
  std::vector<citevet::List> lists;
  std::vector<citevet::Citation> citations;

  [[nodiscard]] std::string text(citevet::Span span) const { return std::string(citevet::slice(document.text, span)); }
};

Article article(std::string_view text, citevet::Format format = citevet::Format::text,
                std::span<const citevet::extract::Pattern> patterns = {});

// "(Source: https://a.org/x)": each citation's text.
Lines texts(const Article& article);
Lines plain(std::string_view text);
Lines markdown(std::string_view text);

// Each citation's targets: "https://a.org/x", "doi:10.1/x", "Korb 2025", "3", "'WHO'"; several with " + " between, "-" for none.
Lines targets(const Article& article);
Lines plain_targets(std::string_view text);
Lines markdown_targets(std::string_view text);

// "source-marker", "numeric" …
Lines kinds(const Article& article);

// What each citation supports.
Lines supported(const Article& article);

// Each citation's flaws: "unclosed: (Source: …".
Lines flaws(const Article& article);

}  // namespace extracting
