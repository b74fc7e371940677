// A real nginx on loopback, for what a server of our own does not speak: TLS and HTTP/2.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace citevet::test {

// Runs while it exists, in a folder of its own, as a process of its own that is ended with it. Each port answers every path with the
// number of the connection and the protocol: `7 HTTP/2.0`; but `/authorization` with the header of that name in brackets, and
// `/certificate` with what came of the client's: `SUCCESS`, `NONE`. Certificates are made on the spot.
class Nginx {
 public:
  // Whether nginx and openssl are here.
  static bool is_here();

  Nginx();
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  // The certificate of the authority that signed the others, for NetworkConfig::ca_file.
  [[nodiscard]] std::filesystem::path ca_file() const;

  // A certificate by the same authority for a client, and its key.
  [[nodiscard]] std::filesystem::path client_certificate() const;
  [[nodiscard]] std::filesystem::path client_key() const;

  // https://127.0.0.1:port/
  [[nodiscard]] std::string good() const;        // HTTP/2
  [[nodiscard]] std::string good_http1() const;  // HTTP/1.1 only
  [[nodiscard]] std::string expired() const;
  [[nodiscard]] std::string other_host() const;      // the certificate is for other.example
  [[nodiscard]] std::string unknown_issuer() const;  // signed by itself
  [[nodiscard]] std::string plain() const;           // http, no TLS at all

 private:
  [[nodiscard]] std::string url(std::size_t server) const;

  std::filesystem::path folder_;
  std::uint16_t ports_[6] = {};
  int process_ = -1;
};

}  // namespace citevet::test
