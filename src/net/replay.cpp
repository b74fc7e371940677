// Recorded answers as a Transport.
#include "net/replay.h"

#include "net/recording.h"

#include <citevet/error.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <vector>

namespace citevet::net {

namespace {

namespace fs = std::filesystem;

class Replay final : public Transport {
 public:
  Replay(const fs::path& folder, const std::function<std::vector<std::string>(std::string_view)>& also) {
    for (const fs::path& file : files_of(folder)) {
      std::ifstream in(file, std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      if (!in) throw Error("can't be read", file.string());
      Exchange exchange = read_recording(text, file.string());
      const std::string own = key(exchange.request.method, exchange.request.url);
      if (also && exchange.status == 200)
        for (const std::string& url : also(exchange.request.url)) batch_of_[key(exchange.request.method, url)] = own;
      recordings_[own].exchanges.push_back(std::move(exchange));
    }
  }

  void submit(std::vector<Request> requests) override {
    for (Request& request : requests) answered_.push_back(answer(std::move(request)));
  }

  std::vector<Exchange> collect(std::chrono::milliseconds, std::stop_token) override { return std::exchange(answered_, {}); }

 private:
  struct Recordings {
    std::vector<Exchange> exchanges;
    std::size_t next = 0;
  };

  static std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    try {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".json" && entry.path().filename() != "replay.json")
          files.push_back(entry.path());
    } catch (const fs::filesystem_error& error) {
      throw Error("the recorded answers can't be read: " + error.code().message(), folder.string(), "give a folder of JSON files");
    }
    std::ranges::sort(files);
    return files;
  }

  static std::string key(std::string_view method, std::string_view url) { return std::string(method) + ' ' + recorded_address(url); }

  Exchange answer(Request request) {
    auto found = recordings_.find(key(request.method, request.url));
    if (found == recordings_.end() && request.method == "HEAD") found = recordings_.find(key("GET", request.url));
    if (found == recordings_.end())
      if (const auto batch = batch_of_.find(key(request.method, request.url)); batch != batch_of_.end())
        found = recordings_.find(batch->second);
    Exchange exchange;
    if (found == recordings_.end()) {
      exchange.failure = Failure::not_recorded;
      exchange.error = "not recorded";
    } else {
      Recordings& recordings = found->second;
      exchange = recordings.exchanges[std::min(recordings.next, recordings.exchanges.size() - 1)];
      ++recordings.next;
      if (request.method == "HEAD") exchange.body.clear();
    }
    exchange.request = std::move(request);
    return exchange;
  }

  std::unordered_map<std::string, Recordings> recordings_;
  std::unordered_map<std::string, std::string> batch_of_;  // the key of the batch that answers for this one too
  std::vector<Exchange> answered_;
};

}  // namespace

std::unique_ptr<Transport> replay(const std::filesystem::path& folder,
                                  const std::function<std::vector<std::string>(std::string_view)>& also) {
  return std::make_unique<Replay>(folder, also);
}

}  // namespace citevet::net
