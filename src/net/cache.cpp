// What earlier runs were answered, in one SQLite file that several processes share.
#include "net/cache.h"

#include "net/lifetime.h"

#include <citevet/error.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace citevet::net {

namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;

// How soon what was put is in the file, and how much may wait for it.
constexpr std::chrono::milliseconds write_after{250};
constexpr std::size_t batch_entries = 8192;

// Below this a thread costs more than it saves.
constexpr std::size_t worth_a_thread = 8192;

// Another process writes for a moment at a time; this long only when the machine stands still.
constexpr std::chrono::milliseconds lock_patience{10'000};

// "cite"; a file of another application, or of a citevet whose layout is another, is not ours to write to.
constexpr int application = 0x63697465;
constexpr int layout = 1;

// The hash of kind and name finds a row: an integer key is the shortest and fastest that SQLite has. The key beside it tells whether it is
// the one that was meant; of two keys with one hash, the last is kept.
constexpr const char* schema =
    "CREATE TABLE evidence(hash INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL);"
    "CREATE TABLE upkeep(pruned INTEGER NOT NULL);"
    "INSERT INTO upkeep VALUES(0);";

// Once a day, what is older than this goes: no verdict lives as long, and offline nothing else may be known.
constexpr std::chrono::seconds upkeep_interval = std::chrono::days(1);
constexpr std::chrono::seconds kept_at_most = std::chrono::days(30);

bool is_damage(int code) noexcept {
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

bool is_busy(int code) noexcept {
  return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED || (code & 0xff) == SQLITE_PROTOCOL;
}

class Statement {
 public:
  Statement(sqlite3* database, const char* sql) noexcept { code_ = sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // SQLITE_OK, or why the words were not understood.
  [[nodiscard]] int code() const noexcept { return code_; }
  void bind(int index, std::int64_t value) noexcept { sqlite3_bind_int64(statement_, index, value); }
  // The bytes must stay until the next step is done.
  void bind_text(int index, std::string_view text) noexcept {
    sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  void bind_bytes(int index, std::string_view bytes) noexcept {
    sqlite3_bind_blob(statement_, index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
  }
  int step() noexcept { return code_ = code_ == SQLITE_OK || code_ == SQLITE_ROW ? sqlite3_step(statement_) : code_; }
  void reset() noexcept {
    sqlite3_reset(statement_);
    if (statement_ != nullptr) code_ = SQLITE_OK;
  }
  [[nodiscard]] std::int64_t integer(int column) noexcept { return sqlite3_column_int64(statement_, column); }
  // Valid until the next step.
  [[nodiscard]] std::string_view bytes(int column) noexcept {
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int code_ = SQLITE_OK;
};

int execute(sqlite3* database, const char* sql) noexcept {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
}

// The first column of the first row.
int number(sqlite3* database, const char* sql, std::int64_t& out) noexcept {
  Statement statement(database, sql);
  const int code = statement.step();
  if (code != SQLITE_ROW) return code == SQLITE_DONE ? SQLITE_CORRUPT : code;
  out = statement.integer(0);
  return SQLITE_OK;
}

// Rolled back unless it was committed.
class Transaction {
 public:
  // `begin`: BEGIN for reading, BEGIN IMMEDIATE for writing.
  Transaction(sqlite3* database, const char* begin) noexcept : database_(database), code_(execute(database, begin)) {}
  ~Transaction() {
    if (code_ == SQLITE_OK) execute(database_, "ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  [[nodiscard]] int code() const noexcept { return code_; }
  int commit() noexcept {
    const int code = execute(database_, "COMMIT");
    if (code == SQLITE_OK) code_ = SQLITE_DONE;
    return code;
  }

 private:
  sqlite3* database_;
  int code_;
};

// Held while a file is put aside, so that of two processes that find it damaged the second does not put the first one's new file aside.
class FileLock {
 public:
  explicit FileLock(const fs::path& file) noexcept : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ >= 0) (void)::flock(descriptor_, LOCK_EX);
  }
  ~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_;
};

// Rows on their way from the thread that reads them to the one that uses them.
class Rows {
 public:
  static constexpr std::size_t most = 1024;

  void add(std::size_t index, std::string_view value, sys_seconds at) {
    bytes_ += value;
    rows_.push_back({index, bytes_.size(), at});
  }
  template <class Use>
  void each(const Use& use) const {
    std::size_t begin = 0;
    for (const Row& row : rows_) {
      use(row.index, std::string_view(bytes_).substr(begin, row.end - begin), row.at);
      begin = row.end;
    }
  }
  void clear() noexcept {
    bytes_.clear();
    rows_.clear();
  }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

 private:
  struct Row {
    std::size_t index, end;  // `end` of its value in bytes_
    sys_seconds at;
  };
  std::string bytes_;
  std::vector<Row> rows_;
};

// Hands rows over, a batch at a time, and no faster than they are used.
class Relay {
 public:
  // The thread that gives: `read` is called in it. It is waited for at the end, also when the taker has given up.
  class Reader {
   public:
    template <class Read>
    Reader(Relay& relay, Read read)
        : relay_(relay), thread_([&relay, read] {
            read();
            relay.close();
          }) {}
    ~Reader() {
      relay_.close();
      thread_.join();
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

   private:
    Relay& relay_;
    std::thread thread_;
  };

  // Takes the rows away. False: nobody wants more.
  bool give(Rows& rows) {
    if (rows.empty()) return true;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || rows_.empty(); });
    if (closed_) return false;
    std::swap(rows, rows_);
    changed_.notify_one();
    return true;
  }
  // The next rows in place of those that were used. False: there are no more.
  bool take(Rows& used) {
    used.clear();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !rows_.empty(); });
    if (rows_.empty()) return false;
    std::swap(used, rows_);
    changed_.notify_one();
    return true;
  }

 private:
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  Rows rows_;
  bool closed_ = false;
};

fs::path beside(const fs::path& file, const char* suffix) {
  fs::path out = file;
  out += suffix;
  return out;
}

// For nobody else's eyes: what an editor checks before it is published is nobody's business.
void make_folders(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return;
  make_folders(folder.parent_path());
  ::mkdir(folder.c_str(), 0700);
}

std::uint64_t mixed(std::uint64_t hash) noexcept {
  hash ^= hash >> 32U;
  hash *= 0xd6e8feb86659fd93U;
  hash ^= hash >> 32U;
  hash *= 0xd6e8feb86659fd93U;
  return hash ^ (hash >> 32U);
}

}  // namespace

std::uint64_t hash(Cache::Key key) noexcept {
  // FNV-1a. Keys with equal hashes can be made, and cost whoever makes them only that one of them is asked again.
  std::uint64_t out = 14695981039346656037U;
  const auto add = [&out](std::string_view text) {
    for (const char c : text) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211U;
  };
  add(key.kind);
  out *= 1099511628211U;
  add(key.name);
  return mixed(out);
}

fs::path cache_file(const NetworkConfig& config) {
  return config.record.empty() && config.replay.empty() ? config.cache.value_or(fs::path()) : fs::path();
}

class Cache::Store {
 public:
  Store(fs::path file, Open how) : file_(std::move(file)), how_(how) {
    const std::lock_guard lock(mutex_);
    open();
    if (database_ == nullptr) writes_ = false;
  }

  ~Store() {
    if (writer_.joinable()) {
      {
        const std::lock_guard lock(waiting_mutex_);
        stop_ = true;
      }
      wake_.notify_one();
      writer_.join();
    }
    const std::lock_guard lock(mutex_);
    write_waiting();
    upkeep();
    close();
  }

  void find(std::span<const Key> keys, const std::function<void(std::size_t, std::string_view, sys_seconds)>& found) {
    const std::lock_guard lock(mutex_);
    write_waiting();
    if (database_ == nullptr || keys.empty()) return;
    // In the order of the file, so that each of its pages is visited once.
    std::vector<Sought> order(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) order[i] = {static_cast<std::int64_t>(hash(keys[i])), i};
    std::ranges::sort(order);
    const int code = keys.size() < worth_a_thread ? look_up(order, keys, found) : look_up_beside(order, keys, found);
    if (code != SQLITE_DONE) failed(code);
  }

  void put(Key key, std::string_view value, sys_seconds at) {
    bool full = false;
    {
      const std::lock_guard lock(waiting_mutex_);
      if (!writes_) return;
      Waiting& entry = waiting_.emplace_back();
      entry.hash = static_cast<std::int64_t>(hash(key));
      entry.at = at.time_since_epoch().count();
      entry.kind = key.kind.size();
      entry.name = key.name.size();
      entry.bytes.reserve(key.kind.size() + key.name.size() + value.size());
      entry.bytes.append(key.kind).append(key.name).append(value);
      full = waiting_.size() == batch_entries;
      if (!writer_.joinable()) writer_ = std::thread([this] { write_on(); });
      // The first of a batch starts the time.
      if (waiting_.size() != 1 && !full) return;
    }
    wake_.notify_one();
  }

  void flush() {
    const std::lock_guard lock(mutex_);
    write_waiting();
  }

  std::size_t remove(std::optional<sys_seconds> before) {
    const std::lock_guard lock(mutex_);
    write_waiting();
    if (database_ == nullptr) return 0;
    Statement rows(database_, before ? "DELETE FROM evidence WHERE at < ?" : "DELETE FROM evidence WHERE true");
    if (before) rows.bind(1, before->time_since_epoch().count());
    if (const int code = rows.step(); code != SQLITE_DONE) {
      failed(code);
      return 0;
    }
    const auto removed = static_cast<std::size_t>(sqlite3_changes(database_));
    rows.reset();
    // Not done where another process reads just now: the room is then used again.
    if (removed != 0 && execute(database_, "VACUUM") == SQLITE_OK) execute(database_, "PRAGMA wal_checkpoint(TRUNCATE)");
    return removed;
  }

  cache::Info info() {
    const std::lock_guard lock(mutex_);
    write_waiting();
    cache::Info out;
    out.file = file_;
    std::error_code error;
    out.exists = fs::exists(file_, error);
    for (const fs::path& part : {file_, beside(file_, "-wal")})
      if (const std::uintmax_t size = fs::file_size(part, error); !error) out.bytes += size;
    if (database_ == nullptr) return out;
    Statement kinds(database_, "SELECT kind, count(*), min(at), max(at) FROM evidence GROUP BY kind");
    int code = SQLITE_OK;
    while ((code = kinds.step()) == SQLITE_ROW) {
      out.entries[std::string(kinds.bytes(0))] = static_cast<std::size_t>(kinds.integer(1));
      const sys_seconds oldest{std::chrono::seconds(kinds.integer(2))}, newest{std::chrono::seconds(kinds.integer(3))};
      out.oldest = std::min(out.oldest.value_or(oldest), oldest);
      out.newest = std::max(out.newest.value_or(newest), newest);
    }
    if (code != SQLITE_DONE) failed(code);
    return out;
  }

  std::vector<Problem> take_problems() {
    const std::lock_guard lock(mutex_);
    return std::exchange(problems_, {});
  }

 private:
  struct Waiting {
    std::int64_t hash = 0, at = 0;
    std::size_t kind = 0, name = 0;  // how long each is
    std::string bytes;               // kind, name and value
  };

  // --- looking up; with mutex_ held ---

  using Sought = std::pair<std::int64_t, std::size_t>;  // a key's hash and index

  // SQLITE_DONE, or what went wrong.
  template <class Found>
  int look_up(std::span<const Sought> order, std::span<const Key> keys, const Found& found) {
    const Transaction reading(database_, "BEGIN");
    Statement row(database_, "SELECT at, kind, name, value FROM evidence WHERE hash = ?");
    for (const auto& [hash, index] : order) {
      row.bind(1, hash);
      if (const int code = row.step(); code == SQLITE_ROW) {
        if (row.bytes(1) == keys[index].kind && row.bytes(2) == keys[index].name)
          found(index, row.bytes(3), sys_seconds(std::chrono::seconds(row.integer(0))));
      } else if (code != SQLITE_DONE) {
        return code;
      }
      row.reset();
    }
    return SQLITE_DONE;
  }

  // The same with a thread that looks up what comes next while `found` works on what is there.
  int look_up_beside(std::span<const Sought> order, std::span<const Key> keys,
                     const std::function<void(std::size_t, std::string_view, sys_seconds)>& found) {
    std::atomic<int> code = SQLITE_DONE;
    Relay relay;
    const Relay::Reader reader(relay, [&] {
      Rows rows;
      for (std::size_t begin = 0; begin < order.size() && code == SQLITE_DONE; begin += Rows::most) {
        code = look_up(order.subspan(begin, std::min(Rows::most, order.size() - begin)), keys,
                       [&](std::size_t index, std::string_view value, sys_seconds at) { rows.add(index, value, at); });
        if (!relay.give(rows)) return;
      }
    });
    for (Rows rows; relay.take(rows);) rows.each(found);
    return code;
  }

  // --- opening; with mutex_ held ---

  void open() {
    std::error_code error;
    const fs::file_status status = fs::status(file_, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) return problem("is no file", "name another one");
    if (!fs::exists(status)) {
      if (how_ == Open::existing) return;
      make_folders(fs::absolute(file_, error).parent_path());
    }
    const int code = connect();
    if (is_damage(code)) return how_ == Open::existing ? not_ours() : start_anew();
    if (code != SQLITE_OK) unusable(code);
  }

  // Once more where another process was putting a damaged file aside.
  int connect() {
    int code = connect_once();
    for (int i = 0; i < 3 && (code & 0xff) == SQLITE_IOERR; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      code = connect_once();
    }
    return code;
  }

  // SQLITE_OK with database_ open and of our layout, SQLITE_CORRUPT or _NOTADB for a file of no use, or why it can't be used.
  int connect_once() {
    const int create = how_ == Open::create ? SQLITE_OPEN_CREATE : 0;
    // Made here and not by SQLite, for its mode; a file without bytes is a new database.
    if (create != 0)
      if (const int made = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600); made >= 0) ::close(made);
    opened_ = identity();
    std::error_code error;
    // SQLite would take what is shorter than its header for nothing, and write over it.
    if (const std::uintmax_t size = fs::file_size(file_, error); !error && size > 0 && size < 512) return SQLITE_NOTADB;
    int code = open_database(file_.string(), SQLITE_OPEN_READWRITE | create);
    if (code == SQLITE_OK) code = prepare();
    if (is_read_only(code)) {
      // A folder where nothing may be written: SQLite then has to be told that nobody else does either. What stands in the journal of a
      // process that was killed can't be read so.
      close();
      if (fs::file_size(beside(file_, "-wal"), error) == 0 || error) {
        code = open_database(as_uri(file_) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        if (code == SQLITE_OK) code = check_layout(false);
        if (code == SQLITE_OK) stop_writing("can't be written to", "what it holds is used, and nothing new is kept");
      }
    }
    if (code != SQLITE_OK) close();
    return code;
  }

  int open_database(const std::string& name, int flags) {
    // One connection, used by one thread at a time: mutex_ sees to that.
    const int code = sqlite3_open_v2(name.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) return code;
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, static_cast<int>(lock_patience.count()));
    // A file that was made to harm must not get anything but its rows looked at.
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(database_, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    return SQLITE_OK;
  }

  static bool is_read_only(int code) noexcept {
    return (code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_PERM;
  }

  static std::string as_uri(const fs::path& file) {
    std::error_code error;
    std::string out("file:");
    for (const char c : fs::absolute(file, error).string()) {
      if (c == '%' || c == '?' || c == '#') {
        constexpr char digits[] = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
      } else {
        out += c;
      }
    }
    return out;
  }

  int prepare() {
    if (const int code = check_layout(true); code != SQLITE_OK) return code;
    // A commit is then an append without waiting for the disk: what a lost power supply takes with it are the last answers, never the file.
    // Taking over the file for that mode is not waited for by SQLite itself when another process does the same.
    int code = SQLITE_OK;
    for (auto left = lock_patience; left.count() > 0; left -= std::chrono::milliseconds(10)) {
      code = execute(database_, "PRAGMA journal_mode=WAL");
      if (!is_busy(code)) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    if (code != SQLITE_OK) return code;
    return execute(database_,
                   "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY");
  }

  // Makes the layout where there is none yet and `may_make` it.
  int check_layout(bool may_make) {
    std::int64_t id = 0, version = 0, tables = 0;
    const auto look = [&] {
      int code = number(database_, "PRAGMA application_id", id);
      if (code == SQLITE_OK) code = number(database_, "PRAGMA user_version", version);
      if (code == SQLITE_OK) code = number(database_, "SELECT count(*) FROM sqlite_schema", tables);
      return code;
    };
    {
      // All three of one moment: another process may be making the layout just now.
      const Transaction reading(database_, "BEGIN");
      if (const int code = look(); code != SQLITE_OK) return code;
    }
    if (id == 0 && version == 0 && tables == 0 && may_make) {
      Transaction making(database_, "BEGIN IMMEDIATE");
      int code = making.code();
      // Another process may have made it meanwhile.
      if (code == SQLITE_OK) code = look();
      if (code == SQLITE_OK && tables == 0) {
        const std::string mark = "PRAGMA application_id=" + std::to_string(application) + "; PRAGMA user_version=" + std::to_string(layout);
        code = execute(database_, schema);
        if (code == SQLITE_OK) code = execute(database_, mark.c_str());
        if (code == SQLITE_OK) code = making.commit();
        if (code == SQLITE_OK) code = look();
      }
      if (code != SQLITE_OK) return code;
    }
    if (id != application || version != layout) return SQLITE_NOTADB;
    const Statement row(database_, "SELECT at, kind, name, value FROM evidence WHERE hash = ?");
    return row.code() == SQLITE_ERROR ? SQLITE_NOTADB : row.code();
  }

  void start_anew() {
    close();
    const FileLock one_at_a_time(beside(file_, "-lock"));
    // Whoever held the lock before may have done it.
    if (identity() == opened_) {
      const fs::path aside = put_aside();
      if (aside.empty()) return not_ours();
      problems_.push_back({ProblemKind::unreadable_file, Severity::warning, file_.string(),
                           "the cache was damaged or of another version: it is kept as " + aside.string() + ", and a new one was started"});
    }
    const int code = connect();
    if (is_damage(code)) return not_ours();
    if (code != SQLITE_OK) unusable(code);
  }

  // What tells one file under this name from the next.
  [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> identity() const noexcept {
    struct stat status{};
    if (::stat(file_.c_str(), &status) != 0) return {};
    return {status.st_dev, status.st_ino};
  }

  // Where it is now; empty when it could not be moved.
  fs::path put_aside() {
    std::error_code error;
    fs::path aside = beside(file_, ".old");
    for (int i = 2; i < 1000 && fs::exists(fs::symlink_status(aside, error)); ++i)
      aside = beside(file_, (".old-" + std::to_string(i)).c_str());
    // The journals first: they must not be taken for the new file's.
    for (const char* part : {"-wal", "-shm", "-journal"}) fs::rename(beside(file_, part), beside(aside, part), error);
    fs::rename(file_, aside, error);
    return error ? fs::path() : aside;
  }

  void close() noexcept {
    // Also while a statement is still in use: it ends by itself.
    sqlite3_close_v2(database_);
    database_ = nullptr;
  }

  // --- what went wrong; with mutex_ held ---

  void problem(std::string_view what, std::string_view remedy) {
    stop_writing({}, {});
    std::string message("the cache ");
    message.append(what).append("; ").append(remedy);
    problems_.push_back({ProblemKind::unreadable_file, Severity::warning, file_.string(), std::move(message)});
  }

  void unusable(int code) {
    problem("can't be used (" + std::string(sqlite3_errstr(code)) + ")", "name another file, or leave it out with --no-cache");
  }

  void not_ours() { problem("is damaged or of another version", "name another file, or remove it"); }

  void stop_writing(std::string_view what, std::string_view remedy) {
    const std::lock_guard lock(waiting_mutex_);
    writes_ = false;
    waiting_.clear();
    if (what.empty()) return;
    std::string message("the cache ");
    message.append(what).append("; ").append(remedy);
    problems_.push_back({ProblemKind::unreadable_file, Severity::warning, file_.string(), std::move(message)});
  }

  // An operation on the open file failed.
  void failed(int code) {
    if (is_busy(code)) return;
    if (!is_damage(code)) return stop_writing("can't be used any more (" + std::string(sqlite3_errstr(code)) + ")", "nothing new is kept");
    close();
    if (how_ == Open::existing) return not_ours();
    start_anew();
  }

  // --- writing ---

  // The writer's thread.
  void write_on() {
    std::unique_lock lock(waiting_mutex_);
    while (!stop_) {
      wake_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
      wake_.wait_for(lock, write_after, [&] { return stop_ || waiting_.size() >= batch_entries; });
      if (stop_) return;
      lock.unlock();
      flush();
      lock.lock();
    }
  }

  // With mutex_ held.
  void write_waiting() {
    std::vector<Waiting> batch;
    {
      const std::lock_guard lock(waiting_mutex_);
      batch.swap(waiting_);
    }
    if (batch.empty() || database_ == nullptr) return;
    // Neighbours in the file one after the other.
    std::ranges::stable_sort(batch, {}, &Waiting::hash);
    for (const Waiting& entry : batch) newest_ = std::max(newest_, entry.at);
    int code = write(batch);
    if (code == SQLITE_OK) return;
    failed(code);
    // Into the new file, if there is one now.
    if (is_damage(code) && database_ != nullptr) (void)write(batch);
    if (!is_busy(code)) return;
    const std::lock_guard lock(waiting_mutex_);
    waiting_.insert(waiting_.begin(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
  }

  int write(const std::vector<Waiting>& batch) {
    Transaction writing(database_, "BEGIN IMMEDIATE");
    if (writing.code() != SQLITE_OK) return writing.code();
    {
      Statement row(database_, "INSERT OR REPLACE INTO evidence(hash, at, kind, name, value) VALUES(?, ?, ?, ?, ?)");
      for (const Waiting& entry : batch) {
        const std::string_view bytes = entry.bytes;
        row.bind(1, entry.hash);
        row.bind(2, entry.at);
        row.bind_text(3, bytes.substr(0, entry.kind));
        row.bind_text(4, bytes.substr(entry.kind, entry.name));
        row.bind_bytes(5, bytes.substr(entry.kind + entry.name));
        if (const int code = row.step(); code != SQLITE_DONE) return code;
        row.reset();
      }
    }
    return writing.commit();
  }

  // A file that is never pruned would grow for ever.
  void upkeep() {
    if (database_ == nullptr || newest_ == 0) return;
    std::int64_t pruned = 0;
    if (number(database_, "SELECT pruned FROM upkeep", pruned) != SQLITE_OK || newest_ - pruned < upkeep_interval.count()) return;
    Transaction writing(database_, "BEGIN IMMEDIATE");
    if (writing.code() != SQLITE_OK) return;
    Statement old(database_, "DELETE FROM evidence WHERE at < ?");
    old.bind(1, newest_ - kept_at_most.count());
    Statement mark(database_, "UPDATE upkeep SET pruned = ?");
    mark.bind(1, newest_);
    if (old.step() == SQLITE_DONE && mark.step() == SQLITE_DONE) {
      old.reset();
      mark.reset();
      (void)writing.commit();
    }
  }

  const fs::path file_;
  const Open how_;

  std::mutex mutex_;  // the connection and the problems; taken before waiting_mutex_
  sqlite3* database_ = nullptr;
  std::pair<std::uint64_t, std::uint64_t> opened_{};
  std::vector<Problem> problems_;
  std::int64_t newest_ = 0;  // of what was written

  std::mutex waiting_mutex_;
  std::condition_variable wake_;
  std::vector<Waiting> waiting_;
  std::thread writer_;  // started by the first put
  bool writes_ = true;
  bool stop_ = false;
};

Cache::Cache(std::filesystem::path file, Open how) : store_(std::make_unique<Store>(std::move(file), how)) {}

Cache::~Cache() = default;

void Cache::find(std::span<const Key> keys, const std::function<void(std::size_t, std::string_view, sys_seconds)>& found) {
  store_->find(keys, found);
}

void Cache::put(Key key, std::string_view value, sys_seconds at) {
  store_->put(key, value, at);
}

void Cache::flush() {
  store_->flush();
}

std::size_t Cache::prune(sys_seconds before) {
  return store_->remove(before);
}

std::size_t Cache::clear() {
  return store_->remove(std::nullopt);
}

cache::Info Cache::info() {
  return store_->info();
}

std::vector<Problem> Cache::take_problems() {
  return store_->take_problems();
}

}  // namespace citevet::net

namespace citevet::cache {

namespace {

void refuse_problems(net::Cache& cache) {
  for (const Problem& problem : cache.take_problems()) throw Error(problem.message, problem.name);
}

template <class Work>
auto with(const std::filesystem::path& file, Work work) {
  net::Cache cache(file, net::Cache::Open::existing);
  refuse_problems(cache);
  auto result = work(cache);
  refuse_problems(cache);
  return result;
}

}  // namespace

Info info(const std::filesystem::path& file) {
  return with(file, [](net::Cache& cache) { return cache.info(); });
}

std::size_t prune(const std::filesystem::path& file, std::chrono::sys_seconds now) {
  return with(file, [&](net::Cache& cache) { return cache.prune(now - net::longest_lifetime()); });
}

std::size_t clear(const std::filesystem::path& file) {
  return with(file, [](net::Cache& cache) { return cache.clear(); });
}

}  // namespace citevet::cache
