// The words that tell what a part of an entry is: abbreviations, particles, months, organisations, publishers.
#include "reference/words.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>

namespace citevet::reference {

namespace {

// How many words a text of words has.
consteval std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// The words of a text, which one space parts, all in lower case. Most words that are not among them are told by their first byte and
// length, the rest by one look into a hash table.
template <std::size_t N>
class Words {
 public:
  consteval explicit Words(std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
      const std::size_t end = std::min(text.find(' '), text.size());
      words_[i] = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      lengths_[static_cast<unsigned char>(words_[i].front())] |= 1U << words_[i].size();
      std::size_t slot = hash(words_[i]) % slots_.size();
      while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
      slots_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }
  // Letters beyond ASCII are compared as they are.
  bool hold(std::string_view word) const noexcept {
    if (word.empty() || word.size() > longest_word) return false;
    if ((lengths_[static_cast<unsigned char>(text::to_lower(word.front()))] & (1U << word.size())) == 0) return false;
    std::array<char, longest_word> buffer{};
    for (std::size_t i = 0; i < word.size(); ++i) buffer[i] = text::to_lower(word[i]);
    const std::string_view lower(buffer.data(), word.size());
    for (std::size_t slot = hash(lower) % slots_.size(); slots_[slot] != 0; slot = (slot + 1) % slots_.size())
      if (words_[slots_[slot] - 1U] == lower) return true;
    return false;
  }

 private:
  static constexpr std::size_t longest_word = 24;
  static constexpr std::size_t hash(std::string_view word) noexcept {
    std::uint32_t sum = static_cast<std::uint32_t>(word.size());
    for (const char c : word) sum = sum * 31 + static_cast<unsigned char>(c);
    return sum ^ (sum >> 15U);
  }
  std::array<std::string_view, N> words_;
  std::array<std::uint16_t, std::bit_ceil(N * 3)> slots_{};
  std::array<std::uint32_t, 256> lengths_{};
};

constexpr std::string_view abbreviations_text =
    "a.m al approx apr art assoc aufl aug ave bd bzw ca cap cf ch chap cit co col corp d.c dec dept dir diss dr e.g ed edn "
    "eds eg etc feb ff fig figs fl ft gen gov hon hrsg i.e ibid ie inc jan jg jr jul jun lt ltd mar messrs mr mrs ms mt no "
    "nos nov nr oct okt op orig p p.m ph.d pp prof pt pts publ rep repr rev sc sec sen sep sept ser sr st supp suppl trans "
    "transl u.k u.n u.s univ usw vgl viz vol vols vs washington z.b übers";
constexpr Words<word_count(abbreviations_text)> abbreviations(abbreviations_text);

constexpr std::string_view journal_abbreviations_text =
    "a abnorm abstr abus acad acc accad acta addict adv advert afr aggress agric akad algebr allergy allg am amer an "
    "anaesth anal analg anat anesth ann annu anthrop anthropol antimicrob antiq antivir appl aquac aquat arb arch archaeol "
    "archeol arthritis asian assess assoc asthma astr astron astropart astrophys atm atmos atti austral autoimmun autom "
    "automat balk behav beitr ber bibl biochem bioeng bioinf biol biomech biomed biometr biophys biosci biotechnol boll "
    "bot br brit bull bur bus c calif can cardiol cas catal cell chem chir chromat chromatogr cim circ civ class clim clin "
    "coast cogn coll comb comm commentat commun comp comput concr conf conserv consum contemp contr contrib coop cosmochim "
    "couns crim criminol crit cryst curr cybern cytogenet cytol delinq demogr dent dermatol des dev diabet diabetes "
    "diabetol diagn diff dig dis discret discuss distrib dokl dyn ecol econ econom ecosyst educ elec electr electrochem "
    "electron embryol emerg endocrinol endod energ eng engl engng engrg entomol environ epidemiol epilepsia epilepsy ergeb "
    "ergod estuar ethics ethol eur evol exp expert fac fam fed fenn fert fish fisheries fiz fluid forest forsch found "
    "freshw front funct fund gastro gastroenterol gastrointest genet geochem geochim geol geom geomorphol geophys geosci "
    "geosph geotech geriatr geront gerontol ges giorn glaciol glob govern grav guid gynecol haematol heart helv hematol "
    "hepat hepatol hispanic hist histochem hosp hum hung hydrobiol hydrol hyg hypertens icarus immun immunol ind indag inf "
    "infect inflamm inform inorg inst instrum int int'l intell intern internat intl invent invest irrig isr ital izv j "
    "jahrb jap jb jour jpn jurisprud lab landsc lang lat lect leg legis lett leuk limnol ling linguist lit lond lymphoma "
    "mach macromol mag magn maint manag manage manuf mar marital market mass mat mater math maxillofac meas mech med medd "
    "mediev mediterr mem menopause met metab metall meteorit meteorol meth methodol metrol micro microbiol microsc "
    "microvasc mil min miner mitt mod mol mon monatsh monogr morphol musicol mutat mycol n nachr nat natl natur naturwiss "
    "nav neonatal nephrol neth netw neuro neurobiol neurochem neurol neuropsych neuropsychol neurosci neurosurg nucl num "
    "numer nuovo nurs nurse nutr obes obstet occup oceanogr off oncol oper ophthalmol opin opt optim oral org orient orig "
    "ornithol orthod orthop osteoporos otol pac paediatr palaeoclimatol palaeoecol palaeogeogr palaeontol paleoclim "
    "parasitol pathol patt pediatr perc percept perform perinat periodontol perkin perspect pet petrol pharm pharmacol "
    "pharmacother phil philol philos phonet photon phycol phys physiol phytopathol plan plankton plast pol polic polit "
    "polon polym pop popul pract prev probab probl proc process prod prog progr prosthet prot psych psychiat psychiatr "
    "psychoanal psychol psychopharmacol psychosom psychother pub publ pulm pur q quant quart quat radiat radiol rapp rec "
    "rech reconstr rehabil rel relat relig remote renaiss rend rep repr reprod res resour respir retrovirol rev rheum "
    "rheumatol riv rom roy s scand sch schizophr sci sec sect secur sedim sem semicond semin semit sens ser sig sin "
    "sitzungsber slav soc sociol softw sov spect spectrom spectrosc sport stand stat statist stoch strat struct stud subst "
    "suec suicidol suppl surg surv sustain swed symp synth syst targ tech techn technol telecommun teor teratol "
    "tetrahedron theol theor theoret ther thermodyn thorac thromb tierphysiol top topol tox toxicol toxicon trans transfus "
    "transl transm transp transplant trav treat trop tumor u univ unters urol usp vaccine vasc verh vestn vet vict virol "
    "vis vocat vulg welf wet wildl wiss wochenschr yearb z zap zentralbl zh zool zoonoses ztg";
constexpr Words<word_count(journal_abbreviations_text)> journal_abbreviations(journal_abbreviations_text);

constexpr std::string_view connectors_text =
    "& a af an and at av by da das de degli dei del della delle dem den der des di die do dos du e ed el en et for from "
    "für het i il im in into l la las le les los na nel no o och of og on or over per sur te the to u um und van via vom "
    "von voor w with y z zu zum zur à és";
constexpr Words<word_count(connectors_text)> connectors(connectors_text);

constexpr std::string_view particles_text =
    "'t af al ap av bar ben bin d da dal das de degli dei del dela della delle den der des di do dos du e el ibn in la las "
    "le les lo los mac mc op san st ste t ten ter van vande vander ver vom von y zu zum zur ’t";
constexpr Words<word_count(particles_text)> particles(particles_text);

constexpr std::string_view suffixes_text =
    "bsc dds dphil drph edd esq faan filho frcp ii iii iv jd jnr jr junior júnior lcsw m.d ma mba md mph ms msc msn neto "
    "np ph.d pharmd phd psyd rd rn snr sr";
constexpr Words<word_count(suffixes_text)> suffixes(suffixes_text);

constexpr std::string_view organisations_text =
    "academy action administration affairs agency agentur alliance american amt anstalt archive archives assembly "
    "associates association associazione authority bank behörde blog board bundesamt bundesministerium bundeszentrale "
    "bureau campaign center centers centre centres centro chamber channel charity clinic clinics club coalition "
    "collaboration collaborators collective college comité commission committee community company congress consejo "
    "consortium contributors convention corporation council court daily department departments desk developers digest "
    "directorate division docs editorial editors engine epa european federal federation fondation force forum foundation "
    "fund fundación fundação gazette gesellschaft global gmbh government group guild health healthcare herald hospital "
    "hospitals inc initiative institut institute institutes institution instituto international journal journals "
    "laboratories laboratory labs league library limited llc ltd magazine media medicine ministerio ministerium ministry "
    "ministère ministério museum nasa national nations network news newspaper newsroom nist noaa observatory oecd office "
    "online organisation organización organization organizations panel parliament partners partnership post press program "
    "programme project publications publishing registry report reports research review royal school science sciences "
    "security service services society società software solutions staff state states station stiftung studies survey "
    "systems taskforce team technologies technology times tribune trust tv unesco unicef union united universidad "
    "universidade universitat universiteit university università universität université verband verein verlag watch "
    "website weekly who wiki world zentrum";
constexpr Words<word_count(organisations_text)> organisations(organisations_text);

constexpr std::string_view publishers_text =
    "academic acm addison-wesley aldine allyn apress ashgate ballantine bantam beltz benjamins birkhäuser blackwell "
    "bloomsbury books brill brockhaus brunner-routledge campus cengage chapman churchill continuum crc croom crown "
    "doubleday dover dunod ediciones editions editora editorial edizioni elgar elsevier erlbaum faber farrar fischer "
    "flammarion forlag freeman frontiers förlag gallimard gmbh greenwood guerin guilford hachette harcourt harper "
    "harpercollins harrassowitz haworth heinemann hindawi hodder hogrefe holt houghton houghton-mifflin ieee inc informa "
    "jossey-bass karger kaufmann kegan klett kluwer knopf kohlhammer l'harmattan lexington lippincott little longman "
    "longmans ltd lww macmillan manning mcgraw mcgraw-hill mdpi methuen mohr mosby mouton nakladatelství no-starch nomos "
    "norton o'reilly olms packt palgrave pearson peeters penguin pergamon plenum polity praeger pragmatic prentice "
    "prentice-hall press presses publications publisher publishers publishing puf putnam random randomhouse reclam "
    "riverhead routledge rowman rowohlt sage saunders scholastic scribner seuil siam sinauer springer springer-verlag "
    "steiner suhrkamp taylor thieme transaction uitgeverij unwin usenix utb vandenhoeck verlag verso viking vintage "
    "wadsworth westview whurr wiley wolters wydawnictwo yayınları éditions издательство";
constexpr Words<word_count(publishers_text)> publishers(publishers_text);

// What a single letter behind it counts: "vitamin C".
constexpr std::string_view class_words_text =
    "appendix chapter class form grade group hepatitis influenza level part phase plan protein receptor schedule section "
    "subunit theorem type vitamin";
constexpr Words<word_count(class_words_text)> class_words(class_words_text);

constexpr std::string_view months_text =
    "abr abril ago agosto août apr april aprile aralık aug august augusti augustus autumn avr avril ağustos czerwiec dec "
    "december dez dezember dezembro dic dicembre diciembre déc décembre ekim ene enero eylül fall feb febbraio febrero "
    "februar februari february fevereiro frühjahr fév février gennaio giugno grudzień haziran herbst jan janeiro januar "
    "januari january janvier juil juillet juin jul julho juli julio july jun june junho juni junio jänner kasım kwiecień "
    "lipiec listopad luglio luty maart maggio mai maio maj mar march mars mart marzec marzo março may mayo mayıs mei mrz "
    "märz nisan nov november novembre novembro noviembre ocak oct october octobre octubre okt oktober ottobre outubro "
    "październik sep sept september septembre septiembre setembro settembre sierpień sommer spring styczeń summer temmuz "
    "winter wrzesień şubat августа апреля декабря июля июня марта мая ноября октября сентября февраля января";
constexpr Words<word_count(months_text)> months(months_text);

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
  static constexpr Bytes firsts("\"'`\xE2\xE3\xC2");
  if (at >= text.size() || !firsts.holds(text[at])) return 0;
  if (text[at] == '"') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("``")) return 2;
  if (rest.starts_with("“") || rest.starts_with("„") || rest.starts_with("‘") || rest.starts_with("‚") || rest.starts_with("「") ||
      rest.starts_with("『") || rest.starts_with("《"))
    return 3;
  if (rest.starts_with("«")) return 2;
  // A straight single quotation mark opens only where a word begins.
  if (text[at] == '\'' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(') && at + 1 < text.size() && text[at + 1] != ' ') return 1;
  return 0;
}

std::size_t closing_quote(std::string_view text, std::size_t at) noexcept {
  static constexpr Bytes firsts("\"'\xE2\xE3\xC2");
  if (at >= text.size() || !firsts.holds(text[at])) return 0;
  if (text[at] == '"') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("”") || rest.starts_with("’") || rest.starts_with("“") || rest.starts_with("‘") || rest.starts_with("」") ||
      rest.starts_with("』") || rest.starts_with("》"))
    return 3;
  if (rest.starts_with("»") || rest.starts_with("''")) return 2;
  return text[at] == '\'' ? 1 : 0;
}

std::size_t quotation_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t open = opening_quote(text, at);
  if (open == 0) return std::string_view::npos;
  const std::string_view mark = text.substr(at, open);
  std::string_view closer = mark == "``" ? "''" : "”";
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
    // "Structural Complexity I. Springer": a number.
    if ((word == "I" || word == "V" || word == "X") && at >= 5 && text[at - 2] == ' ' && text::is_lower(text[at - 3]) &&
        text::is_lower(text[at - 4]))
      return true;
    // "vitamin C. Nature" ends, "George W. Bush" does not: what stands before the letter decides.
    if (at < word.size() + 2 || text[at - word.size() - 1] != ' ') return false;
    const std::string_view before = word_before(text, at - word.size() - 1);
    if (before.empty() || before.back() == '.') return false;
    return (text::is_lower(before.front()) && !is_connector(before)) || is_class_word(before);
  }
  const std::size_t dot = word.find('.');
  if (dot != std::string_view::npos && word.find_first_not_of('.') != std::string_view::npos) return false;
  return !is_abbreviation(word);
}

bool is_abbreviation(std::string_view word) noexcept {
  return word.size() <= 10 && abbreviations.hold(word);
}
bool is_journal_abbreviation(std::string_view word) noexcept {
  return journal_abbreviations.hold(word);
}
bool is_connector(std::string_view word) noexcept {
  return word.size() <= 6 && connectors.hold(word);
}
bool is_particle(std::string_view word) noexcept {
  return word.size() <= 6 && particles.hold(word);
}
bool is_name_suffix(std::string_view word) noexcept {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word.size() <= 8 && suffixes.hold(word);
}
bool is_organisation(std::string_view word) noexcept {
  return organisations.hold(word);
}
bool is_publisher(std::string_view phrase) noexcept {
  static constexpr Bytes parting(" ,.:;/");
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(parting.first(phrase, at), phrase.size());
    // "Frontiers in Psychology" is one of the house's journals.
    if (end > at && publishers.hold(phrase.substr(at, end - at)) && !phrase.substr(at).starts_with("Frontiers in ")) return true;
    at = end + 1;
  }
  return false;
}
bool is_class_word(std::string_view word) noexcept {
  return class_words.hold(word);
}
bool is_month(std::string_view word) noexcept {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return months.hold(word);
}

}  // namespace citevet::reference
