// From the keys of entries (addresses, identifiers, labels) to the entries, list after list.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace citevet::match {

// What a key is; the schemes of identifiers follow `identifier`.
// `copy`: an archived copy of the entry's source, or the original of one.
enum class KeyKind : std::uint8_t { address, spelling, copy, label, identifier };

// An open-addressing hash table whose memory serves many lists: starting anew costs in proportion to the new list, never to the longest one
// before it, which is what the maps of the standard library and Boost can't do. The first entry with a key wins. Keys are views that must
// outlive the table's use.
class Table {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // Forgets everything and makes room for `keys` keys.
  void start(std::size_t keys) {
    const std::size_t capacity = std::bit_ceil(2 * keys + 2);
    if (slots_.size() < capacity) slots_.resize(capacity);
    for (std::size_t i = 0; i < capacity; ++i) slots_[i].value = none;
    mask_ = capacity - 1;
  }

  // The entry that had the key before, or `none` when it is new.
  std::uint32_t insert(std::uint8_t kind, std::string_view key, std::uint32_t value) noexcept {
    Slot& slot = slot_of(kind, key);
    if (slot.value != none) return slot.value;
    slot.key = key;
    slot.kind = kind;
    slot.value = value;
    return none;
  }

  [[nodiscard]] std::uint32_t find(std::uint8_t kind, std::string_view key) noexcept { return slot_of(kind, key).value; }

 private:
  struct Slot {
    std::string_view key;
    std::uint32_t value = none;
    std::uint8_t kind = 0;
  };

  Slot& slot_of(std::uint8_t kind, std::string_view key) noexcept {
    std::size_t at = (std::hash<std::string_view>{}(key) + kind * std::size_t{0x9E3779B97F4A7C15}) & mask_;
    while (slots_[at].value != none && (slots_[at].kind != kind || slots_[at].key != key)) at = (at + 1) & mask_;
    return slots_[at];
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace citevet::match
