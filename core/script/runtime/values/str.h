#pragma once

#include <core/script/runtime/heap.h>
#include <core/script/syntax/unicode.h>

#include <QString>

#include <string>
#include <string_view>

namespace retort::script
{

class Interpreter;

/// Python's str: immutable UTF-8, indexed by code points. Where the text is ASCII (nearly always), a code point is a
/// byte. Lone surrogates are kept as their three bytes, as the parser gives them.
class Str final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Str;

    Str(Interpreter &vm, std::string text);
    Str(Heap &heap, Class *type, std::string text);
    ~Str() override;

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] QString toQString() const;
    /// In code points.
    [[nodiscard]] std::size_t length() const noexcept { return length_; }
    [[nodiscard]] bool isAscii() const noexcept { return length_ == text_.size(); }
    [[nodiscard]] std::uint64_t hash() const noexcept;
    /// The byte where code point `index` begins; the end for an index at or behind the end.
    [[nodiscard]] std::size_t byteOf(std::size_t index) const noexcept;
    /// The code point that begins at or contains byte `offset`.
    [[nodiscard]] std::size_t indexOfByte(std::size_t offset) const noexcept;
    /// `count` code points from `start`; both are cut to the text.
    [[nodiscard]] std::string_view slice(std::size_t start, std::size_t count) const noexcept;

    [[nodiscard]] bool isInterned() const noexcept { return interned_; }
    void markInterned() noexcept { interned_ = true; }

private:
    std::string text_;
    std::size_t length_;
    mutable std::uint64_t hash_ = 0; ///< 0: not computed yet
    bool interned_ = false;
};

[[nodiscard]] std::uint64_t hashOfText(std::string_view text) noexcept;
[[nodiscard]] std::size_t countCodePoints(std::string_view text) noexcept;
/// The code points of `text`, lone surrogates included.
[[nodiscard]] std::u32string decodeUtf8(std::string_view text);
[[nodiscard]] std::string encodeUtf8(std::u32string_view text);

/// str.__repr__: quotes chosen and characters escaped as Python does.
[[nodiscard]] std::string reprOfText(std::string_view text);
/// What ascii() makes of a repr: everything beyond ASCII as an escape.
[[nodiscard]] std::string asciiOf(std::string_view repr);

} // namespace retort::script
