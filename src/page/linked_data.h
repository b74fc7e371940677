// What a JSON-LD block says of the work on a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citevet::page {

struct LinkedData {
  std::string title, date, site;
  std::vector<std::string> authors;
};

// Reads one block (schema.org's article types); a later block fills in what earlier ones left empty. What is no JSON says nothing.
void read_linked_data(std::string_view json, LinkedData& into);

}  // namespace citevet::page
