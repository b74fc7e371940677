// What the examples of a rule presuppose.
#include <citevet/rule.h>

namespace citevet::rules {

namespace {

std::string in_words(const Answer& answer) {
  std::string words(answer.url);
  if (!answer.moved_to.empty()) return words.append(" has moved for good to ").append(answer.moved_to);
  if (answer.failure == Failure::tls_expired) return words.append(" has a certificate that is out of date");
  if (answer.status == 0) return words.append(" gives no answer");
  words.append(" answers ").append(std::to_string(answer.status));
  if (answer.state == State::suspect) words.append(", but ").append(answer.reason);
  if (!answer.missing_fragment.empty()) words.append(" with a page that has no #").append(answer.missing_fragment);
  return words;
}

std::string in_words(const Work& work) {
  std::string words;
  if (work.exists == Consulted::not_found && work.settled_by)
    return words.append(title(*work.settled_by)).append(" does not know ").append(work.identifier);
  for (const Record& record : work.records) {
    words.append(words.empty() ? "" : ", ").append(title(record.registry)).append(" has “").append(record.title).append("”");
    for (const Person& author : record.authors) words.append(", ").append(author.given).append(" ").append(author.family);
    if (record.year != 0) words.append(", ").append(std::to_string(record.year));
    if (!record.container.empty()) words.append(", ").append(record.container);
    words.append(" under ").append(record.identifier);
    for (const Notice& notice : record.notices) words.append(", with this notice: ").append(name(notice.kind));
    for (const Relation& relation : record.relations)
      if (relation.kind == RelationKind::preprint_of) words.append(", a preprint of ").append(relation.identifier);
  }
  return words;
}

}  // namespace

std::string setting(const Rule& rule) {
  std::string out;
  if (rule.policy.suppression_needs_reason) out = "In these examples `suppression-needs-reason = true` is set";
  for (const Answer& answer : rule.answers) out.append(out.empty() ? "In these examples " : ", ").append(in_words(answer));
  if (rule.works != nullptr)
    for (const Work& work : rule.works())
      if (const std::string words = in_words(work); !words.empty()) out.append(out.empty() ? "In these examples " : "; ").append(words);
  if (rule.searches != nullptr)
    for (const Search& search : rule.searches())
      out.append(out.empty() ? "In these examples " : "; ")
          .append("a search for the first one's entry finds ")
          .append(search.works.empty() ? "nothing" : search.works.front());
  return out.empty() ? out : out.append(".");
}

}  // namespace citevet::rules
