// What a page says of itself.
#include <citevet/page.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

TEST_CASE("the citation tags of a journal's page count first", "[page]") {
  const Page page = page::page(R"html(<!doctype html><html><head>
    <title>Rest and memory | Sleep Notes</title>
    <meta property="og:title" content="Rest &amp; memory (free to read)">
    <meta name="citation_title" content="Rest and memory: a trial">
    <meta name="citation_author" content="Moss, Ada"><meta name="citation_author" content="Reed, Bo">
    <meta name="citation_publication_date" content="2021/04/03">
    <meta name="citation_journal_title" content="Sleep Notes">
    <meta name="citation_doi" content="https://doi.org/10.1000/Rest.1">
    </head><body><h1>Rest and memory</h1><p>We asked.</p></body></html>)html");
  CHECK(page.title == "Rest and memory: a trial");
  CHECK(page.window_title == "Rest and memory | Sleep Notes");
  CHECK(page.authors == std::vector<std::string>{"Moss, Ada", "Reed, Bo"});
  CHECK(page.date == "2021/04/03");
  CHECK(page.site == "Sleep Notes");
  CHECK(page.identifiers == std::vector<std::string>{"doi:10.1000/rest.1"});
}

TEST_CASE("linked data names title, authors and date", "[page]") {
  const Page page =
      page::page(R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"x"},
    {"@type":["NewsArticle"],"headline":"Naps at work","author":[{"@type":"Person","name":"Ada Moss"},"Bo Reed"],"datePublished":"2024-02-01",
    "publisher":{"@type":"Organization","name":"The Daily Moss"}}]}</script><title>x</title>)");
  CHECK(page.title == "Naps at work");
  CHECK(page.authors == std::vector<std::string>{"Ada Moss", "Bo Reed"});
  CHECK(page.date == "2024-02-01");
  CHECK(page.site == "The Daily Moss");
}

TEST_CASE("the site's name is taken off a window title only where it is known to be one", "[page]") {
  CHECK(page::page("<title>Naps - a history</title>").title == "Naps - a history");
  CHECK(page::page("<title>Naps at work - The Daily Moss</title><meta property='og:site_name' content='The Daily Moss'>").title ==
        "Naps at work");
  CHECK(page::page("<title>Naps at work – Moss</title><h1>Naps at <i>work</i></h1>").title == "Naps at work");
}

TEST_CASE("the running text is without navigation, scripts and forms", "[page]") {
  const Page page = page::page(
      "<body><nav><a href=/>Home</a> <a href=/x>Sleep</a></nav><p>Rest&nbsp;helps<br>people.</p><script>var a = 1;</script><footer>© "
      "2024</footer></body>");
  CHECK(page.text == "Rest helps people.");
  CHECK(page.words == 3);
  CHECK(page.links == 2);
}

TEST_CASE("a refresh, a login form and a page for no robot are told", "[page]") {
  const Page page =
      page::page("<meta http-equiv=Refresh content=\"0; url='/new'\"><meta name=robots content='noindex, nofollow'><input type=password>");
  CHECK(page.refresh == "/new");
  CHECK(page.password_field);
  CHECK(page.noindex);
}

TEST_CASE("an empty title takes no words from the page", "[page]") {
  const Page page = page::page("<title></title><script type='application/ld+json'></script><p>Rest helps.");
  CHECK(page.window_title.empty());
  CHECK(page.text == "Rest helps.");
}

TEST_CASE("a refresh is read as browsers read it", "[page]") {
  const auto refresh = [](std::string_view content) {
    const Page page = page::page("<meta http-equiv=refresh content=\"" + std::string(content) + "\">");
    return page.refresh + " " + std::to_string(static_cast<int>(page.refresh_seconds));
  };
  CHECK(refresh("5; url=/new") == "/new 5");
  CHECK(refresh("5;URL = '/new' later") == "/new 5");
  CHECK(refresh("5, /new") == "/new 5");
  CHECK(refresh("5 /new") == "/new 5");
  CHECK(refresh("0.5;url=/new") == "/new 0");
  CHECK(refresh("0;urlaub.html") == "urlaub.html 0");
  CHECK(refresh("5") == " 0");
  CHECK(refresh("5;") == " 0");
  CHECK(refresh("nan;url=/new") == " 0");
  CHECK(refresh("url=/new") == " 0");
  CHECK(refresh("-1;url=/new") == " 0");
}

TEST_CASE("a refresh for those who run no scripts is none", "[page]") {
  CHECK(page::page("<noscript><meta http-equiv=refresh content='0;url=/plain'></noscript><p>Rest").refresh.empty());
}

TEST_CASE("anchors are ids and names, percent-encoded or not", "[page]") {
  const std::string_view html = "<h2 id='méthode'>x</h2><a name=old></a><p id=\"a&amp;b\">";
  CHECK(page::has_anchor(html, "m%C3%A9thode"));
  CHECK(page::has_anchor(html, "méthode"));
  CHECK(page::has_anchor(html, "old"));
  CHECK(page::has_anchor(html, "a&b"));
  CHECK(page::has_anchor(html, "top"));
  CHECK_FALSE(page::has_anchor(html, "methods"));
}

TEST_CASE("a page in another charset is read by its name, or as Windows-1252", "[page]") {
  CHECK(page::page("<title>caf\xE9 \x93rest\x94</title>").title == "café “rest”");
  CHECK(page::page("<meta charset='koi8-r'><title>\xF3\xEF\xEE</title>").title == "СОН");
  CHECK(page::page("<title>\x90\x87\x96\xB0</title>", "shift_jis").title == "睡眠");
  CHECK(page::page("<title>睡眠</title> cut \xE7\x9D").title == "睡眠");
}
