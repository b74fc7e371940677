// Recorded answers as a Transport.
#pragma once

#include <citevet/link.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::net {

// Answers from the JSON files in `folder` and below it (docs/replay.md), without a network. A request matches by method and canonical
// address; a GET answers a HEAD. Several recordings of one request answer in the order of their file names, the last one again and again.
// What is not recorded comes back as Failure::not_recorded.
//
// `also` gives the addresses that a recording's answer answers too: the items of a batch. An address with a recording of its own keeps to
// that; the last batch counts.
//
// Throws Error when the folder can't be read, or for the first file that is no recording.
std::unique_ptr<Transport> replay(const std::filesystem::path& folder,
                                  const std::function<std::vector<std::string>(std::string_view url)>& also = {});

}  // namespace citevet::net
