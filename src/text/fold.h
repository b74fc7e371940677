// Folding: the form in which titles, names and quotations are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citevet::text {

// Lower case and without compatibility differences or diacritics (NFKD, marks dropped, case folded); punctuation and spaces become one
// space between words, none at the ends: "Müller–Lüdenscheidt’s “Café”" → "muller ludenscheidt s cafe". Letters and digits of every script
// stay.
std::string fold(std::string_view text);
// The same, appended to `out`, whose memory is used again.
void fold(std::string_view text, std::string& out);

// The words of a folded text. Views it.
std::vector<std::string_view> words(std::string_view folded);

}  // namespace citevet::text
