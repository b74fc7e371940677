// What a JSON-LD block says of the work on a page.
#include "page/linked_data.h"

#include <array>
#include <boost/json.hpp>

#include "text/ascii.h"

namespace citevet::page {

namespace {

namespace json = boost::json;

// schema.org's types for a work that has a page.
constexpr std::array<std::string_view, 13> work_types = {"Article",        "NewsArticle", "ScholarlyArticle", "MedicalScholarlyArticle",
                                                         "BlogPosting",    "Report",      "TechArticle",      "WebPage",
                                                         "MedicalWebPage", "Book",        "Dataset",          "VideoObject",
                                                         "PodcastEpisode"};

std::string string_of(const json::value* value) {
  return value != nullptr && value->is_string() ? std::string(text::trim(std::string_view(value->get_string()))) : std::string();
}

const json::value* member(const json::object& object, std::string_view name) {
  return object.if_contains(name);
}

bool is_work(const json::object& object) {
  const auto known = [](const json::value& type) {
    return type.is_string() && std::find(work_types.begin(), work_types.end(), std::string_view(type.get_string())) != work_types.end();
  };
  const json::value* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_array()) return std::any_of(type->get_array().begin(), type->get_array().end(), known);
  return known(*type);
}

void names(const json::value& value, std::vector<std::string>& into) {
  if (into.size() >= 200) return;
  std::string name;
  if (value.is_string()) {
    name = string_of(&value);
  } else if (value.is_object()) {
    name = string_of(member(value.get_object(), "name"));
  } else if (value.is_array()) {
    for (const json::value& one : value.get_array())
      if (!one.is_array()) names(one, into);
  }
  if (!name.empty()) into.push_back(std::move(name));
}

std::string name_of(const json::value* value) {
  std::vector<std::string> found;
  if (value != nullptr) names(*value, found);
  return found.empty() ? std::string() : found.front();
}

void work(const json::object& object, LinkedData& into) {
  if (into.title.empty()) into.title = string_of(member(object, "headline"));
  if (into.title.empty()) into.title = string_of(member(object, "name"));
  if (into.date.empty()) into.date = string_of(member(object, "datePublished"));
  if (into.site.empty()) into.site = name_of(member(object, "isPartOf"));
  if (into.site.empty()) into.site = name_of(member(object, "publisher"));
  if (into.authors.empty())
    if (const json::value* author = member(object, "author")) names(*author, into.authors);
}

void visit(const json::value& value, LinkedData& into) {
  if (value.is_array()) {
    for (const json::value& one : value.get_array())
      if (one.is_object()) visit(one, into);
  } else if (value.is_object()) {
    const json::object& object = value.get_object();
    if (is_work(object)) work(object, into);
    if (const json::value* graph = member(object, "@graph"); graph != nullptr && graph->is_array()) visit(*graph, into);
  }
}

}  // namespace

void read_linked_data(std::string_view text, LinkedData& into) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  const json::value value = json::parse(text::trim(text), error, {}, options);
  if (!error) visit(value, into);
}

}  // namespace citevet::page
