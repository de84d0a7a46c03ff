#include <core/script/syntax/symbols.h>

#include <cstring>

namespace retort::script
{

namespace
{

constexpr std::string_view knownNames[] = {
    "False", "None",  "True",   "and",      "as",     "assert",  "async",     "await", "break",     "class", "continue",
    "def",   "del",   "elif",   "else",     "except", "finally", "for",       "from",  "global",    "if",    "import",
    "in",    "is",    "lambda", "nonlocal", "not",    "or",      "pass",      "raise", "return",    "try",   "while",
    "with",  "yield", "_",      "case",     "match",  "type",    "__class__", "super", "__debug__", "*",
};

std::uint32_t hashOf(std::string_view text)
{
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = text.size();
    const char *at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < left; ++i)
        word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    hash = (hash ^ word) * factor;
    return static_cast<std::uint32_t>(hash >> 32);
}

} // namespace

SymbolTable::SymbolTable(Known)
{
    // Enough for a usual script without growing.
    slots_.resize(256);
    names_.reserve(slots_.size() / 2);
    names_.push_back({});
    for (const std::string_view name : knownNames)
        static_cast<void>(intern(name));
}

SymbolTable::SymbolTable()
{
    // Each script has a table of its own, and all begin alike.
    static const SymbolTable known{Known{}};
    names_.reserve(known.slots_.size() / 2);
    names_ = known.names_;
    slots_ = known.slots_;
}

std::size_t SymbolTable::slotOf(std::string_view name, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != 0) {
        const Entry &entry = names_[slots_[slot]];
        if (entry.hash == hash && entry.text == name)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

void SymbolTable::grow()
{
    std::vector<std::uint32_t> bigger(slots_.size() * 2);
    slots_.swap(bigger);
    for (std::uint32_t i = 1; i < names_.size(); ++i)
        slots_[slotOf(names_[i].text, names_[i].hash)] = i;
}

Symbol SymbolTable::intern(std::string_view name)
{
    const std::uint32_t hash = hashOf(name);
    const std::size_t slot = slotOf(name, hash);
    if (slots_[slot] != 0)
        return Symbol{slots_[slot]};
    const auto symbol = static_cast<std::uint32_t>(names_.size());
    names_.push_back({storage_.emplace_back(name), hash});
    slots_[slot] = symbol;
    if (names_.size() * 2 > slots_.size())
        grow();
    return Symbol{symbol};
}

Symbol SymbolTable::find(std::string_view name) const
{
    return Symbol{slots_[slotOf(name, hashOf(name))]};
}

} // namespace retort::script
