// A web server on loopback for tests, one function per path, that can behave as badly as real ones.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

// A request as it came in.
struct Received {
  std::string method;
  std::string target;          // path and query
  Headers headers;             // names in lower case
  std::size_t connection = 0;  // which connection it came on, from 0
  std::chrono::steady_clock::time_point at;

  // The value of a header, empty when it is absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// The other end of a connection.
class Peer {
 public:
  explicit Peer(int socket, const std::function<bool()>& stopping) : socket_(socket), stopping_(stopping) {}
  // False when the client has gone or the server stops.
  bool send(std::string_view bytes);
  // Sleeps, but not longer than the client is there and the server runs; false then.
  bool pause(std::chrono::milliseconds time);
  // Ends the connection after the handler: in order, or with a reset.
  void close() { closing_ = true; }
  void reset();
  [[nodiscard]] bool closing() const { return closing_; }

 private:
  int socket_;
  const std::function<bool()>& stopping_;
  bool closing_ = false;
};

using Handler = std::function<void(const Received&, Peer&)>;

// Listens on a free port of 127.0.0.1 from construction to destruction; then every connection is closed and every thread joined. Unknown
// paths answer 404. Handlers run in the connections' threads.
class Server {
 public:
  Server();
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // What answers a path (without its query). Before the first request for it.
  void on(std::string path, Handler handler);
  [[nodiscard]] std::uint16_t port() const;
  // `127.0.0.1:port`
  [[nodiscard]] std::string address() const;
  // `http://127.0.0.1:port` + path
  [[nodiscard]] std::string url(std::string_view path) const;
  // All requests so far, in the order in which they came.
  [[nodiscard]] std::vector<Received> received() const;
  [[nodiscard]] std::vector<Received> received(std::string_view path) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The bytes of an answer; Content-Length is added.
std::string answer(int status, const Headers& headers = {}, std::string_view body = {});

// Ready-made behaviours.
Handler answers(int status, Headers headers = {}, std::string body = {});
Handler page(std::string title = "A page");  // 200, HTML
Handler redirects(std::string location, int status = 302);
Handler in_turn(std::vector<Handler> handlers);  // the nth request gets the nth; the last one repeats
Handler after(std::chrono::milliseconds delay, Handler handler);
Handler sends_raw(std::string bytes);  // then closes

}  // namespace citevet::test
