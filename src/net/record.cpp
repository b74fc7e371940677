// Keeps what another Transport answers.
#include "net/record.h"

#include "net/recording.h"
#include "net/url.h"
#include "text/ascii.h"

#include <citevet/error.h>

#include <cstdio>
#include <fstream>
#include <utility>

namespace citevet::net {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 60;

// `00012-example-org-rest`: sorts in the order of the answers and tells people what it holds.
std::string file_name(std::size_t number, std::string_view url) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%05zu", number);
  std::string name = digits;
  for (const char c : url.substr(url.find("//") + 2)) {
    if (name.size() == longest_name) break;
    if (text::is_alnum(c))
      name += text::to_lower(c);
    else if (!name.ends_with('-'))
      name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name + ".json";
}

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw Error("the answers can't be recorded", file.string(), "give a folder that can be written to");
}

class Record final : public Transport {
 public:
  Record(std::unique_ptr<Transport> inner, fs::path folder, std::chrono::year_month_day today)
      : inner_(std::move(inner)), folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    // An earlier recording goes on: its answers come first when a request is replayed.
    if (!error)
      for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) number_ += entry.path().extension() == ".json";
    char date[64];
    std::snprintf(date, sizeof date, "{\"date\": \"%04d-%02u-%02u\"}\n", static_cast<int>(today.year()),
                  static_cast<unsigned>(today.month()), static_cast<unsigned>(today.day()));
    write(folder_ / "replay.json", date);
  }

  void submit(std::vector<Request> requests) override { inner_->submit(std::move(requests)); }

  std::vector<Exchange> collect(std::chrono::milliseconds patience, std::stop_token stop) override {
    std::vector<Exchange> answers = inner_->collect(patience, std::move(stop));
    for (const Exchange& exchange : answers)
      if (exchange.status != 0 || recordable(exchange.failure))
        write(folder_ / file_name(number_++, recorded_address(exchange.request.url)), write_recording(exchange));
    return answers;
  }

 private:
  // What the run itself left out says nothing about the address.
  static bool recordable(Failure failure) noexcept { return failure != Failure::cancelled && failure != Failure::not_recorded; }

  std::unique_ptr<Transport> inner_;
  fs::path folder_;
  std::size_t number_ = 0;
};

}  // namespace

std::unique_ptr<Transport> record(std::unique_ptr<Transport> inner, const std::filesystem::path& folder,
                                  std::chrono::year_month_day today) {
  return std::make_unique<Record>(std::move(inner), folder, today);
}

}  // namespace citevet::net
