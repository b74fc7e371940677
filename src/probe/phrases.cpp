// What pages that stand in for others call themselves.
#include "probe/phrases.h"

namespace citevet::probe {

namespace {

using enum Stand_in;

constexpr Phrase titles[] = {
    // English; most is told by error_page_words()
    {missing, "page can not be found"},
    {missing, "page missing"},
    {missing, "page not available"},
    {missing, "nothing found"},
    {perhaps_missing, "error"},
    {perhaps_missing, "error page"},
    {perhaps_missing, "oops"},
    {perhaps_missing, "ooops"},
    {perhaps_missing, "whoops"},
    {perhaps_missing, "sorry"},
    {perhaps_missing, "unavailable"},
    {perhaps_missing, "not available"},
    {perhaps_missing, "application error"},
    // other languages
    {missing, "Seite nicht gefunden"},
    {missing, "Die Seite wurde nicht gefunden"},
    {missing, "Diese Seite wurde nicht gefunden"},
    {missing, "Seite konnte nicht gefunden werden"},
    {missing, "Seite existiert nicht"},
    {missing, "Nicht gefunden"},
    {missing, "Fehler 404"},
    {missing, "404 Seite nicht gefunden"},
    {perhaps_missing, "Fehler"},
    {missing, "Page introuvable"},
    {missing, "Page non trouvée"},
    {missing, "Page inexistante"},
    {missing, "Erreur 404"},
    {missing, "Document introuvable"},
    {missing, "404 Page non trouvée"},
    {perhaps_missing, "Erreur"},
    {missing, "Página no encontrada"},
    {missing, "No se encontró la página"},
    {missing, "404 Página no encontrada"},
    {missing, "La página no existe"},
    {missing, "Página não encontrada"},
    {missing, "Erro 404"},
    {missing, "404 Página não encontrada"},
    {missing, "Pagina non trovata"},
    {missing, "Errore 404"},
    {missing, "Pagina niet gevonden"},
    {missing, "De pagina is niet gevonden"},
    {missing, "Sidan hittades inte"},
    {missing, "Sidan kunde inte hittas"},
    {missing, "Siden blev ikke fundet"},
    {missing, "Siden findes ikke"},
    {missing, "Siden ble ikke funnet"},
    {missing, "Fant ikke siden"},
    {missing, "Sivua ei löytynyt"},
    {missing, "Nie znaleziono strony"},
    {missing, "Strona nie została znaleziona"},
    {missing, "Stránka nenalezena"},
    {missing, "Stránka nebyla nalezena"},
    {missing, "Az oldal nem található"},
    {missing, "Pagina nu a fost găsită"},
    {missing, "Sayfa bulunamadı"},
    {missing, "Η σελίδα δεν βρέθηκε"},
    {missing, "Страница не найдена"},
    {missing, "Сторінку не знайдено"},
    {missing, "ページが見つかりません"},
    {missing, "お探しのページは見つかりませんでした"},
    {missing, "页面不存在"},
    {missing, "页面未找到"},
    {missing, "找不到页面"},
    {missing, "頁面不存在"},
    {missing, "找不到網頁"},
    {missing, "페이지를 찾을 수 없습니다"},
    {missing, "الصفحة غير موجودة"},
    {missing, "Không tìm thấy trang"},
    {missing, "Halaman tidak ditemukan"},
    {missing, "Fout 404"},
    {missing, "Fel 404"},
    {missing, "Błąd 404"},
    {missing, "Chyba 404"},
    {missing, "Hata 404"},
    {missing, "Ошибка 404"},
    {missing, "404 Ошибка"},
    {missing, "404エラー"},
    {missing, "404错误"},
    {missing, "Страница не существует"},
    {missing, "Страницата не е намерена"},
    {missing, "Stránka sa nenašla"},
    {missing, "Stranica nije pronađena"},
    {missing, "Puslapis nerastas"},
    {missing, "Lapa nav atrasta"},
    {missing, "Lehte ei leitud"},
    {missing, "Pàgina no trobada"},
    {missing, "Página no disponible"},
    {missing, "Cette page n'existe pas"},
    {missing, "Cette page n'existe plus"},
    {missing, "La pagina non esiste"},
    {missing, "Diese Seite existiert nicht"},
    {missing, "Diese Seite existiert nicht mehr"},
    {missing, "הדף לא נמצא"},
    {missing, "صفحه پیدا نشد"},
    {missing, "पृष्ठ नहीं मिला"},
    {missing, "ไม่พบหน้าที่ต้องการ"},

    {parked, "this website is for sale"},
    {parked, "this domain is for sale"},
    {parked, "this domain name is for sale"},
    {parked, "domain for sale"},
    {parked, "domain name for sale"},
    {parked, "buy this domain"},
    {parked, "hugedomains com"},
    {parked, "domain expired"},
    {parked, "expired domain"},
    {parked, "this domain has expired"},
    {parked, "domain has expired"},
    {parked, "parked domain"},
    {parked, "domain parked"},
    {parked, "domain parking"},
    {parked, "this domain is parked", true},
    {parked, "this domain is registered", true},
    {parked, "registrado en dondominio"},
    {parked, "domain default page"},
    {parked, "Diese Domain steht zum Verkauf"},
    {parked, "Domain steht zum Verkauf"},

    {server, "welcome to nginx", true},
    {server, "welcome to openresty", true},
    {server, "welcome to centos"},
    {server, "welcome to caddy"},
    {server, "apache2 default page", true},
    {server, "apache2 ubuntu default page", true},
    {server, "apache2 debian default page", true},
    {server, "test page for the apache http server", true},
    {server, "test page for the nginx http server", true},
    {server, "http server test page", true},
    {server, "iis windows server"},
    {server, "iis windows"},
    {server, "iis7"},
    {server, "default web site page"},
    {server, "default plesk page", true},
    {server, "web server s default page"},
    {server, "account suspended"},
    {server, "website suspended"},
    {server, "site suspended"},
    {server, "this account has been suspended", true},
    {server, "website is no longer available", true},

    {login, "sign in"},
    {login, "signin"},
    {login, "log in"},
    {login, "login"},
    {login, "login page"},
    {login, "user login"},
    {login, "member login"},
    {login, "please log in"},
    {login, "please sign in"},
    {login, "log in or sign up"},
    {login, "sign in or register"},
    {login, "login or register"},
    {login, "sign in to your account"},
    {login, "sign in to continue"},
    {login, "log in to continue"},
    {login, "single sign on"},
    {login, "web login service"},
    {login, "central authentication service", true},
    {login, "sign in google accounts"},
    {login, "Anmelden"},
    {login, "Anmeldung"},
    {login, "Connexion"},
    {login, "Se connecter"},
    {login, "Iniciar sesión"},
    {login, "Inicio de sesión"},
    {login, "Accedi"},
    {login, "Entrar"},
    {login, "Inloggen"},
    {login, "Logga in"},
    {login, "Zaloguj się"},
    {login, "Вход"},
    {login, "ログイン"},
    {login, "登录"},

    {consent, "before you continue to", true},
    {consent, "Bevor Sie fortfahren", true},
    {consent, "Avant de continuer", true},
    {consent, "cookie consent"},
    {consent, "your privacy choices"},
};

constexpr std::string_view error_words[] = {
    "1",         "404",     "410",       "a",         "address",  "an",    "and",     "any",    "anymore",     "anywhere",      "apologies",
    "are",       "article", "at",        "be",        "been",     "but",   "can",     "cannot", "code",        "content",       "could",
    "couldn",    "deleted", "directory", "do",        "document", "does",  "doesn",   "don",    "entry",       "error",         "exist",
    "exists",    "file",    "find",      "for",       "found",    "gone",  "has",     "have",   "here",        "hmm",           "http",
    "i",         "image",   "in",        "is",        "isn",      "it",    "item",    "link",   "listing",     "longer",        "looking",
    "looks",     "may",     "might",     "missing",   "more",     "moved", "no",      "not",    "nothing",     "object",        "of",
    "oh",        "on",      "oops",      "or",        "ouch",     "our",   "page",    "pages",  "post",        "product",       "re",
    "record",    "removed", "request",   "requested", "resource", "s",     "seems",   "server", "site",        "sorry",         "status",
    "story",     "t",       "that",      "the",       "there",    "this",  "to",      "uh",     "unavailable", "unfortunately", "uri",
    "url",       "video",   "was",       "wasn",      "we",       "web",   "website", "were",   "whoops",      "you",           "your",
    "available",
};

constexpr std::string_view error_path_names[] = {
    "404",
    "404.html",
    "404.htm",
    "404.php",
    "404.asp",
    "404.aspx",
    "404.jsp",
    "404error",
    "error404",
    "error-404",
    "404-error",
    "notfound",
    "not-found",
    "not_found",
    "notfound.html",
    "page-not-found",
    "page_not_found",
    "pagenotfound",
    "errors",
    "error",
    "error.html",
    "error.htm",
    "error.php",
    "error.aspx",
    "page-not-found.html",
};

// Parked names also lead to a numbered host below themselves: ww25.example.org.
constexpr std::string_view markets[] = {
    "hugedomains.com", "sedo.com",  "sedoparking.com", "dan.com",         "afternic.com",     "buydomains.com",  "bodis.com",
    "parkingcrew.net", "above.com", "undeveloped.com", "uniregistry.com", "domainmarket.com", "brandbucket.com", "atom.com",
    "squadhelp.com",   "epik.com",  "namebright.com",  "spaceship.com",   "dynadot.com",
};

constexpr std::string_view missing_text[] = {
    "not found",        "can t find",        "cannot find",        "couldn t find",       "could not find",   "can t be found",
    "cannot be found",  "couldn t be found", "could not be found", "no longer available", "no longer exists", "does not exist",
    "doesn t exist",    "isn t available",   "is not available",   "unavailable",         "page is missing",  "410 gone",
    "has been removed", "has been deleted",  "may have moved",     "may have been moved", "has been moved",   "404",
    "nicht gefunden",   "introuvable",       "no encontrada",      "non trovata",
};

constexpr SiteTitle sites[] = {
    {"youtube.com", "- YouTube", "no such video", "200 for a video that is not there or not shown, recorded"},
    {"web.archive.org", "Wayback Machine", "not in the archive", "200 for an address that is excluded, recorded"},
    {"instagram.com", "Login \xE2\x80\xA2 Instagram", "login page", "recorded by others"},
    {"facebook.com", "Log in to Facebook", "login page", "public issues of link checkers"},
};

constexpr ParkedSign signs[] = {
    {"Sedo", "img.sedoparking.com"},
    {"GoDaddy", "window.location.href=\"/lander\""},
    {"an ad feed", "data-adblockkey=\""},
    {"an ad feed", "window.park = \""},
    {"Bodis", "//bodis.com/"},
    {"ParkingCrew", "parkingcrew.net"},
};

}  // namespace

std::string_view reason(Stand_in kind) noexcept {
  switch (kind) {
    case missing:
    case perhaps_missing:
      return "soft 404";
    case parked:
      return "parked domain";
    case server:
      return "a server's own page";
    case login:
      return "login page";
    case consent:
      return "consent page";
  }
  return {};
}

std::span<const Phrase> title_phrases() noexcept {
  return titles;
}

std::span<const std::string_view> error_page_words() noexcept {
  return error_words;
}

std::span<const std::string_view> error_paths() noexcept {
  return error_path_names;
}

std::span<const std::string_view> domain_markets() noexcept {
  return markets;
}

std::span<const std::string_view> missing_words() noexcept {
  return missing_text;
}

std::span<const SiteTitle> site_titles() noexcept {
  return sites;
}

std::span<const ParkedSign> parked_signs() noexcept {
  return signs;
}

}  // namespace citevet::probe
