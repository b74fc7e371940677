// One event loop: a thread that drives many requests at once over libcurl's multi socket interface.
#include "net/loop.h"

#include "net/base64.h"
#include "net/failure.h"
#include "net/guard.h"
#include "net/resolver.h"
#include "net/schedule.h"
#include "net/url.h"
#include "text/ascii.h"

#include <citevet/error.h>

#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>
#include <utility>

namespace citevet::net {

namespace {

using std::chrono::milliseconds;
using Clock = Schedule::Clock;

// All header lines of an answer, interim answers and trailers included.
constexpr std::size_t most_header_bytes = 64 * 1024;
// A short body that nobody needs is read to its end all the same: it costs less than a new connection.
constexpr std::size_t cheap_body_bytes = 16 * 1024;
constexpr long dns_cache_seconds = 3600;
constexpr std::size_t first_tls_connections = 16;

template <class... Arguments>
void set(CURL* easy, CURLoption option, Arguments... arguments) {
  curl_easy_setopt(easy, option, arguments...);
}

// Whether a body can hold words that a verdict needs. Without a type it may.
bool is_text(std::string_view type) noexcept {
  type = text::trim(type.substr(0, type.find(';')));
  if (type.empty() || text::starts_with_ci(type, "text/") || text::starts_with_ci(type, "message/")) return true;
  for (const std::string_view known : {"application/xhtml+xml", "application/xml", "application/json", "application/javascript"})
    if (text::equal_ci(type, known)) return true;
  return text::ends_with_ci(type, "+xml") || text::ends_with_ci(type, "+json");
}

std::string_view value_of(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view name) noexcept {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

// RFC 9110 §10.2.3: seconds or a date. A date counts from the answer's own Date: the clocks may differ.
std::optional<milliseconds> retry_after(const std::vector<std::pair<std::string, std::string>>& headers) {
  const std::string_view value = text::trim(value_of(headers, "retry-after"));
  if (value.empty()) return std::nullopt;
  std::uint32_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc::result_out_of_range) return std::chrono::hours(24);
  if (error == std::errc{} && end == value.data() + value.size()) return std::chrono::seconds(seconds);
  const std::time_t until = curl_getdate(std::string(value).c_str(), nullptr);
  if (until == -1) return std::nullopt;
  std::time_t from = curl_getdate(std::string(value_of(headers, "date")).c_str(), nullptr);
  if (from == -1) from = std::time(nullptr);
  return std::chrono::seconds(std::max<std::time_t>(0, until - from));
}

// What the event queue watches the sockets for. One that is not wanted for a while stays in the queue, so that using a connection again
// costs no call; only those that libcurl opened through us, since of the others nobody says when their number means another.
class Watches {
 public:
  void opened(int socket) { at(socket) = {.ours = true}; }
  void closed(int socket) noexcept {
    if (static_cast<std::size_t>(socket) < sockets_.size()) sockets_[static_cast<std::size_t>(socket)] = {};
  }
  // `events` 0: not wanted.
  void want(int queue, int socket, std::uint32_t events) {
    Watch& watch = at(socket);
    watch.wanted = events;
    if (events == 0 && watch.ours) return;
    if (watch.watched != events) set(queue, socket, watch, events);
  }
  // Whether somebody waits for what happened to a socket.
  bool wanted(int queue, int socket) {
    Watch& watch = at(socket);
    if (watch.wanted == 0 && watch.watched != 0) set(queue, socket, watch, 0);
    return watch.wanted != 0;
  }

 private:
  struct Watch {
    bool ours = false;
    std::uint32_t wanted = 0, watched = 0;
  };

  Watch& at(int socket) {
    const auto index = static_cast<std::size_t>(socket);
    if (index >= sockets_.size()) sockets_.resize(index + 1);
    return sockets_[index];
  }

  static void set(int queue, int socket, Watch& watch, std::uint32_t events) noexcept {
    epoll_event event{};
    event.events = events;
    event.data.fd = socket;
    const int operation = events == 0 ? EPOLL_CTL_DEL : watch.watched != 0 ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(queue, operation, socket, &event) != 0 && operation == EPOLL_CTL_ADD && errno == EEXIST)
      epoll_ctl(queue, EPOLL_CTL_MOD, socket, &event);
    watch.watched = events;
  }

  std::vector<Watch> sockets_;
};

// A request under way, with the libcurl handle that is used again for the next one.
struct Transfer {
  CURL* easy = nullptr;
  curl_slist* header_list = nullptr;
  const Common* common = nullptr;
  Watches* watches = nullptr;
  Request request;
  Schedule::Host* host = nullptr;
  Exchange answer;
  std::size_t header_bytes = 0;
  bool headers_done = false;
  bool drop_body = false;
  bool ended = false;  // by us, when all that is needed had come
  bool too_large = false;
  bool guarded = false;
  bool proxied = false;
  bool active = false;
  bool has_certificate = false;
  char error[CURL_ERROR_SIZE] = {};

  [[nodiscard]] bool free_of_guard() const noexcept { return proxied || request.exempt_from_guard || common->config.allow_private; }

  // One whole line. False ends the transfer.
  bool header_line(std::string_view line) {
    header_bytes += line.size();
    if (header_bytes > most_header_bytes) {
      too_large = true;
      return false;
    }
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (headers_done) return true;  // trailers say nothing about the page
    if (line.empty()) return answer.status < 200 || headers_complete();
    if (line.starts_with("HTTP/")) {
      answer.headers.clear();
      answer.status = 0;
      const std::size_t space = line.find(' ');
      if (space != std::string_view::npos) std::from_chars(line.data() + space + 1, line.data() + line.size(), answer.status);
      return true;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !answer.headers.empty()) {
      answer.headers.back().second.append(" ").append(text::trim(line));
      return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return true;
    answer.headers.emplace_back(text::lower(text::trim(line.substr(0, colon))), text::trim(line.substr(colon + 1)));
    return true;
  }

  bool headers_complete() {
    headers_done = true;
    if (request.method == "HEAD" || is_text(value_of(answer.headers, "content-type"))) return true;
    drop_body = true;
    std::size_t length = 0;
    const std::string_view stated = value_of(answer.headers, "content-length");
    const auto [end, error_code] = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    ended = stated.empty() || error_code != std::errc{} || length > cheap_body_bytes;
    return !ended;
  }

  bool body(std::string_view piece) {
    if (drop_body) return true;
    const std::size_t most = request.max_body_bytes != 0 ? request.max_body_bytes : common->config.max_body_bytes;
    const std::size_t room = most - answer.body.size();
    answer.body.append(piece.substr(0, room));
    if (piece.size() <= room) return true;
    answer.body_cut = true;
    ended = true;
    return false;
  }
};

// The lines that a request sends, its own ones before those that its host is configured with. Owned by the caller.
curl_slist* header_list(const Request& request, const HostConfig& host) {
  std::vector<std::pair<std::string, std::string>> headers = request.headers;
  const auto add = [&](std::string_view name, std::string value) {
    if (std::ranges::none_of(headers, [&](const auto& header) { return text::equal_ci(header.first, name); }))
      headers.emplace_back(name, std::move(value));
  };
  for (const auto& [name, value] : host.headers) add(name, value);
  if (!host.token.empty())
    add("Authorization", "Bearer " + host.token);
  else if (!host.user.empty())
    add("Authorization", "Basic " + to_base64(host.user + ":" + host.password));
  if (!host.cookies.empty()) {
    // A chain's own cookies may bear the same names: the site set them last.
    const auto jar = std::ranges::find_if(headers, [](const auto& header) { return text::equal_ci(header.first, "cookie"); });
    std::string& line = jar == headers.end() ? headers.emplace_back("Cookie", "").second : jar->second;
    const std::string own = std::exchange(line, {});
    for (const auto& [name, value] : host.cookies) {
      if (("; " + own).find("; " + name + "=") != std::string::npos) continue;
      line.append(line.empty() ? "" : "; ").append(name).append("=").append(value);
    }
    if (!own.empty()) line.append(line.empty() ? "" : "; ").append(own);
  }
  add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  curl_slist* list = nullptr;
  for (const auto& [name, value] : headers)
    if (name.find_first_of("\r\n") == std::string::npos && value.find_first_of("\r\n") == std::string::npos)
      list = curl_slist_append(list, (name + ": " + value).c_str());
  return list;
}

// No exception may pass through libcurl: without memory the transfer ends.
template <class Step>
std::size_t guarded_step(std::size_t size, Step step) noexcept {
  try {
    return step() ? size : size == 0;
  } catch (...) {
    return size == 0;
  }
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* transfer) noexcept {
  return guarded_step(size, [&] { return static_cast<Transfer*>(transfer)->header_line({data, size}); });
}

std::size_t on_body(char* data, std::size_t, std::size_t size, void* transfer) noexcept {
  return guarded_step(size, [&] { return static_cast<Transfer*>(transfer)->body({data, size}); });
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) noexcept {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.free_of_guard() && !guard::allows(address->addr)) {
    transfer.guarded = true;
    return CURL_SOCKET_BAD;
  }
  const auto& gate = transfer.common->options.gate;
  if (gate && !gate(address->addr)) return CURL_SOCKET_BAD;
  const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (socket < 0) return CURL_SOCKET_BAD;
  try {
    transfer.watches->opened(socket);
  } catch (...) {
    ::close(socket);
    return CURL_SOCKET_BAD;
  }
  return socket;
}

int on_close(void* watches, curl_socket_t socket) noexcept {
  static_cast<Watches*>(watches)->closed(socket);
  return ::close(socket);
}

// A connection used again opens no socket: one that an exempt request opened must not serve an address from a document.
int on_connected(void* user, char* remote, char*, int, int) noexcept {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.free_of_guard() || guard::allows_literal(remote)) return CURL_PREREQFUNC_OK;
  transfer.guarded = true;
  return CURL_PREREQFUNC_ABORT;
}

}  // namespace

class Loop::Engine {
 public:
  explicit Engine(Common& common)
      : common_(common),
        schedule_({common.config.host_concurrency, common.config.host_interval},
                  [&common](std::string_view url, Schedule::Limits usual) {
                    const HostConfig own = common.hosts.of(url);
                    // Handshakes cost more than all else there is to a short page over TLS.
                    return Schedule::Limits{own.concurrency.value_or(usual.per_host), own.interval.value_or(usual.interval),
                                            text::starts_with_ci(url, "https:") ? first_tls_connections : usual.at_first};
                  }),
        epoll_(epoll_create1(EPOLL_CLOEXEC)),
        wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        multi_(curl_multi_init()),
        share_(curl_share_init()) {
    if (epoll_ < 0 || wake_ < 0 || multi_ == nullptr || share_ == nullptr) {
      close();
      throw Error("no event queue: " + std::string(std::strerror(errno)), {}, "raise the limit of open files");
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = wake_;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &on_watch);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(std::max<std::size_t>(32, common.config.concurrency * 2)));
    curl_share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  }

  ~Engine() {
    stop();
    resolver_.reset();
    for (const auto& transfer : transfers_) {
      curl_multi_remove_handle(multi_, transfer->easy);
      curl_easy_cleanup(transfer->easy);
      curl_slist_free_all(transfer->header_list);
    }
    close();
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void stop() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      quit_ = true;
    }
    wake();
    thread_.join();
  }

  void submit(std::vector<Request> requests) {
    {
      const std::lock_guard lock(mutex_);
      if (submitted_.empty())
        submitted_ = std::move(requests);
      else
        submitted_.insert(submitted_.end(), std::make_move_iterator(requests.begin()), std::make_move_iterator(requests.end()));
      if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
    wake();
  }

  void cancel() {
    {
      const std::lock_guard lock(mutex_);
      cancelled_ = true;
    }
    wake();
  }

  void slot_freed() noexcept {
    if (starved_.exchange(false)) wake();
  }

 private:
  void close() noexcept {
    if (multi_ != nullptr) curl_multi_cleanup(multi_);
    if (share_ != nullptr) curl_share_cleanup(share_);
    if (epoll_ >= 0) ::close(epoll_);
    if (wake_ >= 0) ::close(wake_);
  }

  void wake() noexcept {
    const std::uint64_t one = 1;
    // A full counter wakes as well as one more would.
    [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
  }

  void run() {
    std::array<epoll_event, 128> events;
    while (take_inbox()) {
      start_ready();
      common_.results.put(std::move(finished_));
      const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), patience());
      int running = 0;
      for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        if (event.data.fd == wake_) {
          std::uint64_t drained = 0;
          [[maybe_unused]] const ssize_t got = ::read(wake_, &drained, sizeof drained);
          continue;
        }
        if (!watches_.wanted(epoll_, event.data.fd)) continue;
        const int what = ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) | ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                         ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
        curl_multi_socket_action(multi_, event.data.fd, what, &running);
      }
      if (timer_ && *timer_ <= Clock::now()) {
        timer_.reset();
        curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
      }
      int left = 0;
      while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        char* transfer = nullptr;
        const CURLcode code = message->data.result;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        finish(*reinterpret_cast<Transfer*>(transfer), code);
      }
      common_.results.put(std::move(finished_));
    }
  }

  // False: the loop ends.
  bool take_inbox() {
    std::vector<Request> requests;
    std::vector<std::pair<std::uint64_t, Lookup>> looked_up;
    bool cancelled = false;
    {
      const std::lock_guard lock(mutex_);
      if (quit_) return false;
      requests.swap(submitted_);
      looked_up.swap(looked_up_);
      cancelled = std::exchange(cancelled_, false);
    }
    for (Request& request : requests) {
      if (const auto url = parts(request.url))
        schedule_.add(text::lower(url->authority), std::move(request), Clock::now());
      else
        fail(std::move(request), Failure::guarded, "no http or https address");
    }
    for (const auto& [number, lookup] : looked_up)
      if (const auto held = held_.extract(number)) held.mapped().then(lookup);
    if (cancelled) cancel_all();
    return true;
  }

  void cancel_all() {
    for (const auto& [number, held] : std::exchange(held_, {})) held.cancel();
    for (Request& request : schedule_.clear()) fail(std::move(request), Failure::cancelled, "cancelled");
    for (const auto& transfer : transfers_) {
      if (!transfer->active) continue;
      fail(std::move(transfer->request), Failure::cancelled, "cancelled");
      retire(*transfer);
      release(*transfer->host, {});
    }
  }

  // In milliseconds; -1: until something happens.
  [[nodiscard]] int patience() const {
    std::optional<Clock::time_point> until = timer_;
    if (const auto ready = schedule_.next_ready(); ready && !starved_ && (!until || *ready < *until)) until = ready;
    if (!until) return -1;
    const auto now = Clock::now();
    if (*until <= now) return 0;
    return static_cast<int>(std::min<std::int64_t>(std::chrono::ceil<milliseconds>(*until - now).count(), 60'000));
  }

  void start_ready() {
    for (;;) {
      if (schedule_.waiting() == 0) return;
      // Said before the slot is tried, so that one given back in between is not missed.
      starved_ = true;
      if (common_.results.full() || !common_.slots.take()) return;
      starved_ = false;
      auto start = schedule_.next(Clock::now());
      if (!start) {
        common_.slots.give();
        common_.slot_freed();
        return;
      }
      begin(std::move(start->request), *start->host);
    }
  }

  void begin(Request request, Schedule::Host& host) {
    const auto url = parts(request.url);  // it was one when it was submitted
    const std::string_view proxy = common_.proxies.for_request(*url);
    if (request.exempt_from_guard || common_.config.allow_private) return ask(std::move(request), host, proxy);
    if (guard::is_local_name(url->host)) return refuse(std::move(request), host);
    if (proxy.empty()) return ask(std::move(request), host, proxy);
    // The proxy connects for us, out of the guard's sight: so what can be known here is refused before.
    if (guard::is_literal(url->host)) {
      if (!guard::allows_literal(url->host)) return refuse(std::move(request), host);
      return ask(std::move(request), host, proxy);
    }
    std::string name(url->host);
    auto held = std::make_shared<Request>(std::move(request));
    look_up(std::move(name), {.then =
                                  [this, held, &host, proxy](Lookup lookup) {
                                    if (lookup == Lookup::guarded)
                                      refuse(std::move(*held), host);
                                    else
                                      ask(std::move(*held), host, proxy);
                                  },
                              .cancel =
                                  [this, held, &host] {
                                    fail(std::move(*held), Failure::cancelled, "cancelled");
                                    release(host, {});
                                  }});
  }

  void refuse(Request request, Schedule::Host& host) {
    fail(std::move(request), Failure::guarded, "a private address");
    release(host, {});
  }

  void ask(Request request, Schedule::Host& host, std::string_view proxy) {
    Transfer& transfer = idle_transfer();
    transfer.request = std::move(request);
    transfer.host = &host;
    transfer.answer = {};
    transfer.header_bytes = 0;
    transfer.headers_done = transfer.drop_body = transfer.ended = transfer.too_large = transfer.guarded = false;
    transfer.proxied = !proxy.empty();
    transfer.error[0] = '\0';
    // What is for this host alone is added here and nowhere else, so that no exchange, record or report holds it, and each hop of a
    // redirect gets its own.
    const HostConfig own = common_.hosts.of(transfer.request.url);
    transfer.header_list = header_list(transfer.request, own);
    const std::string url = *sendable(transfer.request.url);
    const bool https = url.starts_with("https:");
    CURL* easy = transfer.easy;
    set(easy, CURLOPT_URL, url.c_str());
    set(easy, CURLOPT_HTTPHEADER, transfer.header_list);
    if (transfer.request.method == "HEAD")
      set(easy, CURLOPT_NOBODY, 1L);
    else
      set(easy, CURLOPT_HTTPGET, 1L);
    // Waiting for a connection to tell whether it can be shared pays only where it may speak HTTP/2.
    set(easy, CURLOPT_PIPEWAIT, https ? 1L : 0L);
    set(easy, CURLOPT_PROXY, std::string(proxy).c_str());
    const milliseconds timeout = own.timeout.value_or(common_.config.timeout);
    set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(timeout, common_.config.connect_timeout).count()));
    transfer.has_certificate = !own.client_cert.empty();
    if (transfer.has_certificate) {
      set(easy, CURLOPT_SSLCERT, own.client_cert.c_str());
      set(easy, CURLOPT_SSLKEY, own.client_key.empty() ? own.client_cert.c_str() : own.client_key.c_str());
    }
    transfer.active = true;
    curl_multi_add_handle(multi_, easy);
  }

  Transfer& idle_transfer() {
    if (idle_.empty()) {
      transfers_.push_back(std::make_unique<Transfer>());
      Transfer& made = *transfers_.back();
      made.common = &common_;
      made.watches = &watches_;
      made.easy = curl_easy_init();
      if (made.easy == nullptr) throw std::bad_alloc();
      prepare(made);
      idle_.push_back(&made);
    }
    Transfer& transfer = *idle_.back();
    idle_.pop_back();
    return transfer;
  }

  // What is the same for every request.
  void prepare(Transfer& transfer) {
    CURL* easy = transfer.easy;
    set(easy, CURLOPT_PRIVATE, &transfer);
    set(easy, CURLOPT_ERRORBUFFER, transfer.error);
    set(easy, CURLOPT_SHARE, share_);
    set(easy, CURLOPT_HEADERFUNCTION, &on_header);
    set(easy, CURLOPT_HEADERDATA, &transfer);
    set(easy, CURLOPT_WRITEFUNCTION, &on_body);
    set(easy, CURLOPT_WRITEDATA, &transfer);
    set(easy, CURLOPT_OPENSOCKETFUNCTION, &on_socket);
    set(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    set(easy, CURLOPT_CLOSESOCKETFUNCTION, &on_close);
    set(easy, CURLOPT_CLOSESOCKETDATA, &watches_);
    set(easy, CURLOPT_PREREQFUNCTION, &on_connected);
    set(easy, CURLOPT_PREREQDATA, &transfer);
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
#if LIBCURL_VERSION_NUM >= 0x075500
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    set(easy, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    set(easy, CURLOPT_PATH_AS_IS, 1L);
    set(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    set(easy, CURLOPT_ACCEPT_ENCODING, "");
    set(easy, CURLOPT_USERAGENT, common_.user_agent.c_str());
    set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(easy, CURLOPT_DNS_CACHE_TIMEOUT, dns_cache_seconds);
    set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(easy, CURLOPT_NOPROXY, "");
#if LIBCURL_VERSION_NUM >= 0x075700
    set(easy, CURLOPT_QUICK_EXIT, 1L);  // a look-up under way must not hold up the end
#endif
    if (!common_.ca_file.empty()) {
      set(easy, CURLOPT_CAINFO, common_.ca_file.c_str());
      // With a folder of certificates beside the file libcurl reads both anew for each connection; with the file alone it keeps them.
      set(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!common_.options.connect_to.empty()) {
      if (connect_to_ == nullptr) connect_to_.reset(curl_slist_append(nullptr, ("::" + common_.options.connect_to).c_str()));
      set(easy, CURLOPT_CONNECT_TO, connect_to_.get());
    }
  }

  void finish(Transfer& transfer, CURLcode code) {
    Exchange exchange = std::move(transfer.answer);
    exchange.request = std::move(transfer.request);
    curl_off_t microseconds = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_TOTAL_TIME_T, &microseconds);
    exchange.took = std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(microseconds));
    exchange.at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    // An answer whose body breaks off, stalls or can't be decoded is an answer all the same: its status was given.
    const bool broken_body =
        transfer.headers_done && (code == CURLE_PARTIAL_FILE || code == CURLE_OPERATION_TIMEDOUT || code == CURLE_BAD_CONTENT_ENCODING);
    const bool answered = code == CURLE_OK || (code == CURLE_WRITE_ERROR && transfer.ended) || broken_body;
    if (answered && transfer.headers_done && exchange.status >= 200) {
      exchange.body_cut |= broken_body;
    } else {
      long verify_result = 0, os_error = 0;
      curl_easy_getinfo(transfer.easy, CURLINFO_SSL_VERIFYRESULT, &verify_result);
      curl_easy_getinfo(transfer.easy, CURLINFO_OS_ERRNO, &os_error);
      exchange.failure = transfer.guarded     ? Failure::guarded
                         : transfer.too_large ? Failure::too_large
                         : code == CURLE_OK   ? Failure::malformed
                                              : failure_of(code, verify_result, os_error);
      if (transfer.proxied && exchange.failure == Failure::refused) exchange.failure = Failure::no_route;
      exchange.error = transfer.guarded            ? "a private address"
                       : transfer.too_large        ? "headers of more than 64 KiB"
                       : transfer.error[0] != '\0' ? transfer.error
                                                   : curl_easy_strerror(code);
      exchange.status = 0;
      exchange.headers.clear();
      exchange.body.clear();
    }
    curl_off_t asked_at = 0, answered_at = 0;
    long version = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_PRETRANSFER_TIME_T, &asked_at);
    curl_easy_getinfo(transfer.easy, CURLINFO_STARTTRANSFER_TIME_T, &answered_at);
    curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_VERSION, &version);
    retire(transfer);
    const auto wait = exchange.status == 429 || exchange.status == 503 ? retry_after(exchange.headers) : std::nullopt;
    release(*transfer.host, {.busy = exchange.status == 429 || wait.has_value(),
                             .retry_after = wait,
                             .waited = std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(answered_at - asked_at)),
                             .multiplexed = version == CURL_HTTP_VERSION_2_0});
    if (exchange.failure == Failure::dns && !transfer.proxied)
      explain_dns(std::move(exchange));
    else
      finished_.push_back(std::move(exchange));
  }

  // Makes a transfer's handle ready for the next request.
  void retire(Transfer& transfer) {
    curl_multi_remove_handle(multi_, transfer.easy);
    curl_slist_free_all(transfer.header_list);
    transfer.header_list = nullptr;
    set(transfer.easy, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    if (transfer.has_certificate) {
      set(transfer.easy, CURLOPT_SSLCERT, static_cast<const char*>(nullptr));
      set(transfer.easy, CURLOPT_SSLKEY, static_cast<const char*>(nullptr));
    }
    transfer.active = false;
    idle_.push_back(&transfer);
  }

  // libcurl says only that a name was not resolved, not whether it exists. Asked once more: the second look that `gone` needs.
  void explain_dns(Exchange exchange) {
    std::string name(parts(exchange.request.url)->host);
    auto held = std::make_shared<Exchange>(std::move(exchange));
    look_up(std::move(name), {.then =
                                  [this, held](Lookup lookup) {
                                    if (lookup == Lookup::no_such_name) {
                                      held->failure = Failure::no_such_host;
                                      held->error = "the name does not exist";
                                    }
                                    finished_.push_back(std::move(*held));
                                  },
                              .cancel = [this, held] { finished_.push_back(std::move(*held)); }});
  }

  // What waits for a look-up. Both run on the loop's thread, one of them once.
  struct Held {
    std::function<void(Lookup)> then;
    std::function<void()> cancel;
  };

  void look_up(std::string name, Held held) {
    if (!resolver_) resolver_ = std::make_unique<Resolver>();
    const std::uint64_t number = next_look_up_++;
    held_.emplace(number, std::move(held));
    resolver_->look_up(std::move(name), [this, number](Lookup lookup) {
      {
        const std::lock_guard lock(mutex_);
        looked_up_.emplace_back(number, lookup);
      }
      wake();
    });
  }

  void release(Schedule::Host& host, Schedule::Feedback feedback) {
    schedule_.finished(host, feedback, Clock::now());
    common_.slots.give();
    common_.slot_freed();
  }

  void fail(Request request, Failure failure, std::string why) {
    Exchange exchange;
    exchange.request = std::move(request);
    exchange.failure = failure;
    exchange.error = std::move(why);
    finished_.push_back(std::move(exchange));
  }

  static int on_watch(CURL*, curl_socket_t socket, int what, void* user, void*) noexcept {
    auto& engine = *static_cast<Engine*>(user);
    const std::uint32_t events = ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0U) | ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0U);
    try {
      engine.watches_.want(engine.epoll_, socket, what == CURL_POLL_REMOVE ? 0 : events);
    } catch (...) {
      return -1;
    }
    return 0;
  }

  static int on_timer(CURLM*, long timeout_ms, void* user) noexcept {
    auto& engine = *static_cast<Engine*>(user);
    if (timeout_ms < 0)
      engine.timer_.reset();
    else
      engine.timer_ = Clock::now() + milliseconds(timeout_ms);
    return 0;
  }

  struct FreeList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
  };

  Common& common_;
  Schedule schedule_;
  int epoll_, wake_;
  Watches watches_;
  CURLM* multi_;
  CURLSH* share_;
  std::unique_ptr<curl_slist, FreeList> connect_to_;
  std::vector<std::unique_ptr<Transfer>> transfers_;
  std::vector<Transfer*> idle_;
  std::optional<Clock::time_point> timer_;
  std::vector<Exchange> finished_;  // since the last look at the results
  std::unique_ptr<Resolver> resolver_;
  std::map<std::uint64_t, Held> held_;
  std::uint64_t next_look_up_ = 0;
  std::atomic<bool> starved_{false};

  std::mutex mutex_;  // guards what follows
  std::vector<Request> submitted_;
  std::vector<std::pair<std::uint64_t, Lookup>> looked_up_;
  bool cancelled_ = false, quit_ = false;
  std::thread thread_;
};

Loop::Loop(Common& common) : engine_(std::make_unique<Engine>(common)) {}
Loop::~Loop() = default;
void Loop::stop() {
  engine_->stop();
}
void Loop::submit(std::vector<Request> requests) {
  engine_->submit(std::move(requests));
}
void Loop::cancel() {
  engine_->cancel();
}
void Loop::slot_freed() noexcept {
  engine_->slot_freed();
}

}  // namespace citevet::net
