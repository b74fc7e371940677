// A web server on loopback for tests, one function per path, that can behave as badly as real ones.
#include "support/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace citevet::test {

namespace {

using std::chrono::milliseconds;

// Long enough for any test; then a connection that nobody uses ends by itself.
constexpr milliseconds longest_idle{30'000};
constexpr std::size_t most_request_bytes = 256 * 1024;

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

Received parse(std::string_view head) {
  Received request;
  const std::size_t line_end = head.find("\r\n");
  const std::string_view line = head.substr(0, line_end);
  const std::size_t space = line.find(' ');
  request.method = line.substr(0, space);
  request.target = line.substr(space + 1, line.rfind(' ') - space - 1);
  head.remove_prefix(line_end + 2);
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view field = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    if (const std::size_t colon = field.find(": "); colon != std::string_view::npos)
      request.headers.emplace_back(lower(std::string(field.substr(0, colon))), field.substr(colon + 2));
  }
  return request;
}

}  // namespace

std::string_view Received::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& header) -> std::string_view { return header.first; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

bool Peer::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (stopping_()) return false;
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) {
      closing_ = true;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Peer::pause(milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < until) {
    if (stopping_()) return false;
    pollfd watched{socket_, POLLRDHUP, 0};
    const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
    if (::poll(&watched, 1, static_cast<int>(std::min(left, milliseconds(20)).count())) > 0) {
      closing_ = true;
      return false;
    }
  }
  return true;
}

void Peer::reset() {
  const linger now{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  closing_ = true;
}

struct Server::State {
  int listener = -1;
  std::uint16_t port = 0;
  std::atomic<bool> stopped{false};
  std::function<bool()> stopping = [this] { return stopped.load(); };
  mutable std::mutex mutex;
  std::map<std::string, Handler, std::less<>> handlers;
  std::vector<Received> received;
  std::vector<std::thread> threads;
  std::size_t connections = 0;
  std::thread acceptor;

  void accept() {
    while (!stopped) {
      pollfd watched{listener, POLLIN, 0};
      if (::poll(&watched, 1, 20) <= 0) continue;
      const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      const std::lock_guard lock(mutex);
      threads.emplace_back([this, socket, number = connections++] {
        serve(socket, number);
        ::close(socket);
      });
    }
  }

  void serve(int socket, std::size_t number) {
    std::string buffer;
    const auto idle_until = std::chrono::steady_clock::now() + longest_idle;
    while (!stopped && std::chrono::steady_clock::now() < idle_until && buffer.size() < most_request_bytes) {
      if (const std::size_t end = buffer.find("\r\n\r\n"); end != std::string::npos) {
        Received request = parse(std::string_view(buffer).substr(0, end));
        request.connection = number;
        request.at = std::chrono::steady_clock::now();
        buffer.erase(0, end + 4);
        if (!handle(request, socket)) return;
        continue;
      }
      pollfd watched{socket, POLLIN, 0};
      if (::poll(&watched, 1, 20) <= 0) continue;
      char piece[4096];
      const ssize_t got = ::recv(socket, piece, sizeof piece, 0);
      if (got <= 0) return;
      buffer.append(piece, static_cast<std::size_t>(got));
    }
  }

  bool handle(const Received& request, int socket) {
    Handler handler = answers(404, {{"Content-Type", "text/html"}}, "<title>Not found</title>");
    {
      const std::lock_guard lock(mutex);
      received.push_back(request);
      if (const auto found = handlers.find(std::string_view(request.target).substr(0, request.target.find('?'))); found != handlers.end())
        handler = found->second;
    }
    Peer peer(socket, stopping);
    handler(request, peer);
    return !peer.closing();
  }
};

Server::Server() : state_(std::make_unique<State>()) {
  state_->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof where;
  if (::bind(state_->listener, reinterpret_cast<sockaddr*>(&where), size) != 0 || ::listen(state_->listener, 512) != 0 ||
      ::getsockname(state_->listener, reinterpret_cast<sockaddr*>(&where), &size) != 0)
    throw std::runtime_error("the test server can't listen");
  state_->port = ntohs(where.sin_port);
  state_->acceptor = std::thread([state = state_.get()] { state->accept(); });
}

Server::~Server() {
  state_->stopped = true;
  state_->acceptor.join();
  for (std::thread& thread : state_->threads) thread.join();
  ::close(state_->listener);
}

void Server::on(std::string path, Handler handler) {
  const std::lock_guard lock(state_->mutex);
  state_->handlers[std::move(path)] = std::move(handler);
}

std::uint16_t Server::port() const {
  return state_->port;
}

std::string Server::address() const {
  return "127.0.0.1:" + std::to_string(port());
}

std::string Server::url(std::string_view path) const {
  return "http://" + address() + std::string(path);
}

std::vector<Received> Server::received() const {
  const std::lock_guard lock(state_->mutex);
  return state_->received;
}

std::vector<Received> Server::received(std::string_view path) const {
  std::vector<Received> all = received();
  std::erase_if(all, [&](const Received& request) { return std::string_view(request.target).substr(0, request.target.find('?')) != path; });
  return all;
}

std::string answer(int status, const Headers& headers, std::string_view body) {
  std::string bytes = "HTTP/1.1 " + std::to_string(status) + " As asked\r\n";
  for (const auto& [name, value] : headers) bytes += name + ": " + value + "\r\n";
  bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  return bytes += body;
}

Handler answers(int status, Headers headers, std::string body) {
  return [=](const Received& request, Peer& peer) {
    const std::string whole = answer(status, headers, body);
    peer.send(request.method == "HEAD" ? std::string_view(whole).substr(0, whole.size() - body.size()) : std::string_view(whole));
  };
}

Handler page(std::string title) {
  return answers(200, {{"Content-Type", "text/html; charset=utf-8"}},
                 "<!doctype html><title>" + title + "</title><h1>" + title + "</h1><p>Rest helps the brain to recover.</p>");
}

Handler redirects(std::string location, int status) {
  return answers(status, {{"Location", std::move(location)}});
}

Handler in_turn(std::vector<Handler> handlers) {
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return [=](const Received& request, Peer& peer) { handlers[std::min(next->fetch_add(1), handlers.size() - 1)](request, peer); };
}

Handler after(milliseconds delay, Handler handler) {
  return [=](const Received& request, Peer& peer) {
    if (peer.pause(delay)) handler(request, peer);
  };
}

Handler sends_raw(std::string bytes) {
  return [=](const Received&, Peer& peer) {
    peer.send(bytes);
    peer.close();
  };
}

}  // namespace citevet::test
