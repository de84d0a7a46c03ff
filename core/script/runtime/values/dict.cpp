#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/dict.h>

#include <algorithm>

namespace retort::script
{

HashTable::HashTable(Heap &heap)
    : entries_(Counted<Entry>(heap))
    , slots_(Counted<std::int32_t>(heap))
{
}

namespace
{

constexpr std::int32_t freeSlot = -1;
constexpr std::int32_t deletedSlot = -2;

std::size_t mixed(std::uint64_t hash)
{
    hash ^= hash >> 32U;
    hash *= 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(hash >> 20U);
}

/// Plain strings compare by text alone; str of a subclass may define its own equality.
const Str *plainText(Interpreter &vm, const Value &key)
{
    const Str *text = key.as<Str>();
    return text && text->type() == vm.types().str.get() ? text : nullptr;
}

} // namespace

Eval<std::size_t> HashTable::find(Interpreter &vm, const Value &key) const
{
    if (const Str *text = plainText(vm, key))
        return findTextHashed(text->text(), text, text->hash());
    RETORT_TRY(const std::int64_t hash, hashOf(vm, key));
    return findHashed(vm, key, static_cast<std::uint64_t>(hash));
}

Eval<std::size_t> HashTable::findHashed(Interpreter &vm, const Value &key, std::uint64_t hash) const
{
    while (true) {
        if (slots_.empty())
            return npos;
        const std::uint64_t version = version_;
        const std::size_t mask = slots_.size() - 1;
        bool changed = false;
        for (std::size_t slot = mixed(hash) & mask;; slot = (slot + 1) & mask) {
            const std::int32_t place = slots_[slot];
            if (place == freeSlot)
                return npos;
            if (place == deletedSlot)
                continue;
            const Entry &entry = entries_[static_cast<std::size_t>(place)];
            if (entry.hash != hash)
                continue;
            if (entry.key.is(key))
                return static_cast<std::size_t>(place);
            const Value candidate = entry.key;
            RETORT_TRY(const bool same, equals(vm, candidate, key));
            if (version != version_) {
                changed = true;
                break;
            }
            if (same)
                return static_cast<std::size_t>(place);
        }
        if (changed)
            RETORT_CHECK(vm.tick());
    }
}

std::size_t HashTable::findTextHashed(std::string_view key, const Str *same, std::uint64_t hash) const noexcept
{
    if (slots_.empty())
        return npos;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = mixed(hash) & mask;; slot = (slot + 1) & mask) {
        const std::int32_t place = slots_[slot];
        if (place == freeSlot)
            return npos;
        if (place == deletedSlot)
            continue;
        const Entry &entry = entries_[static_cast<std::size_t>(place)];
        if (entry.hash != hash)
            continue;
        const Str *candidate = entry.key.as<Str>();
        if (candidate && (candidate == same || candidate->text() == key))
            return static_cast<std::size_t>(place);
    }
}

std::size_t HashTable::findText(const Str &key) const noexcept
{
    return findTextHashed(key.text(), &key, key.hash());
}

std::size_t HashTable::findText(std::string_view key) const noexcept
{
    return findTextHashed(key, nullptr, hashOfText(key));
}

Eval<void> HashTable::set(Interpreter &vm, const Value &key, Value value)
{
    std::uint64_t hash = 0;
    std::size_t place = npos;
    if (const Str *text = plainText(vm, key)) {
        hash = text->hash();
        place = findTextHashed(text->text(), text, hash);
    } else {
        RETORT_TRY(const std::int64_t signedHash, hashOf(vm, key));
        hash = static_cast<std::uint64_t>(signedHash);
        RETORT_TRY(place, findHashed(vm, key, hash));
    }
    if (place != npos)
        entries_[place].value.swap(value); // the old value dies after the table is whole again
    else
        add(hash, key, std::move(value));
    return {};
}

void HashTable::setText(const Ref<Str> &key, Value value)
{
    const std::size_t place = findText(*key);
    if (place != npos)
        entries_[place].value.swap(value);
    else
        add(key->hash(), key, std::move(value));
}

void HashTable::add(std::uint64_t hash, Value key, Value value)
{
    if ((usedSlots_ + 1) * 3 > slots_.size() * 2)
        rebuild(std::max<std::size_t>(8, size_ * 4));
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = mixed(hash) & mask;
    while (slots_[slot] != freeSlot)
        slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::int32_t>(entries_.size());
    entries_.push_back({hash, std::move(key), std::move(value)});
    ++usedSlots_;
    ++size_;
    ++version_;
}

void HashTable::rebuild(std::size_t wanted)
{
    std::size_t slots = 8;
    while (slots < wanted)
        slots *= 2;
    if (size_ != entries_.size()) {
        std::size_t to = 0;
        for (std::size_t from = 0; from < entries_.size(); ++from)
            if (entries_[from].key.isSet() && from != to++)
                entries_[to - 1] = std::move(entries_[from]);
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(size_), entries_.end());
    }
    slots_.assign(slots, freeSlot);
    const std::size_t mask = slots - 1;
    for (std::size_t place = 0; place < entries_.size(); ++place) {
        std::size_t slot = mixed(entries_[place].hash) & mask;
        while (slots_[slot] != freeSlot)
            slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::int32_t>(place);
    }
    usedSlots_ = entries_.size();
}

Eval<bool> HashTable::remove(Interpreter &vm, const Value &key, Value *taken)
{
    RETORT_TRY(const std::size_t place, find(vm, key));
    if (place == npos)
        return false;
    if (taken)
        *taken = entries_[place].value;
    removeAt(place);
    return true;
}

bool HashTable::removeText(const Str &key)
{
    const std::size_t place = findText(key);
    if (place == npos)
        return false;
    removeAt(place);
    return true;
}

void HashTable::removeAt(std::size_t place)
{
    Entry &entry = entries_[place];
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = mixed(entry.hash) & mask;
    while (slots_[slot] != static_cast<std::int32_t>(place))
        slot = (slot + 1) & mask;
    slots_[slot] = deletedSlot;
    --size_;
    ++version_;
    const Value key = std::move(entry.key);
    const Value value = std::move(entry.value);
    if (place + 1 == entries_.size()) {
        while (!entries_.empty() && !entries_.back().key.isSet())
            entries_.pop_back();
    }
}

void HashTable::removeAll()
{
    const auto dying = std::move(entries_);
    entries_.clear();
    slots_.clear();
    size_ = 0;
    usedSlots_ = 0;
    ++version_;
}

void HashTable::copyFrom(const HashTable &other)
{
    for (const Entry &entry : other.entries_)
        if (entry.key.isSet())
            add(entry.hash, entry.key, entry.value);
}

Dict::Dict(Interpreter &vm)
    : Dict(vm.heap(), vm.types().dict.get())
{
}

Dict::Dict(Interpreter &vm, Class *type)
    : Dict(vm.heap(), type)
{
}

Dict::Dict(Heap &heap, Class *type)
    : Object(heap, objectKind, type)
    , table_(heap)
{
}

void Dict::clear()
{
    Object::clear();
    table_.removeAll();
}

Value Dict::get(const Str &key) const noexcept
{
    const std::size_t place = table_.findText(key);
    return place == HashTable::npos ? Value() : table_.at(place).value;
}

Value Dict::get(std::string_view key) const noexcept
{
    const std::size_t place = table_.findText(key);
    return place == HashTable::npos ? Value() : table_.at(place).value;
}

void Dict::set(Interpreter &vm, std::string_view key, Value value)
{
    table_.setText(vm.intern(key), std::move(value));
}

Set::Set(Interpreter &vm, Class *type)
    : Object(vm.heap(), objectKind, type)
    , table_(vm.heap())
{
}

void Set::clear()
{
    Object::clear();
    table_.removeAll();
}

Eval<bool> Set::contains(Interpreter &vm, const Value &value) const
{
    RETORT_TRY(const std::size_t place, table_.find(vm, value));
    return place != HashTable::npos;
}

DictView::DictView(Interpreter &vm, Ref<Dict> dict, What what)
    : Object(vm.heap(), objectKind,
             (what == What::Keys     ? vm.types().dictKeys
              : what == What::Values ? vm.types().dictValues
                                     : vm.types().dictItems)
                 .get())
    , dict_(std::move(dict))
    , what_(what)
{
}

void DictView::clear()
{
    Object::clear();
    dict_ = nullptr;
}

} // namespace retort::script
