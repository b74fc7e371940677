// YouTube: whether a video is there, by its oEmbed answer and its thumbnail.
#include "resolve/json.h"
#include "resolve/plain.h"
#include "resolve/source.h"

namespace citevet::resolve {

namespace {

Batch batch(Purpose) {
  return {.most = 1};
}

Request ask(const Question& question, const Settings& settings) {
  const std::string_view id = value_of(question.identifiers.front());
  Request request;
  if (question.purpose == Purpose::thumbnail) {
    request.url = settings.thumbnails + "/vi/";
    append_encoded(request.url, id);
    request.url += "/mqdefault.jpg";
    return request;
  }
  std::string video = "https://www.youtube.com/watch?v=";
  append_encoded(video, id);
  request.url = settings.of(Registry::youtube).url + "/oembed?url=";
  append_encoded(request.url, video);
  request.url += "&format=json";
  return request;
}

// 404 with a grey picture for a video that is not there. Only both together say `gone`: oEmbed alone denies private videos too.
void read_thumbnail(const Question& question, const Exchange& exchange, Answer& answer) {
  const std::string_view type = header(exchange, "content-type");
  if (exchange.status == 200 && (type.empty() || type.starts_with("image/"))) {
    found(answer, Record{.type = ReferenceType::video});
  } else if (exchange.status == 404 && question.before == Consulted::not_found) {
    not_found(answer);
  } else {
    answer.why = "does not say";
  }
}

void read(const Question& question, const Exchange& exchange, std::vector<Answer>& into) {
  Answer& answer = into.front();
  if (question.purpose == Purpose::thumbnail) return read_thumbnail(question, exchange, answer);
  if (exchange.status != 200) return;
  const Json json(exchange.body);
  if (!json.valid() || text_of(at(json.root(), "type")) != "video" || text_of(at(json.root(), "provider_name")) != "YouTube") return;
  Record record;
  record.title = plain(text_of(at(json.root(), "title")));
  if (std::string channel = plain(text_of(at(json.root(), "author_name"))); !channel.empty())
    record.authors.push_back({.name = std::move(channel)});
  record.container = plain(text_of(at(json.root(), "provider_name")));
  record.publisher = record.container;
  record.type = ReferenceType::video;
  found(answer, std::move(record));
}

}  // namespace

const Source youtube_source{batch, ask, read};

}  // namespace citevet::resolve
