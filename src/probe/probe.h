// What to ask for an address, and the verdict that the answers carry. Pure: who carries the requests out is not known here.
#pragma once

#include "probe/reading.h"

#include <citevet/link.h>
#include <citevet/network.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::probe {

// What holds for one address.
struct Policy {
  std::size_t max_redirects = 10;
  std::size_t max_retries = 2;          // of one address, for what may pass; a time-out is tried again once
  std::string method;                   // what is asked first: GET or HEAD; empty: as the table of hosts says
  std::vector<StatusMeaning> statuses;  // on the host that answered last: what differs from the usual
};

// What the config says of an address and its host.
Policy policy_of(const NetworkConfig& network, const HostConfig& host);

struct Verdict {
  State state = State::skipped;
  int status = 0;                      // of the last answer; 0: none
  std::string reason;                  // short: "404", "time-out"
  std::string evidence;                // one sentence for people
  std::vector<std::string> redirects;  // the addresses it led to, in order
  bool incomplete = false;             // no answer for a reason that is the run's
};

// The first request for an address, which must be canonical. Credentials and fragment are left out.
Request first(std::string_view canonical, const Policy& policy = {});

// The verdict on an address that is better not asked, since its site answers alike for everything; empty: it is to be asked.
std::optional<Verdict> unasked(std::string_view canonical);

// The registry whose word alone counts for an address, since the page itself says 200 for what is gone; then it is also unasked(). Empty:
// the page is asked when the registry can't say.
std::string_view left_to_registry(std::string_view canonical) noexcept;

// When the next request should be made.
enum class When : std::uint8_t {
  now,    // the next hop of a redirect
  later,  // a second look or a retry: when everything else has been asked, so that waiting costs nothing
};

struct Step {
  Request request;
  When when = When::now;
};

// What to ask after the exchanges so far, which are all of one address in the order in which they were made; empty: nothing, the verdict is
// due. The chain always ends: at most (max_redirects + 1) × (max_retries + 6) exchanges.
//
// `reading` is the last exchange's, here and in verdict(): no body is looked at any more.
std::optional<Step> next(std::span<const Exchange> chain, const Reading& reading, const Policy& policy);

// What a site answered for an address that can't exist.
struct MadeUp {
  std::string end;             // where its redirects led; empty: nowhere
  std::uint64_t likeness = 0;  // of the page; 0: there was none, as there should be
};

// An address that can't exist, in the folder of the one that was asked, where that is needed to settle a doubt about it. It is asked like
// any other but without second looks and retries (When::later); once for all that doubt in a folder, since it is the same for them all.
// Never for a front page. Empty: there is nothing to settle.
std::optional<Request> made_up(std::span<const Exchange> chain, const Reading& reading);

// From the exchanges of a made-up address, for Facts::made_up of those that wanted it.
MadeUp answered(std::span<const Exchange> chain, const Reading& reading);

// What the run knows beside the address itself.
struct Facts {
  bool network_works = false;       // Network::works()
  const MadeUp* made_up = nullptr;  // the answer to made_up(); null: not asked, and a doubt stays one
};

// Draws the verdict from a chain that next() has finished. An empty chain was not asked.
Verdict verdict(std::span<const Exchange> chain, const Reading& reading, const Policy& policy, const Facts& facts);

}  // namespace citevet::probe
