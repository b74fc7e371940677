// The readers: each takes a document whose text stands and finds its lines, blocks and inlines.
#pragma once

#include <citevet/document.h>

#include <string_view>

namespace citevet::read {

// Sets the document's text (converted where the bytes are UTF-16) and its lines, and notes what is wrong with the encoding. False when the
// bytes are no text at all: then there is nothing to read.
bool encoding(std::string_view bytes, Document& into);

// Finds the blocks of a plain text.
void plain(Document& into);

// Finds the blocks and inlines of a Markdown text.
void markdown(Document& into);

}  // namespace citevet::read
