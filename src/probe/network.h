// What the answers of a run say of the network that they came through.
#pragma once

#include "probe/reading.h"

#include <citevet/link.h>
#include <citevet/problem.h>

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace citevet::probe {

// Sees every exchange of a run and keeps only what is still open: next to nothing once two answers differ. Not thread-safe.
//
// That something answers proves nothing: a captive portal (the login page of a hotel's network) answers in the place of every host. It
// gives all of them the same page, or leads them all to itself; what differs is no portal's.
class Network {
 public:
  // The last exchange of a chain, when it has arrived. What came from a cache does not count.
  void see(std::span<const Exchange> chain, const Reading& reading);

  // Whether names are found and hosts reached, for Facts::network_works.
  [[nodiscard]] bool works() const noexcept;

  // At the end of a run: that there is no network, or only a portal, as the one problem to report. Empty: no more than single sites failed.
  [[nodiscard]] std::optional<Problem> problem() const;

  // Where there is a problem(): takes back what was said of a link that was asked through that network.
  void take_back(Link& link) const;

 private:
  // Where a host's answer came from, and what it was.
  struct Answer {
    std::string site;  // the registrable domain that was asked
    std::string end;   // the one that answered
    std::uint64_t likeness = 0;
  };
  void see_answer(std::span<const Exchange> chain, const Reading& reading);
  void compare(Answer answer, bool is_login, bool plain);
  [[nodiscard]] bool is_portal() const noexcept;

  bool answered_ = false;  // somebody did, however badly
  bool secure_ = false;    // over TLS, with the right certificate
  bool differs_ = false;   // two answers did, or one that no portal gives: the network works for certain
  bool asks_to_log_in_ = false, login_ = false;
  bool of_the_network_ = false;
  std::optional<Answer> first_;
  std::set<std::string, std::less<>> same_sites_;            // that gave the first one's answer
  std::set<std::string, std::less<>> hosts_, silent_hosts_;  // while nobody has answered
};

}  // namespace citevet::probe
