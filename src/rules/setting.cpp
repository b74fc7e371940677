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

}  // namespace

std::string setting(const Rule& rule) {
  std::string out;
  if (rule.policy.suppression_needs_reason) out = "In these examples `suppression-needs-reason = true` is set";
  for (const Answer& answer : rule.answers) out.append(out.empty() ? "In these examples " : ", ").append(in_words(answer));
  return out.empty() ? out : out.append(".");
}

}  // namespace citevet::rules
