#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace retort::script
{

/// A name as a number: two names are equal exactly when their symbols of one table are. `NoSymbol` stands for "none
/// given".
enum class Symbol : std::uint32_t {};
inline constexpr Symbol NoSymbol{0};

/// Names that every table knows from the start: Python's keywords come first, in the order of TokenKind, then these.
namespace names
{
inline constexpr std::uint32_t keywordCount = 35;
inline constexpr Symbol Underscore{36};
inline constexpr Symbol Case{37};
inline constexpr Symbol Match{38};
inline constexpr Symbol Type{39};
inline constexpr Symbol DunderClass{40};
inline constexpr Symbol Super{41};
inline constexpr Symbol DunderDebug{42};
inline constexpr Symbol Star{43}; ///< "*", of `from m import *`
} // namespace names

/// Gives names their numbers, counted from 1 without gaps, so that they index tables. One table serves all modules
/// that are run together; it only grows, and belongs to one thread at a time.
class SymbolTable
{
public:
    SymbolTable();
    SymbolTable(const SymbolTable &) = delete;
    SymbolTable &operator=(const SymbolTable &) = delete;

    /// The symbol of `name` (UTF-8), made when it is new.
    [[nodiscard]] Symbol intern(std::string_view name);
    /// NoSymbol when nobody interned `name`.
    [[nodiscard]] Symbol find(std::string_view name) const;
    /// Valid as long as the table; empty for NoSymbol.
    [[nodiscard]] std::string_view text(Symbol symbol) const { return names_[static_cast<std::size_t>(symbol)].text; }
    /// One more than the highest symbol.
    [[nodiscard]] std::size_t size() const { return names_.size(); }

private:
    struct Entry {
        std::string_view text;
        std::uint32_t hash;
    };
    struct Known {
    };
    /// Of the known names only.
    explicit SymbolTable(Known);
    [[nodiscard]] std::size_t slotOf(std::string_view name, std::uint32_t hash) const;
    void grow();

    std::vector<Entry> names_;
    std::vector<std::uint32_t> slots_; ///< open addressing, a power of two, 0 is free
    std::deque<std::string> storage_;
};

} // namespace retort::script
