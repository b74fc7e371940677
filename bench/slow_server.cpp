// A web server on loopback that answers each request with a page after a delay, over connections that stay open.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view page = "<!doctype html><title>Rest</title><p>Rest helps the heart and the mind.";

struct Due {
  Clock::time_point at;
  int socket;
  std::uint64_t connection;
};

struct Connection {
  std::uint64_t number = 0;
  std::string received;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: slow-server PORT MILLISECONDS\n");
    return 2;
  }
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const std::chrono::milliseconds delay(std::atoi(argv[2]));
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[1])));
  if (bind(listener, reinterpret_cast<sockaddr*>(&where), sizeof where) != 0 || listen(listener, 1024) != 0) {
    std::perror("slow-server");
    return 1;
  }
  const int queue = epoll_create1(0);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = listener;
  epoll_ctl(queue, EPOLL_CTL_ADD, listener, &event);
  const std::string answer =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + std::to_string(page.size()) + "\r\n\r\n" + std::string(page);
  std::unordered_map<int, Connection> connections;
  std::uint64_t number = 0;
  std::deque<Due> due;  // the delay is always the same: so they come in order
  for (;;) {
    int patience = -1;
    if (!due.empty())
      patience =
          static_cast<int>(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(due.front().at - Clock::now()).count()));
    epoll_event events[256];
    const int count = epoll_wait(queue, events, 256, patience);
    for (int i = 0; i < count; ++i) {
      const int socket = events[i].data.fd;
      if (socket == listener) {
        for (int made; (made = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
          setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
          event.data.fd = made;
          epoll_ctl(queue, EPOLL_CTL_ADD, made, &event);
          connections[made] = {++number, {}};
        }
        continue;
      }
      Connection& connection = connections[socket];
      char bytes[16384];
      const ssize_t got = read(socket, bytes, sizeof bytes);
      if (got <= 0) {
        connections.erase(socket);
        close(socket);
        continue;
      }
      connection.received.append(bytes, static_cast<std::size_t>(got));
      for (std::size_t end; (end = connection.received.find("\r\n\r\n")) != std::string::npos;) {
        connection.received.erase(0, end + 4);
        due.push_back({Clock::now() + delay, socket, connection.number});
      }
    }
    while (!due.empty() && due.front().at <= Clock::now()) {
      const auto found = connections.find(due.front().socket);
      if (found != connections.end() && found->second.number == due.front().connection) [[maybe_unused]]
        const ssize_t written = write(due.front().socket, answer.data(), answer.size());
      due.pop_front();
    }
  }
}
