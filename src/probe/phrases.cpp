// What pages that stand in for others call themselves.
#include "probe/phrases.h"

namespace citevet::probe {

namespace {

using enum Stand_in;

constexpr Phrase titles[] = {
    // English
    {missing, "404"},
    {missing, "404 error"},
    {missing, "error 404"},
    {missing, "http 404"},
    {missing, "404 not found"},
    {missing, "error 404 not found"},
    {missing, "404 page not found"},
    {missing, "404 file not found"},
    {missing, "404 error page"},
    {missing, "410 gone"},
    {missing, "not found"},
    {missing, "page not found"},
    {missing, "page not found error"},
    {missing, "page not found 404"},
    {missing, "page not found error 404"},
    {missing, "site not found"},
    {missing, "file not found"},
    {missing, "document not found"},
    {missing, "article not found"},
    {missing, "content not found"},
    {missing, "item not found"},
    {missing, "resource not found"},
    {missing, "requested page not found"},
    {missing, "page cannot be found"},
    {missing, "page can not be found"},
    {missing, "page could not be found"},
    {missing, "the page cannot be found"},
    {missing, "the page could not be found"},
    {missing, "this page could not be found"},
    {missing, "page does not exist"},
    {missing, "page doesn t exist"},
    {missing, "page missing"},
    {missing, "page unavailable"},
    {missing, "page not available"},
    {missing, "content unavailable"},
    {missing, "content no longer available"},
    {missing, "page no longer available"},
    {missing, "we can t find that page"},
    {missing, "we couldn t find that page"},
    {missing, "sorry page not found"},
    {missing, "oops page not found"},
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

constexpr std::string_view missing_text[] = {
    "not found",
    "can t find",
    "cannot find",
    "couldn t find",
    "could not find",
    "can t be found",
    "cannot be found",
    "couldn t be found",
    "could not be found",
    "no longer available",
    "no longer exists",
    "does not exist",
    "doesn t exist",
    "has been removed",
    "has been deleted",
    "may have moved",
    "may have been moved",
    "has been moved",
    "404",
    "nicht gefunden",
    "introuvable",
    "no encontrada",
    "non trovata",
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
