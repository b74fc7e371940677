// From a batch's address to those that would have asked for its items one by one.
#include "resolve/batch.h"

#include "resolve/source.h"

#include "text/percent.h"

#include <algorithm>

namespace citevet::resolve {

namespace {

// How each registry's batches are spelt. `parameter` holds the items, `count` how many are wanted; both are named as in the address.
struct Form {
  std::string_view path;  // what the part before the query ends with
  std::string_view parameter;
  std::string_view prefix;     // before all items, or before each
  bool each = false;           // before each
  std::string_view separator;  // as decoded
  std::string_view count;
  std::string_view single;  // what takes the query's place for one item; empty: the same query with one item
  std::string_view one = "1";
};

constexpr Form forms[] = {
    {.path = "/articles/", .parameter = "ids", .separator = ","},
    {.path = "/esummary.fcgi", .parameter = "id", .separator = ","},
    {.path = "/efetch.fcgi", .parameter = "id", .separator = ","},
    {.path = "/query", .parameter = "id_list", .separator = ",", .count = "max_results"},
    {.path = "/works", .parameter = "filter", .prefix = "doi:", .each = true, .separator = ",", .count = "rows", .single = "/"},
    {.path = "/works", .parameter = "filter", .prefix = "doi:", .separator = "|", .count = "per-page", .single = "/doi:"},
    {.path = "/works", .parameter = "filter", .prefix = "pmid:", .separator = "|", .count = "per-page", .single = "/pmid:"},
    {.path = "/search", .parameter = "query", .separator = " OR ", .count = "pageSize", .one = "2"},
};

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + separator.size();
  }
}

bool is_personal(std::string_view name) {
  return name == "mailto" || name == "tool" || name == "email" || name == "api_key";
}

std::string_view name_of(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

// The items of a batch in this form; empty when it is none.
std::vector<std::string> items_of(const Form& form, const std::vector<std::string_view>& parameters) {
  const auto has = [&](std::string_view name) { return std::ranges::find(parameters, name, name_of) != parameters.end(); };
  const auto list = std::ranges::find(parameters, form.parameter, name_of);
  if (list == parameters.end() || list->size() == form.parameter.size() || (!form.count.empty() && !has(form.count))) return {};
  const std::string decoded = text::percent_decoded(list->substr(form.parameter.size() + 1));
  std::string_view value = decoded;
  if (!form.prefix.empty() && !form.each) {
    if (!value.starts_with(form.prefix)) return {};
    value.remove_prefix(form.prefix.size());
  }
  std::vector<std::string> items;
  for (std::string_view item : split(value, form.separator)) {
    if (form.each) {
      if (!item.starts_with(form.prefix)) return {};
      item.remove_prefix(form.prefix.size());
    }
    items.emplace_back(item);
  }
  return items.size() > 1 ? items : std::vector<std::string>{};
}

std::string single(const Form& form, std::string_view before, const std::vector<std::string_view>& parameters, std::string_view item) {
  std::string url(before);
  const bool in_path = !form.single.empty();
  if (in_path) {
    url += form.single;
    append_encoded(url, item, "/");
  }
  char delimiter = '?';
  for (const std::string_view parameter : parameters) {
    const std::string_view name = name_of(parameter);
    if (is_personal(name) || (in_path && (name == form.parameter || name == form.count))) continue;
    url += delimiter;
    delimiter = '&';
    if (name == form.parameter) {
      url.append(name).append("=");
      append_encoded(url, item, form.count == "max_results" ? "/" : "");
    } else if (!form.count.empty() && name == form.count) {
      url.append(name).append("=").append(form.one);
    } else {
      url += parameter;
    }
  }
  return url;
}

}  // namespace

std::vector<std::string> single_urls(std::string_view url) {
  constexpr std::size_t longest = 16 * 1024;
  std::vector<std::string> urls;
  if (url.size() > longest) return urls;
  const std::string_view before = url.substr(0, url.find('?'));
  if (const std::size_t agencies = before.find("/ra/"); agencies != std::string_view::npos) {
    const std::vector<std::string_view> items = split(before.substr(agencies + 4), ",");
    if (items.size() > 1)
      for (const std::string_view item : items) urls.push_back(std::string(before.substr(0, agencies + 4)).append(item));
    return urls;
  }
  if (before.size() == url.size()) return urls;
  const std::vector<std::string_view> parameters = split(url.substr(before.size() + 1), "&");
  for (const Form& form : forms) {
    if (!before.ends_with(form.path)) continue;
    for (const std::string& item : items_of(form, parameters)) urls.push_back(single(form, before, parameters, item));
    if (!urls.empty()) break;
  }
  return urls;
}

}  // namespace citevet::resolve
