// The words that tell what a part of an entry is: abbreviations, particles, months, organisations, publishers.
#include "reference/words.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

constexpr std::size_t longest_word = 24;

// Is the lower-case form of `word` in the sorted table? Words with letters beyond ASCII are compared as they are.
template <std::size_t N>
bool among(const std::array<std::string_view, N>& table, std::string_view word) noexcept {
  if (word.empty() || word.size() > longest_word) return false;
  std::array<char, longest_word> buffer{};
  for (std::size_t i = 0; i < word.size(); ++i) buffer[i] = text::to_lower(word[i]);
  return std::binary_search(table.begin(), table.end(), std::string_view(buffer.data(), word.size()));
}

template <std::size_t N>
consteval std::array<std::string_view, N> sorted(std::array<std::string_view, N> table) {
  std::sort(table.begin(), table.end());
  return table;
}

constexpr auto abbreviations = sorted(std::to_array<std::string_view>({
    "al",  "approx",     "apr",   "art",  "assoc", "aufl",   "aug",   "ave",   "bd",     "bzw",  "ca",   "cap", "cf",  "ch",  "chap",
    "cit", "co",         "col",   "corp", "dec",   "dept",   "dir",   "diss",  "dr",     "ed",   "eds",  "edn", "eg",  "etc", "feb",
    "ff",  "fig",        "figs",  "fl",   "ft",    "gen",    "gov",   "hon",   "hrsg",   "ibid", "ie",   "inc", "jan", "jg",  "jr",
    "jul", "jun",        "lt",    "ltd",  "mar",   "messrs", "mr",    "mrs",   "ms",     "mt",   "no",   "nos", "nov", "nr",  "oct",
    "okt", "op",         "orig",  "p",    "pp",    "prof",   "pt",    "pts",   "publ",   "rep",  "repr", "rev", "sc",  "sec", "sen",
    "sep", "sept",       "ser",   "sr",   "st",    "supp",   "suppl", "trans", "transl", "univ", "usw",  "vgl", "viz", "vol", "vols",
    "vs",  "washington", "übers", "u.s",  "e.g",   "i.e",    "u.k",   "d.c",   "ph.d",   "a.m",  "p.m",  "u.n", "z.b",
}));

constexpr auto journal_abbreviations = sorted(std::to_array<std::string_view>({
    "abstr",
    "acad",
    "acc",
    "adv",
    "agric",
    "algebr",
    "am",
    "amer",
    "an",
    "anal",
    "anat",
    "ann",
    "annu",
    "anthropol",
    "antimicrob",
    "antivir",
    "appl",
    "aquat",
    "arch",
    "assoc",
    "astron",
    "astrophys",
    "atmos",
    "austral",
    "automat",
    "behav",
    "ber",
    "biochem",
    "bioeng",
    "bioinf",
    "biol",
    "biomech",
    "biomed",
    "biometr",
    "biophys",
    "biosci",
    "biotechnol",
    "bot",
    "br",
    "brit",
    "bull",
    "bur",
    "calif",
    "can",
    "cardiol",
    "catal",
    "cell",
    "chem",
    "chir",
    "circ",
    "civ",
    "class",
    "clim",
    "clin",
    "cogn",
    "coll",
    "comb",
    "comm",
    "commun",
    "comp",
    "comput",
    "concr",
    "conf",
    "conserv",
    "contemp",
    "contr",
    "contrib",
    "crit",
    "cryst",
    "curr",
    "cybern",
    "demogr",
    "dermatol",
    "des",
    "dev",
    "diabet",
    "diagn",
    "diff",
    "dig",
    "dis",
    "discret",
    "discuss",
    "distrib",
    "dyn",
    "ecol",
    "econ",
    "econom",
    "ecosyst",
    "educ",
    "elec",
    "electr",
    "electrochem",
    "electron",
    "emerg",
    "endocrinol",
    "energ",
    "eng",
    "engng",
    "engrg",
    "entomol",
    "environ",
    "epidemiol",
    "ergod",
    "ethol",
    "eur",
    "evol",
    "exp",
    "fac",
    "fed",
    "fert",
    "fluid",
    "found",
    "front",
    "funct",
    "fund",
    "gastroenterol",
    "gastrointest",
    "genet",
    "geochem",
    "geol",
    "geom",
    "geomorphol",
    "geophys",
    "geosci",
    "geotech",
    "geriatr",
    "ges",
    "glob",
    "grav",
    "gynecol",
    "haematol",
    "heart",
    "hematol",
    "hepatol",
    "hist",
    "hosp",
    "hum",
    "hydrol",
    "hyg",
    "hypertens",
    "immun",
    "immunol",
    "ind",
    "indag",
    "infect",
    "inf",
    "inform",
    "inorg",
    "inst",
    "instrum",
    "int",
    "intell",
    "intern",
    "internat",
    "invent",
    "invest",
    "irrig",
    "isr",
    "ital",
    "jap",
    "jour",
    "jpn",
    "lab",
    "landsc",
    "lang",
    "lect",
    "legis",
    "lett",
    "linguist",
    "lond",
    "mach",
    "macromol",
    "mag",
    "magn",
    "maint",
    "manag",
    "manuf",
    "mar",
    "mass",
    "mat",
    "mater",
    "math",
    "meas",
    "mech",
    "med",
    "medd",
    "mem",
    "meth",
    "methodol",
    "metab",
    "met",
    "metall",
    "meteorol",
    "metrol",
    "microbiol",
    "microsc",
    "micro",
    "mil",
    "min",
    "miner",
    "mol",
    "mon",
    "monatsh",
    "monogr",
    "morphol",
    "mutat",
    "nachr",
    "nat",
    "natl",
    "nav",
    "nephrol",
    "neth",
    "neuro",
    "neurobiol",
    "neurochem",
    "neurol",
    "neuropsychol",
    "neurosci",
    "neurosurg",
    "nucl",
    "num",
    "numer",
    "nutr",
    "obes",
    "obstet",
    "occup",
    "oceanogr",
    "off",
    "oncol",
    "oper",
    "ophthalmol",
    "opt",
    "optim",
    "oral",
    "org",
    "ornithol",
    "orthop",
    "otol",
    "paediatr",
    "palaeontol",
    "parasitol",
    "pathol",
    "patt",
    "pediatr",
    "percept",
    "perform",
    "perspect",
    "pet",
    "petrol",
    "pharm",
    "pharmacol",
    "phil",
    "philol",
    "philos",
    "photon",
    "phys",
    "physiol",
    "phytopathol",
    "plan",
    "pol",
    "polit",
    "polym",
    "pop",
    "popul",
    "prev",
    "probab",
    "probl",
    "proc",
    "process",
    "prod",
    "prog",
    "progr",
    "prot",
    "psych",
    "psychiatr",
    "psychoanal",
    "psychol",
    "psychopharmacol",
    "psychosom",
    "pub",
    "publ",
    "pur",
    "quant",
    "quart",
    "radiat",
    "radiol",
    "rech",
    "rec",
    "rehabil",
    "rel",
    "relat",
    "remote",
    "rep",
    "repr",
    "reprod",
    "res",
    "resour",
    "respir",
    "rev",
    "rheumatol",
    "rom",
    "roy",
    "scand",
    "sch",
    "schizophr",
    "sci",
    "sec",
    "sect",
    "sedim",
    "sem",
    "semicond",
    "ser",
    "sig",
    "sitzungsber",
    "soc",
    "sociol",
    "softw",
    "sov",
    "spect",
    "spectrosc",
    "spectrom",
    "sport",
    "stand",
    "stat",
    "statist",
    "stoch",
    "strat",
    "struct",
    "stud",
    "subst",
    "suppl",
    "surg",
    "surv",
    "swed",
    "symp",
    "synth",
    "syst",
    "tech",
    "techn",
    "technol",
    "telecommun",
    "teor",
    "theor",
    "theoret",
    "ther",
    "thermodyn",
    "thorac",
    "thromb",
    "tierphysiol",
    "top",
    "topol",
    "tox",
    "toxicol",
    "trans",
    "transl",
    "transm",
    "transp",
    "transplant",
    "trav",
    "treat",
    "trop",
    "tumor",
    "univ",
    "unters",
    "urol",
    "vasc",
    "verh",
    "vet",
    "virol",
    "vis",
    "vulg",
    "wiss",
    "yearb",
    "zap",
    "zool",
    "ztg",
    "zh",
    "z",
    "j",
    "q",
    "u",
    "s",
    "a",
    "c",
    "n",
    "engl",
    "natur",
    "lit",
    "ling",
    "perc",
    "sens",
    "sustain",
    "assess",
    "autom",
    "netw",
    "secur",
}));

constexpr auto connectors = sorted(std::to_array<std::string_view>({
    "a",   "an",  "and",  "at", "by",  "da",  "das", "de",   "degli", "dei", "del", "della", "delle", "dem", "den", "der",
    "des", "di",  "die",  "do", "dos", "du",  "e",   "ed",   "el",    "en",  "et",  "for",   "from",  "für", "i",   "il",
    "im",  "in",  "into", "l",  "la",  "las", "le",  "les",  "los",   "nel", "o",   "och",   "of",    "og",  "on",  "or",
    "per", "sur", "the",  "to", "u",   "um",  "und", "van",  "via",   "vom", "von", "with",  "y",     "zu",  "zum", "zur",
    "&",   "à",   "és",   "w",  "z",   "na",  "no",  "over", "voor",  "het", "te",  "og",    "av",    "af",
}));

constexpr auto particles = sorted(std::to_array<std::string_view>({
    "af",  "al",   "ap",    "av",    "bar", "ben",   "bin",    "d",   "da",  "dal", "das", "de", "degli", "dei",
    "del", "dela", "della", "delle", "den", "der",   "des",    "di",  "do",  "dos", "du",  "e",  "el",    "ibn",
    "in",  "la",   "las",   "le",    "les", "lo",    "los",    "mac", "mc",  "op",  "san", "st", "ste",   "t",
    "ten", "ter",  "'t",    "’t",    "van", "vande", "vander", "ver", "von", "vom", "y",   "zu", "zum",   "zur",
}));

constexpr auto suffixes = sorted(std::to_array<std::string_view>({
    "bsc",  "dds",    "dphil", "drph", "edd", "esq", "faan", "frcp", "ii",    "iii",  "iv",     "jd",
    "jnr",  "jr",     "lcsw",  "m.d",  "ma",  "mba", "md",   "mph",  "ms",    "msc",  "msn",    "np",
    "ph.d", "pharmd", "phd",   "psyd", "rd",  "rn",  "snr",  "sr",   "filho", "neto", "júnior", "junior",
}));

constexpr auto organisations = sorted(std::to_array<std::string_view>({
    "academy",
    "action",
    "administration",
    "affairs",
    "agency",
    "agentur",
    "alliance",
    "amt",
    "anstalt",
    "archive",
    "archives",
    "assembly",
    "association",
    "associates",
    "associazione",
    "authority",
    "bank",
    "behörde",
    "blog",
    "board",
    "bundesamt",
    "bundesministerium",
    "bundeszentrale",
    "bureau",
    "campaign",
    "center",
    "centers",
    "centre",
    "centres",
    "centro",
    "channel",
    "charity",
    "chamber",
    "clinic",
    "clinics",
    "club",
    "coalition",
    "collaboration",
    "collaborators",
    "collective",
    "college",
    "comité",
    "commission",
    "committee",
    "community",
    "company",
    "congress",
    "consortium",
    "consejo",
    "convention",
    "corporation",
    "council",
    "court",
    "department",
    "departments",
    "digest",
    "directorate",
    "division",
    "editors",
    "engine",
    "epa",
    "federation",
    "fondation",
    "force",
    "forum",
    "foundation",
    "fund",
    "fundación",
    "fundação",
    "gesellschaft",
    "gmbh",
    "government",
    "group",
    "guild",
    "health",
    "healthcare",
    "hospital",
    "hospitals",
    "inc",
    "initiative",
    "institut",
    "institute",
    "institutes",
    "institution",
    "instituto",
    "international",
    "journal",
    "journals",
    "laboratories",
    "laboratory",
    "league",
    "library",
    "limited",
    "llc",
    "ltd",
    "magazine",
    "media",
    "medicine",
    "ministerio",
    "ministerium",
    "ministry",
    "ministère",
    "ministério",
    "museum",
    "nations",
    "network",
    "news",
    "newspaper",
    "observatory",
    "office",
    "online",
    "organisation",
    "organization",
    "organizations",
    "organización",
    "panel",
    "parliament",
    "partners",
    "partnership",
    "post",
    "press",
    "program",
    "programme",
    "project",
    "publications",
    "publishing",
    "registry",
    "review",
    "royal",
    "school",
    "service",
    "services",
    "society",
    "società",
    "staff",
    "state",
    "states",
    "station",
    "stiftung",
    "studies",
    "survey",
    "systems",
    "taskforce",
    "team",
    "times",
    "trust",
    "tv",
    "union",
    "universidad",
    "universidade",
    "universität",
    "universitat",
    "universiteit",
    "university",
    "università",
    "université",
    "verband",
    "verein",
    "verlag",
    "watch",
    "website",
    "wiki",
    "world",
    "zentrum",
    "nist",
    "unicef",
    "unesco",
    "who",
    "oecd",
    "nasa",
    "noaa",
    "european",
    "national",
    "federal",
    "american",
    "global",
    "united",
    "research",
    "sciences",
    "science",
    "technologies",
    "technology",
    "solutions",
    "labs",
    "software",
    "security",
    "security",
    "developers",
    "docs",
    "weekly",
    "daily",
    "tribune",
    "herald",
    "gazette",
    "desk",
    "contributors",
    "editorial",
    "newsroom",
    "reports",
    "report",
}));

constexpr auto publishers = sorted(std::to_array<std::string_view>({
    "academic",       "addison-wesley", "allyn",           "basic",       "birkhäuser",    "blackwell",   "bloomsbury",
    "books",          "brill",          "campus",          "crc",         "dover",         "dunod",       "elsevier",
    "erlbaum",        "flammarion",     "freeman",         "fischer",     "gallimard",     "guilford",    "guerin",
    "hachette",       "harpercollins",  "harper",          "hogrefe",     "houghton",      "informa",     "jossey-bass",
    "karger",         "kluwer",         "knopf",           "l'harmattan", "lippincott",    "longman",     "longmans",
    "macmillan",      "mcgraw-hill",    "mosby",           "mouton",      "norton",        "palgrave",    "pearson",
    "penguin",        "pergamon",       "plenum",          "prentice",    "prentice-hall", "press",       "presses",
    "publications",   "publisher",      "publishers",      "publishing",  "puf",           "randomhouse", "reclam",
    "riverhead",      "routledge",      "rowohlt",         "sage",        "saunders",      "scribner",    "seuil",
    "simon",          "springer",       "springer-verlag", "suhrkamp",    "thieme",        "utb",         "verlag",
    "viking",         "wadsworth",      "wiley",           "éditions",    "editions",      "editorial",   "ediciones",
    "editora",        "uitgeverij",     "edizioni",        "wydawnictwo", "издательство",  "förlag",      "forlag",
    "nakladatelství", "yayınları",      "ballantine",      "crown",       "doubleday",     "vintage",
}));

constexpr auto months = sorted(std::to_array<std::string_view>({
    "jan",       "feb",     "mar",        "apr",      "may",         "jun",       "jul",      "aug",       "sep",     "oct",
    "nov",       "dec",     "january",    "february", "march",       "april",     "june",     "july",      "august",  "september",
    "sept",      "october", "november",   "december", "spring",      "summer",    "fall",     "autumn",    "winter",  "januar",
    "jänner",    "februar", "märz",       "mai",      "juni",        "juli",      "oktober",  "dezember",  "okt",     "dez",
    "frühjahr",  "sommer",  "herbst",     "janvier",  "février",     "mars",      "avril",    "juin",      "juillet", "août",
    "septembre", "octobre", "novembre",   "décembre", "enero",       "febrero",   "marzo",    "abril",     "mayo",    "junio",
    "julio",     "agosto",  "septiembre", "octubre",  "noviembre",   "diciembre", "gennaio",  "febbraio",  "aprile",  "maggio",
    "giugno",    "luglio",  "settembre",  "ottobre",  "novembre",    "dicembre",  "janeiro",  "fevereiro", "março",   "maio",
    "junho",     "julho",   "setembro",   "outubro",  "novembro",    "dezembro",  "januari",  "februari",  "maart",   "mei",
    "augustus",  "maj",     "augusti",    "januari",  "mrz",         "jänner",    "styczeń",  "luty",      "marzec",  "kwiecień",
    "czerwiec",  "lipiec",  "sierpień",   "wrzesień", "październik", "listopad",  "grudzień", "января",    "февраля", "марта",
    "апреля",    "мая",     "июня",       "июля",     "августа",     "сентября",  "октября",  "ноября",    "декабря", "ocak",
    "şubat",     "mart",    "nisan",      "mayıs",    "haziran",     "temmuz",    "ağustos",  "eylül",     "ekim",    "kasım",
    "aralık",    "fév",     "avr",        "juil",     "déc",         "ene",       "abr",      "ago",       "dic",
}));

bool is_word_byte(char c) noexcept {
  return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || c == '\'' || c == '-' || c == '.' || c == '&';
}

}  // namespace

Letter letter_at(std::string_view text, std::size_t at, std::size_t& size) noexcept {
  size = 1;
  if (at >= text.size()) return Letter::none;
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80) {
    if (text::is_lower(c)) return Letter::lower;
    return text::is_upper(c) ? Letter::upper : Letter::none;
  }
  const text::CodePoint point = text::decode(text, at);
  size = point.size;
  const char32_t v = point.value;
  if (!point.valid || v < 0xC0 || v == 0xD7 || v == 0xF7) return Letter::none;
  if (v <= 0xDE) return Letter::upper;
  if (v <= 0xFF) return Letter::lower;
  // Latin Extended-A and -B alternate upper and lower; the halves in between are shifted by one.
  if (v <= 0x24F) {
    const bool shifted = (v >= 0x139 && v <= 0x148) || (v >= 0x179 && v <= 0x17E);
    return ((v & 1U) != 0) == shifted ? Letter::upper : Letter::lower;
  }
  if (v < 0x370) return Letter::lower;
  if (v <= 0x3FF) return (v >= 0x386 && v <= 0x3AB && v != 0x390) ? Letter::upper : Letter::lower;
  if (v <= 0x42F) return Letter::upper;
  if (v <= 0x45F) return Letter::lower;
  if (v <= 0x52F) return (v & 1U) != 0 ? Letter::lower : Letter::upper;
  if (v >= 0x531 && v <= 0x556) return Letter::upper;
  if (v >= 0x561 && v <= 0x587) return Letter::lower;
  if (v >= 0x1E00 && v <= 0x1EFF) return (v & 1U) != 0 ? Letter::lower : Letter::upper;
  // General punctuation, symbols, CJK punctuation, emoji and what has no use in a word.
  if ((v >= 0x2000 && v <= 0x2BFF) || (v >= 0x3000 && v <= 0x3004) || (v >= 0x3008 && v <= 0x3020) || (v >= 0xFE00 && v <= 0xFE6F) ||
      (v >= 0xFF00 && v <= 0xFF20) || (v >= 0xE000 && v <= 0xF8FF) || v >= 0x1F000)
    return Letter::none;
  return Letter::caseless;
}

std::size_t opening_quote(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '"') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("“") || rest.starts_with("„") || rest.starts_with("‘") || rest.starts_with("‚") || rest.starts_with("「") ||
      rest.starts_with("『") || rest.starts_with("《"))
    return 3;
  if (rest.starts_with("«")) return 2;
  // A straight single quotation mark opens only where a word begins.
  if (text[at] == '\'' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(') && at + 1 < text.size() && text[at + 1] != ' ') return 1;
  return 0;
}

std::size_t closing_quote(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '"') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("”") || rest.starts_with("’") || rest.starts_with("“") || rest.starts_with("‘") || rest.starts_with("」") ||
      rest.starts_with("』") || rest.starts_with("》"))
    return 3;
  if (rest.starts_with("»")) return 2;
  return text[at] == '\'' ? 1 : 0;
}

std::size_t quotation_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t open = opening_quote(text, at);
  if (open == 0) return std::string_view::npos;
  const std::string_view mark = text.substr(at, open);
  std::string_view closer = "”";
  if (mark == "\"")
    closer = "\"";
  else if (mark == "„")
    closer = "“";
  else if (mark == "‘" || mark == "‚")
    closer = "’";
  else if (mark == "'")
    closer = "'";
  else if (mark == "«")
    closer = "»";
  else if (mark == "「")
    closer = "」";
  else if (mark == "『")
    closer = "』";
  else if (mark == "《")
    closer = "》";
  const std::size_t limit = std::min(text.size(), at + 600);
  for (std::size_t i = at + open; i < limit; ++i) {
    const bool close =
        text.compare(i, closer.size(), closer) == 0 || (mark == "„" && text.compare(i, 3, "”") == 0) || (mark == "“" && text[i] == '"');
    if (!close) continue;
    // An apostrophe inside a word closes nothing.
    if ((closer == "’" || closer == "'") && i + closer.size() < text.size() && letter_at(text, i + closer.size()) != Letter::none) continue;
    return i;
  }
  return std::string_view::npos;
}

std::string_view word_before(std::string_view text, std::size_t end) noexcept {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 64) {
    const char c = text[begin - 1];
    if (!is_word_byte(c)) break;
    // Punctuation beyond ASCII (dashes, quotation marks; U+2000 to U+206F) ends a word, the apostrophe ’ does not.
    if (begin >= 3 && text[begin - 3] == '\xE2' && text[begin - 2] == '\x80' && text.substr(begin - 3, 3) != "’") break;
    --begin;
  }
  return text.substr(begin, end - begin);
}

bool ends_sentence(std::string_view text, std::size_t at) noexcept {
  std::size_t next = at + 1;
  for (std::size_t n = 0; next < text.size() && (n = closing_quote(text, next)) != 0;) next += n;
  if (next < text.size() && (text[next] == ')' || text[next] == ']')) ++next;
  if (next >= text.size()) return true;
  const std::size_t space = text::space_at(text, next);
  if (space == 0) return false;
  next += space;
  while (next < text.size() && text[next] == ' ') ++next;
  if (next >= text.size()) return true;
  if (text::is_lower(text[next]) || text[next] == ',' || text[next] == ';' || text[next] == '&') return false;
  const std::string_view word = word_before(text, at);
  if (word.empty()) return true;
  std::size_t size = 0;
  const Letter first = letter_at(text, at - word.size(), size);
  if (size == word.size() && first == Letter::upper) {
    // "vitamin C. Nature" ends, "George W. Bush" does not: what stands before the letter decides.
    if (at < word.size() + 2 || text[at - word.size() - 1] != ' ') return false;
    const std::string_view before = word_before(text, at - word.size() - 1);
    if (before.empty()) return false;
    static constexpr auto classes =
        sorted(std::to_array<std::string_view>({"appendix", "chapter", "class", "form", "grade", "group", "hepatitis", "influenza", "level",
                                                "part", "phase", "plan", "schedule", "section", "theorem", "type", "vitamin"}));
    return (text::is_lower(before.front()) && !is_connector(before)) || among(classes, before);
  }
  const std::size_t dot = word.find('.');
  if (dot != std::string_view::npos && word.find_first_not_of('.') != std::string_view::npos) return false;
  return !is_abbreviation(word);
}

bool is_abbreviation(std::string_view word) noexcept {
  return word.size() <= 10 && among(abbreviations, word);
}
bool is_journal_abbreviation(std::string_view word) noexcept {
  return among(journal_abbreviations, word);
}
bool is_connector(std::string_view word) noexcept {
  return word.size() <= 6 && among(connectors, word);
}
bool is_particle(std::string_view word) noexcept {
  return word.size() <= 6 && among(particles, word);
}
bool is_name_suffix(std::string_view word) noexcept {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word.size() <= 8 && among(suffixes, word);
}
bool is_organisation(std::string_view word) noexcept {
  return among(organisations, word);
}
bool is_publisher(std::string_view phrase) noexcept {
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find_first_of(" ,.:;/", at), phrase.size());
    if (end > at && among(publishers, phrase.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}
bool is_month(std::string_view word) noexcept {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return among(months, word);
}

}  // namespace citevet::reference
