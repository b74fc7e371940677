// The floor of asking addresses: the plainest loop over libcurl's multi interface, which keeps nothing.
#include <curl/curl.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: floor AT-ONCE FILE [CA-FILE]\nAsks the addresses in FILE, one a line.\n");
    return 2;
  }
  const auto at_once = static_cast<std::size_t>(std::atoi(argv[1]));
  std::ifstream addresses(argv[2]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM* multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, static_cast<long>(2 * at_once));
  CURLSH* share = curl_share_init();
  curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  std::vector<CURL*> idle, all;
  for (std::size_t i = 0; i < at_once; ++i) {
    CURL* easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_SHARE, share);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, +[](char*, std::size_t, std::size_t size, void*) { return size; });
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 3600L);
    if (argc > 3) {
      curl_easy_setopt(easy, CURLOPT_CAINFO, argv[3]);
      curl_easy_setopt(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    idle.push_back(easy);
    all.push_back(easy);
  }
  std::size_t asked = 0, good = 0, under_way = 0;
  std::string address;
  for (bool more = true; more || under_way != 0;) {
    while (more && !idle.empty()) {
      more = static_cast<bool>(std::getline(addresses, address));
      if (!more) break;
      CURL* easy = idle.back();
      idle.pop_back();
      curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
      curl_easy_setopt(easy, CURLOPT_PIPEWAIT, address.starts_with("https:") ? 1L : 0L);
      curl_multi_add_handle(multi, easy);
      ++under_way;
      ++asked;
    }
    int running = 0, left = 0;
    curl_multi_perform(multi, &running);
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      CURL* easy = message->easy_handle;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      good += message->data.result == CURLE_OK && status == 200;
      curl_multi_remove_handle(multi, easy);
      idle.push_back(easy);
      --under_way;
    }
    if (running != 0 && idle.empty()) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
  }
  std::printf("%zu of %zu answered 200\n", good, asked);
  for (CURL* easy : all) curl_easy_cleanup(easy);
  curl_share_cleanup(share);
  curl_multi_cleanup(multi);
  return good == asked ? 0 : 1;
}
