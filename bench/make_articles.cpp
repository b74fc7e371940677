// Makes articles to measure with: all different, the same ones each time.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace {

using Words = std::span<const std::string_view>;

// SplitMix64: the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return next() % n; }
  std::string_view of(Words words) { return words[below(words.size())]; }
  std::string digits(std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += static_cast<char>('1' + below(9));
    return out;
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 24> topics{"sleep",   "magnesium", "fasting", "caffeine", "walking", "fibre",  "sunlight", "stress",
                                                  "hearing", "posture",   "iron",    "migraine", "asthma",  "memory", "grief",    "allergy",
                                                  "screen",  "vitamin",   "balance", "muscle",   "sugar",   "salt",   "breath",   "pollen"};
constexpr std::array<std::string_view, 16> subjects{"The body",
                                                    "A tired brain",
                                                    "Nearly every adult",
                                                    "A doctor who sees patients daily",
                                                    "A healthy heart",
                                                    "The immune system",
                                                    "An older person",
                                                    "A young parent",
                                                    "Anyone in shift work",
                                                    "The gut",
                                                    "High blood pressure",
                                                    "An anxious mind",
                                                    "A child at school",
                                                    "Anyone with a desk job",
                                                    "The liver",
                                                    "A simple habit"};
constexpr std::array<std::string_view, 16> verbs{"reacts to",      "slows down after", "depends on",      "benefits from",
                                                 "is changed by",  "often ignores",    "recovers after",  "pays a price for",
                                                 "learns from",    "adapts to",        "is protected by", "grows weaker without",
                                                 "struggles with", "responds well to", "needs more than", "keeps a memory of"};
constexpr std::array<std::string_view, 16> objects{"regular rest and a fixed hour for bed",
                                                   "long evenings in front of a screen",
                                                   "the first cup of coffee in the morning",
                                                   "a week of poor nights",
                                                   "small meals spread over the day",
                                                   "cold mornings and short walks",
                                                   "the company of other people",
                                                   "medicines that were never meant for it",
                                                   "quiet hours without a telephone",
                                                   "what happens in the second half of the night",
                                                   "a diet with little colour on the plate",
                                                   "exercise that is neither too hard nor too rare",
                                                   "water, salt and a little patience",
                                                   "habits that began in childhood",
                                                   "the light of a bright afternoon",
                                                   "changes that nobody notices at first"};
constexpr std::array<std::string_view, 8> closings{", and the effect lasts for days",
                                                   ", although nobody feels it at once",
                                                   ", which is easy to overlook",
                                                   ", as every nurse on a night ward knows",
                                                   "",
                                                   ", even when all else is well",
                                                   ", more so with each year of age",
                                                   ", and that is good news"};
constexpr std::array<std::string_view, 12> phrases{"second wind",  "brain fog",  "sugar crash",  "night shift", "rest day",   "slow burn",
                                                   "social clock", "light diet", "silent thief", "short fuse",  "cold start", "warm glow"};
constexpr std::array<std::string_view, 12> labels{"Sleep",    "Pain Relief", "Memory", "Daily Life", "Appetite", "Mood",
                                                  "Movement", "Hydration",   "Skin",   "Focus",      "Recovery", "Timeframe"};
constexpr std::array<std::string_view, 8> families{"Korhal", "Mosley", "Tanaro", "Ibsenby", "Okonjo", "Varga", "Lindqvik", "Derosa"};
constexpr std::array<std::string_view, 6> groups{"University of Northport", "Regional Health Service", "Society for Rest Medicine",
                                                 "Public Health Office",    "Institute of Daily Care", "Centre for Healthy Ageing"};

// One article with the shape and the faults of a real one: 9 markers over 6 addresses, 9 entries of which 3 are never cited.
class Article {
 public:
  explicit Article(std::uint64_t index) : dice_(index * 2654435761U + 1), id_(std::to_string(100000 + index)), topic_(dice_.of(topics)) {
    blog_ = "https://www.magazine" + std::to_string(dice_.below(500)) + ".example.com/blog/" + slug() + "-" + id_;
    pmc_ = "https://pmc.ncbi.nlm.nih.gov/articles/PMC1" + dice_.digits(7) + "/";
    video_ = "https://www.youtube.com/watch?v=Bv" + id_ + dice_.digits(3);
    journal_ = "https://www.journal" + std::to_string(dice_.below(200)) + ".example.org/index.php/jrn/article/view/" + id_;
    tandf_ = "https://www.tandfonline.com/doi/full/10.1080/10550887.2025." + dice_.digits(7);
    wiley_ = "https://onlinelibrary.wiley.com/doi/10.1111/jsr." + dice_.digits(5);
  }

  std::string text() {
    out_.reserve(8192);
    paragraph(2);
    heading("What Happens When We Change Our " + title(topic_) + "?");
    paragraph(3);
    out_.back() = ' ';
    out_ +=
        "Recent data shows that interest in " + std::string(topic_) + " is growing. Research highlights how the body’s rhythm guides it. ";
    out_ += "As one doctor put it, “The changes that we see after a few weeks of this quietly alter how a person meets the day.” ";
    out_ += sentence() + '\n';
    heading("Where It Comes From");
    paragraph(3);
    cite(", often called a “" + std::string(dice_.of(phrases)) + "” by those who know it", blog_);
    paragraph(2);
    cite("", pmc_);
    heading("Common Uses");
    paragraph(1);
    items(4, 2, pmc_);
    paragraph(2);
    cite("", video_);
    heading("How It Affects the Body");
    paragraph(1);
    heading("Short-term Changes");
    items(5, 99, "");
    heading("Long-term Consequences");
    paragraph(1);
    items(2, 0, journal_);
    items(2, 1, journal_);
    heading("Why Is It Hard to Stop?");
    out_ += '\n';
    paragraph(1);
    numbered(1, "Reward");
    paragraph(3);
    cite(", the “" + std::string(dice_.of(phrases)) + "” that the brain learns to expect", video_);
    numbered(2, "Escape");
    paragraph(2);
    numbered(3, "Company");
    paragraph(2);
    numbered(4, "Doing It Alone");
    paragraph(3);
    heading("Signs of a Problem");
    out_ += "Nurses call the first of these a “" + std::string(dice_.of(phrases)) + "” and watch for it; a diary’s pages show the rest.\n";
    items(4, 99, "");
    heading("What Helps");
    paragraph(1);
    numbered(1, "The First Days");
    paragraph(2);
    numbered(2, "Talking");
    paragraph(2);
    cite("", tandf_);
    numbered(3, "Staying With It");
    paragraph(2);
    cite("", wiley_);
    out_.back() = ' ';
    out_ += sentence() + '\n';
    references();
    return std::move(out_);
  }

 private:
  std::string sentence() {
    std::string s(dice_.of(subjects));
    s += ' ';
    s += dice_.of(verbs);
    s += ' ';
    s += dice_.of(objects);
    s += dice_.of(closings);
    return s + '.';
  }
  static std::string title(std::string_view word) {
    std::string t(word);
    t[0] = static_cast<char>(t[0] - 32);
    return t;
  }
  std::string slug() { return std::string(topic_) + "-and-" + std::string(dice_.of(topics)); }
  void heading(const std::string& words) { out_ += words + '\n'; }
  void numbered(int n, std::string_view words) { out_ += std::to_string(n) + ". " + std::string(words) + '\n'; }
  void paragraph(int sentences) {
    for (int i = 0; i < sentences; ++i) out_ += sentence() + (i + 1 < sentences ? ' ' : '\n');
  }
  // Puts a marker before the full stop that ends what is written so far.
  void cite(const std::string& aside, const std::string& address) {
    out_.resize(out_.size() - 2);
    out_ += aside + " (Source: " + address + ").\n";
  }
  void items(int n, int cited, const std::string& address) {
    for (int i = 0; i < n; ++i) {
      out_ += "- " + std::string(dice_.of(labels)) + ": " + sentence() + '\n';
      if (i == cited) cite("", address);
    }
  }
  void entry(const std::string& author, const std::string& title, const std::string& address) {
    out_ += author + " (" + std::to_string(2018 + dice_.below(8)) + "). " + title + ". " + address + '\n';
  }
  void references() {
    const std::string t = title(topic_);
    out_ += "References\n";
    entry(std::string(dice_.of(families)) + ", S.", t + " and the Way We Live Now, Part " + id_, blog_);
    entry("National Institutes of Health", t + "’s Role in the Health of Adults", pmc_);
    entry("National Library of Medicine", "The role of " + std::string(topic_) + " in the care of patients",
          "https://pubmed.ncbi.nlm.nih.gov/?otool=iaufhhslib&term=3" + dice_.digits(7));
    entry("Journal of Everyday Medicine and Public Health", "Effects of " + std::string(topic_) + ": mechanisms and habits", journal_);
    entry("YouTube", t + ": a growing concern", video_);
    entry(std::string(dice_.of(groups)), t + " on the Rise; New Trends Emerge",
          "https://today.campus" + std::to_string(dice_.below(300)) + ".example.edu/story/" + slug() + "-" + id_);
    entry("Taylor & Francis Online", "Breaking the habit: a systematic review of " + std::string(topic_) + " and", tandf_);
    entry("Wiley Online Library", "The landscape of " + std::string(topic_) + ": experiences of patients and", wiley_);
    entry("Public Helpline Service", "National Helpline",
          "https://www.helpline" + std::to_string(dice_.below(100)) + ".example.gov/find/" + id_);
  }

  Dice dice_;
  std::string id_;
  std::string_view topic_;
  std::string blog_, pmc_, video_, journal_, tandf_, wiley_;
  std::string out_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make-articles FOLDER NUMBER\n"
                 "Writes FOLDER/one.txt, which holds all of them, and FOLDER/many/NUMBER.txt, one each.\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::size_t number = std::stoul(argv[2]);
  std::filesystem::create_directories(folder / "many");
  std::ofstream one(folder / "one.txt", std::ios::binary);
  for (std::size_t i = 0; i < number; ++i) {
    const std::string text = Article(i).text();
    one << text << '\n';
    std::ofstream(folder / "many" / (std::to_string(100000 + i) + ".txt"), std::ios::binary) << text;
  }
  one.close();
  if (!one) {
    std::cerr << "make-articles: " << (folder / "one.txt").string() << " can't be written\n";
    return 1;
  }
}
