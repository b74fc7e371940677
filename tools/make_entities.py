#!/usr/bin/env python3
"""Writes src/page/entity_table.cpp: the named character references of the HTML standard, as Python's html module carries them."""
import html.entities
import pathlib

rows = sorted(html.entities.html5.items())
out = [
    "// The named character references of the HTML standard (§13.5). Made by tools/make_entities.py.",
    '#include "page/entities.h"',
    "",
    "namespace citevet::page {",
    "",
    "const EntityName entity_names[] = {",
]
for name, value in rows:
    text = "".join("\\%03o" % byte for byte in value.encode("utf-8"))
    out.append('    {"%s", "%s"},' % (name, text))
out += ["};", "const std::size_t entity_count = sizeof entity_names / sizeof entity_names[0];", "", "}  // namespace citevet::page", ""]
pathlib.Path(__file__).parent.parent.joinpath("src/page/entity_table.cpp").write_text("\n".join(out))
