// A real nginx on loopback, for what a server of our own does not speak: TLS and HTTP/2.
#include "support/nginx.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

extern char** environ;

namespace citevet::test {

namespace {

namespace fs = std::filesystem;

constexpr const char* program = "/usr/sbin/nginx";

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(port);
  return where;
}

// The sockets stay open until all ports are chosen, so that they differ.
template <std::size_t n>
void choose_ports(std::uint16_t (&ports)[n]) {
  int sockets[n];
  for (std::size_t i = 0; i < n; ++i) {
    sockets[i] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in where = loopback(0);
    socklen_t size = sizeof where;
    if (::bind(sockets[i], reinterpret_cast<sockaddr*>(&where), size) != 0 ||
        ::getsockname(sockets[i], reinterpret_cast<sockaddr*>(&where), &size) != 0)
      throw std::runtime_error("no free port for nginx");
    ports[i] = ntohs(where.sin_port);
  }
  for (const int socket : sockets) ::close(socket);
}

bool listens(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in where = loopback(port);
  const bool there = ::connect(socket, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
  ::close(socket);
  return there;
}

void make_certificates(const fs::path& folder) {
  std::ofstream(folder / "own.ext") << "subjectAltName=DNS:localhost,IP:127.0.0.1\n";
  std::ofstream(folder / "other.ext") << "subjectAltName=DNS:other.example\n";
  const std::string sign = "openssl x509 -req -in leaf.csr -CA ca.pem -CAkey key.pem ";
  const std::string commands =
      "cd '" + folder.string() +
      "' && openssl ecparam -name prime256v1 -genkey -noout -out key.pem"
      " && openssl req -x509 -new -key key.pem -subj '/CN=citevet tests' -days 2 -out ca.pem"
      " && openssl req -new -key key.pem -subj '/CN=leaf' -out leaf.csr && " +
      sign + "-set_serial 2 -days 2 -extfile own.ext -out good.pem && " + sign +
      "-set_serial 3 -days -1 -extfile own.ext -out expired.pem && " + sign +
      "-set_serial 4 -days 2 -extfile other.ext -out other.pem"
      " && openssl req -x509 -new -key key.pem -subj '/CN=127.0.0.1' -addext subjectAltName=IP:127.0.0.1 -days 2 -out self.pem";
  if (std::system(("( " + commands + " ) >/dev/null 2>&1").c_str()) != 0) throw std::runtime_error("openssl made no certificates");
}

std::string server(std::uint16_t port, std::string_view listen, std::string_view certificate) {
  std::string text = "  server {\n    listen 127.0.0.1:" + std::to_string(port);
  text.append(listen).append(";\n");
  if (!certificate.empty())
    text.append("    ssl_certificate ")
        .append(certificate)
        .append(";\n    ssl_certificate_key key.pem;\n    ssl_client_certificate ca.pem;\n    ssl_verify_client optional;\n");
  return text +
         "    default_type text/html;\n    location / { return 200 \"$connection $server_protocol\"; }\n"
         "    location = /authorization { return 200 \"[$http_authorization]\"; }\n"
         "    location = /certificate { return 200 \"$ssl_client_verify\"; }\n  }\n";
}

}  // namespace

bool Nginx::is_here() {
  return fs::exists(program) && fs::exists("/usr/bin/openssl");
}

Nginx::Nginx() {
  std::string name = (fs::temp_directory_path() / "citevet-nginx-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for nginx");
  folder_ = name;
  make_certificates(folder_);
  choose_ports(ports_);
  std::ofstream(folder_ / "nginx.conf")
      << "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr crit;\nevents {}\nhttp {\n  access_log off;\n"
         "  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;\n"
      << server(ports_[0], " ssl http2", "good.pem") << server(ports_[1], " ssl", "good.pem") << server(ports_[2], " ssl", "expired.pem")
      << server(ports_[3], " ssl", "other.pem") << server(ports_[4], " ssl", "self.pem") << server(ports_[5], "", "") << "}\n";
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder_ / "stderr").c_str(), O_WRONLY | O_CREAT, 0600);
  const std::string prefix = folder_.string() + "/";
  std::string arguments[] = {program, "-p", prefix, "-c", "nginx.conf"};
  char* argv[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(), arguments[3].data(), arguments[4].data(), nullptr};
  const int error = ::posix_spawn(&process_, program, &actions, nullptr, argv, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  for (int i = 0; error == 0 && i < 500 && !listens(ports_[5]); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!listens(ports_[5])) throw std::runtime_error("nginx does not start: see " + (folder_ / "stderr").string());
}

Nginx::~Nginx() {
  if (process_ > 0) {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path Nginx::client_certificate() const {
  return folder_ / "good.pem";
}
fs::path Nginx::client_key() const {
  return folder_ / "key.pem";
}

fs::path Nginx::ca_file() const {
  return folder_ / "ca.pem";
}

std::string Nginx::url(std::size_t server) const {
  return "https://127.0.0.1:" + std::to_string(ports_[server]) + "/";
}

std::string Nginx::good() const {
  return url(0);
}
std::string Nginx::good_http1() const {
  return url(1);
}
std::string Nginx::expired() const {
  return url(2);
}
std::string Nginx::other_host() const {
  return url(3);
}
std::string Nginx::unknown_issuer() const {
  return url(4);
}
std::string Nginx::plain() const {
  return "http" + url(5).substr(5);
}

}  // namespace citevet::test
