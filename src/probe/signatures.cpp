// How sites and their networks say that they refuse robots.
#include "probe/signatures.h"

namespace citevet::probe {

namespace {

// Not in the table, since good pages carry them too: `server: cloudflare`, `cf-ray`, `x-amzn-requestid`, `x-iinfo`, `x-cdn`, the vendors'
// cookies, `/cdn-cgi/`, `grecaptcha`, the word captcha.
constexpr HeaderSign headers[] = {
    {"AWS WAF", "x-amzn-waf-action", "challenge", "", With::any, "202 with an empty body, on every path of a site"},
    {"AWS WAF", "x-amzn-waf-action", "captcha", "", With::any, "405, public issues"},
    {"Cloudflare", "cf-mitigated", "challenge", "", With::any, "403, recorded by others"},
    {"Vercel", "x-vercel-mitigated", "challenge", "", With::any, "429 and 403, recorded by others"},
    {"SiteGround", "sg-captcha", "challenge", "", With::any, "202, public issues"},
    {"DataDome", "x-datadome", "", "protected", With::refusal, "403; `protected` is on good pages too"},
    {"DataDome", "x-dd-b", "", "0", With::refusal, "403"},
    {"Kasada", "x-kasada-challenge", "", "", With::refusal, "429 and 403"},
    {"HUMAN", "x-px-authorization", "", "", With::refusal, "403"},
    {"Sucuri", "x-sucuri-block", "", "", With::refusal, "403"},
    {"Sucuri", "x-sucuri-id", "", "", With::refusal, "403, recorded; its good pages carry it too"},
    {"Akamai", "server", "akamaighost", "", With::refusal, "403, recorded"},
    {"Azure Front Door", "x-azure-ref", "", "", With::refusal, "403, recorded"},
    {"CloudFront", "x-cache", "error from cloudfront", "", With::refusal, "403, recorded; 503 is left to the body"},
};

constexpr BodySign bodies[] = {
    {"Cloudflare", "Just a moment...", true, With::any, "503 from 2015 to 2021, 403 since; recorded"},
    {"Cloudflare", "Attention Required! | Cloudflare", true, With::any, "403, recorded"},
    {"Cloudflare", "Access denied | ", true, With::refusal, "403, errors 1006 and 1020; recorded"},
    {"Cloudflare", "Checking your browser before accessing", false, With::refusal, "503, recorded"},
    {"Cloudflare", "jschl_vc", false, With::refusal, "503, recorded"},
    {"Cloudflare", "_cf_chl_opt", false, With::refusal, "403, recorded"},
    {"HUMAN", "Access to this page has been denied", true, With::any, "403, the vendor's own template"},
    {"HUMAN", "id=\"px-captcha\"", false, With::refusal, "403, the vendor's own template"},
    {"DataDome", "captcha-delivery.com", false, With::any, "403, public issues"},
    {"Imperva", "/_Incapsula_Resource?", false, With::any, "200 and 403, a page that is one iframe"},
    {"Imperva", "Request unsuccessful. Incapsula incident ID", false, With::any, "200 and 403"},
    {"Imperva", "Pardon Our Interruption", true, With::any, "200, 405 and 416, pages of a crawl"},
    {"Sucuri", "You are being redirected...", true, With::any, "200, 307 and 503; recorded"},
    {"Sucuri", "sucuri_cloudproxy_js", false, With::any, "200, 307 and 503; recorded"},
    {"Sucuri", "Access Denied - Sucuri Website Firewall", false, With::refusal, "403, recorded"},
    {"Anubis", "Making sure you&#39;re not a bot!", true, With::any, "401 and 200; recorded"},
    {"Anubis", "Making sure you're not a bot!", true, With::any, "401 and 200; recorded"},
    {"Anubis", "id=\"anubis_challenge\"", false, With::any, "401 and 200; recorded"},
    {"F5", "Request Rejected", true, With::any, "200, the appliance's default page"},
    {"F5", "The requested URL was rejected. Please consult with your administrator.", false, With::any,
     "200, the appliance's default page"},
    {"Weibo", "Sina Visitor System", true, With::any, "200, recorded"},
    {"Reddit", "blocked by network security", false, With::any, "403, recorded"},
    {"Reddit", "whoa there, pardner!", false, With::any, "429, recorded"},
    {"Reddit", "Please wait for verification", false, With::any, "200, recorded"},
    {"SiteGround", "/.well-known/sgcaptcha/", false, With::any, "202, a page that is one refresh; public issues and tests"},
    {"Akamai", "bm-verify=", false, With::any, "200, a page that is one refresh; public issues and tests"},
    {"Akamai", "id=\"sec-if-cpt-container\"", false, With::any, "200, public issues and tests"},
    {"Imunify360", "One moment, please...", true, With::any, "200 and 409, public issues and tests"},
    {"Imunify360", "Access denied by Imunify360 bot-protection", false, With::any, "200 and 403, public issues"},
    {"F5", "Client Challenge", true, With::any, "200, on publishers' pages too; public issues and tests"},
    {"AWS WAF", "Human Verification", true, With::any, "405 and 200, public issues and tests"},
    {"Vercel", "Vercel Security Checkpoint", true, With::any, "429, the vendor's own page"},
    {"reCAPTCHA", "g-recaptcha", false, With::refusal, "429 and 403, recorded"},
    {"Amazon", "csm-captcha-instrumentation", false, With::any, "200, 500 and 503; recorded by others"},
};

}  // namespace

std::span<const HeaderSign> header_signs() noexcept {
  return headers;
}

std::span<const BodySign> body_signs() noexcept {
  return bodies;
}

}  // namespace citevet::probe
