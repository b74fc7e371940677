// The file format of recorded answers: docs/replay.md.
#include "net/recording.h"

#include "net/base64.h"
#include "net/url.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <citevet/error.h>

#include <boost/json.hpp>

#include <algorithm>
#include <vector>

namespace citevet::net {

namespace {

namespace json = boost::json;

struct FailureName {
  std::string_view name;
  Failure failure;
};

// The first four are what a hand-written recording needs. `dns` is a name that does not exist; what may pass has a name of its own.
constexpr FailureName failure_names[] = {
    {"timeout", Failure::timeout},
    {"dns", Failure::no_such_host},
    {"refused", Failure::refused},
    {"tls", Failure::tls},
    {"dns-temporary", Failure::dns},
    {"no-route", Failure::no_route},
    {"reset", Failure::reset},
    {"tls-expired", Failure::tls_expired},
    {"tls-wrong-host", Failure::tls_wrong_host},
    {"tls-unknown-issuer", Failure::tls_unknown_issuer},
    {"guarded", Failure::guarded},
    {"too-large", Failure::too_large},
    {"malformed", Failure::malformed},
};

// Headers whose values belong to one visitor.
constexpr std::string_view private_headers[] = {"set-cookie", "set-cookie2", "authorization", "proxy-authorization", "cookie"};

[[noreturn]] void refuse(const std::string& path, std::string problem) {
  throw Error(std::move(problem), path, "docs/replay.md describes the format of recorded answers");
}

json::value parse(std::string_view text, const std::string& path) {
  json::error_code error;
  json::parser parser;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error && text::trim(text.substr(read)).empty()) return parser.release();
  const std::string_view before = text.substr(0, std::min(read, text.size()));
  const std::size_t line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  refuse(path + ":" + std::to_string(line) + ":" + std::to_string(column),
         error ? "no JSON: " + error.message() : "more than one JSON value");
}

std::string_view string_at(const json::object& object, std::string_view key, const std::string& path) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_string()) refuse(path, "\"" + std::string(key) + "\" must be a string");
  return value->get_string();
}

// As text; as a list of its lines or as the JSON that it is, in recordings that people write and read.
std::string body_at(const json::object& recording, const std::string& path) {
  const json::value* body = recording.if_contains("body");
  if (body == nullptr || body->is_null()) return {};
  if (body->is_string()) return std::string(body->get_string());
  if (!body->is_structured()) refuse(path, "\"body\" must be a string, a list of lines, or JSON");
  const auto is_line = [](const json::value& item) { return item.is_string(); };
  if (body->is_object() || !std::ranges::all_of(body->get_array(), is_line)) return json::serialize(*body);
  std::string lines;
  for (const json::value& line : body->get_array()) lines.append(line.get_string()).append("\n");
  return lines;
}

bool flag_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::vector<std::pair<std::string, std::string>> headers_at(const json::object& object, const std::string& path) {
  std::vector<std::pair<std::string, std::string>> headers;
  const json::value* list = object.if_contains("headers");
  if (list == nullptr || list->is_null()) return headers;
  if (!list->is_array()) refuse(path, "\"headers\" must be a list of [name, value]");
  for (const json::value& header : list->get_array()) {
    if (!header.is_array() || header.get_array().size() != 2 || !header.get_array()[0].is_string() || !header.get_array()[1].is_string())
      refuse(path, "each of \"headers\" must be [name, value], both strings");
    headers.emplace_back(text::lower(std::string_view(header.get_array()[0].get_string())),
                         std::string_view(header.get_array()[1].get_string()));
  }
  return headers;
}

std::string_view name_of_parameter(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

}  // namespace

Exchange read_recording(std::string_view text, const std::string& path) {
  const json::value whole = parse(text, path);
  if (!whole.is_object()) refuse(path, "a recording must be a JSON object");
  const json::object& recording = whole.get_object();
  const json::value* request = recording.if_contains("request");
  if (request == nullptr || !request->is_object()) refuse(path, "\"request\" is missing");

  Exchange exchange;
  exchange.request.url = string_at(request->get_object(), "url", path);
  if (!canonical_url(exchange.request.url)) refuse(path, "\"request\" needs a \"url\" that is an http or https address");
  if (const std::string_view method = string_at(request->get_object(), "method", path); !method.empty()) exchange.request.method = method;

  if (const std::string_view error = string_at(recording, "error", path); !error.empty()) {
    const auto found = std::ranges::find(failure_names, error, &FailureName::name);
    if (found == std::end(failure_names)) {
      std::string known;
      for (const FailureName& failure : failure_names) known += (known.empty() ? "" : ", ") + std::string(failure.name);
      refuse(path, "unknown \"error\" \"" + std::string(error) + "\": it is one of " + known);
    }
    exchange.failure = found->failure;
    exchange.error = std::string(error) + " (recorded)";
    return exchange;
  }
  const json::value* status = recording.if_contains("status");
  if (status == nullptr || !status->is_int64() || status->get_int64() < 100 || status->get_int64() > 999)
    refuse(path, "\"status\" must be a number from 100 to 999, or there must be an \"error\"");
  exchange.status = static_cast<int>(status->get_int64());
  exchange.headers = headers_at(recording, path);
  exchange.body = body_at(recording, path);
  if (flag_at(recording, "body_base64")) {
    auto bytes = from_base64(exchange.body);
    if (!bytes) refuse(path, "\"body\" is not base64");
    exchange.body = std::move(*bytes);
  }
  exchange.body_cut = flag_at(recording, "body_cut");
  return exchange;
}

std::string write_recording(const Exchange& exchange) {
  json::object recording;
  recording["request"] = {{"method", exchange.request.method}, {"url", recorded_address(exchange.request.url)}};
  if (exchange.status == 0) {
    const auto found = std::ranges::find(failure_names, exchange.failure, &FailureName::failure);
    recording["error"] = found == std::end(failure_names) ? std::string_view("timeout") : found->name;
    return json::serialize(recording) + "\n";
  }
  recording["status"] = exchange.status;
  json::array headers;
  for (const auto& [name, value] : exchange.headers) {
    // The body is kept decoded.
    if (name == "content-encoding" || name == "transfer-encoding" || name == "content-length" || name == "connection") continue;
    const bool is_private = std::ranges::find(private_headers, name) != std::end(private_headers);
    headers.push_back(json::array{name, is_private ? std::string_view("x") : std::string_view(value)});
  }
  recording["headers"] = std::move(headers);
  const bool is_text = text::first_invalid(exchange.body) == std::string_view::npos;
  recording["body"] = is_text ? exchange.body : to_base64(exchange.body);
  recording["body_base64"] = !is_text;
  recording["body_cut"] = exchange.body_cut;
  return json::serialize(recording) + "\n";
}

std::string recorded_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  std::string address = canonical_url(url).value_or(std::string(url));
  address.erase(std::min(address.find('#'), address.size()));
  if (const auto sent = sendable(address)) address = *sent;
  const std::size_t question = address.find('?');
  if (question == std::string::npos) return address;

  std::vector<std::string_view> parameters;
  for (std::string_view rest = std::string_view(address).substr(question + 1);;) {
    const std::size_t end = rest.find('&');
    parameters.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  const auto has = [&](std::string_view name) { return std::ranges::find(parameters, name, name_of_parameter) != parameters.end(); };
  // On other sites `tool` or `email` alone may name a page; together they are how NCBI asks to be addressed.
  const bool ncbi = has("tool") && has("email");
  std::string kept = address.substr(0, question);
  char delimiter = '?';
  for (const std::string_view parameter : parameters) {
    const std::string_view name = name_of_parameter(parameter);
    if (name == "mailto" || name == "api_key" || (ncbi && (name == "tool" || name == "email"))) continue;
    kept += delimiter;
    kept += parameter;
    delimiter = '&';
  }
  return kept;
}

}  // namespace citevet::net
