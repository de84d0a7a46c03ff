#pragma once

#include <core/script/runtime/heap.h>
#include <core/script/runtime/raised.h>

#include <string_view>

namespace retort::script
{

class Interpreter;
class Str;

/// The table behind dict and set: entries in the order of insertion, found through open addressing. Comparing keys
/// may run script code (`__eq__`), which may change the table meanwhile; a lookup then begins anew.
class HashTable
{
public:
    struct Entry {
        std::uint64_t hash;
        Value key; ///< Unset: deleted
        Value value;
    };
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    explicit HashTable(Heap &heap);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Places of entries run from 0 to this; deleted ones in between have an unset key.
    [[nodiscard]] std::size_t end() const noexcept { return entries_.size(); }
    [[nodiscard]] const Entry &at(std::size_t place) const noexcept { return entries_[place]; }
    void setValueAt(std::size_t place, Value value) { entries_[place].value = std::move(value); }
    /// Changes whenever a key comes or goes.
    [[nodiscard]] std::uint64_t version() const noexcept { return version_; }

    /// The place of a key, or npos. TypeError when it cannot be hashed.
    [[nodiscard]] Eval<std::size_t> find(Interpreter &vm, const Value &key) const;
    /// Replaces the value, or adds the entry at the end.
    [[nodiscard]] Eval<void> set(Interpreter &vm, const Value &key, Value value);
    /// Whether the key was there; its value is moved to `taken` if that is given.
    [[nodiscard]] Eval<bool> remove(Interpreter &vm, const Value &key, Value *taken = nullptr);

    /// The same for keys that are plain strings: these never run script code.
    [[nodiscard]] std::size_t findText(const Str &key) const noexcept;
    [[nodiscard]] std::size_t findText(std::string_view key) const noexcept;
    void setText(const Ref<Str> &key, Value value);
    bool removeText(const Str &key);

    void removeAt(std::size_t place);
    void removeAll();
    /// An exact copy without comparing or hashing anything.
    void copyFrom(const HashTable &other);

private:
    [[nodiscard]] Eval<std::size_t> findHashed(Interpreter &vm, const Value &key, std::uint64_t hash) const;
    [[nodiscard]] std::size_t findTextHashed(std::string_view key, const Str *same, std::uint64_t hash) const noexcept;
    void add(std::uint64_t hash, Value key, Value value);
    void rebuild(std::size_t slots);

    std::vector<Entry, Counted<Entry>> entries_;
    std::vector<std::int32_t, Counted<std::int32_t>> slots_; ///< -1 free, -2 deleted, else a place
    std::size_t size_ = 0;
    std::size_t usedSlots_ = 0;
    std::uint64_t version_ = 0;
};

class Dict final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Dict;

    explicit Dict(Interpreter &vm);
    Dict(Interpreter &vm, Class *type);
    Dict(Heap &heap, Class *type);
    void clear() override;

    [[nodiscard]] HashTable &table() noexcept { return table_; }
    [[nodiscard]] const HashTable &table() const noexcept { return table_; }
    [[nodiscard]] std::size_t size() const noexcept { return table_.size(); }

    /// For text keys; Unset when missing.
    [[nodiscard]] Value get(const Str &key) const noexcept;
    [[nodiscard]] Value get(std::string_view key) const noexcept;
    void set(const Ref<Str> &key, Value value) { table_.setText(key, std::move(value)); }
    void set(Interpreter &vm, std::string_view key, Value value);

private:
    HashTable table_;
};

/// set and frozenset; told apart by their class.
class Set final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Set;

    Set(Interpreter &vm, Class *type);
    void clear() override;

    [[nodiscard]] HashTable &table() noexcept { return table_; }
    [[nodiscard]] const HashTable &table() const noexcept { return table_; }
    [[nodiscard]] std::size_t size() const noexcept { return table_.size(); }
    [[nodiscard]] Eval<void> add(Interpreter &vm, const Value &value) { return table_.set(vm, value, Value::none()); }
    [[nodiscard]] Eval<bool> contains(Interpreter &vm, const Value &value) const;

private:
    HashTable table_;
};

/// What dict.keys(), .values() and .items() give.
class DictView final : public Object
{
public:
    static constexpr Kind objectKind = Kind::DictView;
    enum class What : std::uint8_t { Keys, Values, Items };

    DictView(Interpreter &vm, Ref<Dict> dict, What what);
    void clear() override;
    [[nodiscard]] const Ref<Dict> &dict() const noexcept { return dict_; }
    [[nodiscard]] What what() const noexcept { return what_; }

private:
    Ref<Dict> dict_;
    What what_;
};

} // namespace retort::script
