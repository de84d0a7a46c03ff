#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/str.h>

#include <QChar>

#include <algorithm>

namespace retort::script
{

Str::Str(Interpreter &vm, std::string text)
    : Str(vm.heap(), vm.types().str.get(), std::move(text))
{
}

Str::Str(Heap &heap, Class *type, std::string text)
    : Object(heap, objectKind, type)
    , text_(std::move(text))
    , length_(countCodePoints(text_))
{
    heap.charge(text_.capacity());
}

Str::~Str()
{
    heap().credit(text_.capacity());
}

QString Str::toQString() const
{
    return QString::fromUtf8(text_.data(), static_cast<qsizetype>(text_.size()));
}

std::uint64_t Str::hash() const noexcept
{
    if (hash_ == 0)
        hash_ = hashOfText(text_);
    return hash_;
}

std::size_t Str::byteOf(std::size_t index) const noexcept
{
    if (isAscii())
        return std::min(index, text_.size());
    std::size_t offset = 0;
    for (; offset < text_.size(); ++offset)
        if ((static_cast<unsigned char>(text_[offset]) & 0xC0U) != 0x80U && index-- == 0)
            break;
    return offset;
}

std::size_t Str::indexOfByte(std::size_t offset) const noexcept
{
    return isAscii() ? offset : countCodePoints(text().substr(0, offset));
}

std::string_view Str::slice(std::size_t start, std::size_t count) const noexcept
{
    if (start >= length_)
        return {};
    count = std::min(count, length_ - start);
    const std::size_t from = byteOf(start);
    if (isAscii())
        return text().substr(from, count);
    std::size_t to = from;
    while (to < text_.size()) {
        if ((static_cast<unsigned char>(text_[to]) & 0xC0U) != 0x80U && count-- == 0)
            break;
        ++to;
    }
    return text().substr(from, to - from);
}

std::uint64_t hashOfText(std::string_view text) noexcept
{
    std::uint64_t hash = std::hash<std::string_view>{}(text);
    return hash == 0 ? 1 : hash;
}

std::size_t countCodePoints(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::u32string decodeUtf8(std::string_view text)
{
    std::u32string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        int more = 0;
        char32_t point = first;
        if (first >= 0xF0U) {
            more = 3;
            point = first & 0x07U;
        } else if (first >= 0xE0U) {
            more = 2;
            point = first & 0x0FU;
        } else if (first >= 0xC0U) {
            more = 1;
            point = first & 0x1FU;
        }
        ++i;
        while (more-- > 0 && i < text.size())
            point = (point << 6U) | (static_cast<unsigned char>(text[i++]) & 0x3FU);
        decoded.push_back(point);
    }
    return decoded;
}

std::string encodeUtf8(std::u32string_view text)
{
    std::string encoded;
    encoded.reserve(text.size());
    for (const char32_t point : text)
        appendUtf8(encoded, point);
    return encoded;
}

std::string reprOfText(std::string_view text)
{
    const char quote =
        text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
    static constexpr char digits[] = "0123456789abcdef";
    std::string shown(1, quote);
    const auto hex = [&shown](char32_t point, int width) {
        for (int shift = (width - 1) * 4; shift >= 0; shift -= 4)
            shown.push_back(digits[(point >> static_cast<unsigned>(shift)) & 0xFU]);
    };
    const auto escape = [&](char32_t point) {
        if (point < 0x100U) {
            shown += "\\x";
            hex(point, 2);
        } else if (point < 0x10000U) {
            shown += "\\u";
            hex(point, 4);
        } else {
            shown += "\\U";
            hex(point, 8);
        }
    };
    for (const char32_t point : decodeUtf8(text)) {
        if (point == static_cast<unsigned char>(quote) || point == U'\\') {
            shown.push_back('\\');
            shown.push_back(static_cast<char>(point));
        } else if (point == U'\n') {
            shown += "\\n";
        } else if (point == U'\r') {
            shown += "\\r";
        } else if (point == U'\t') {
            shown += "\\t";
        } else if (point < 0x80U) {
            if (point < 0x20U || point == 0x7FU)
                escape(point);
            else
                shown.push_back(static_cast<char>(point));
        } else if (QChar::isPrint(point) && QChar::category(point) != QChar::Separator_Space) {
            appendUtf8(shown, point);
        } else {
            escape(point);
        }
    }
    shown.push_back(quote);
    return shown;
}

std::string asciiOf(std::string_view repr)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string shown;
    for (const char32_t point : decodeUtf8(repr)) {
        if (point < 0x80U) {
            shown.push_back(static_cast<char>(point));
            continue;
        }
        const int width = point < 0x100U ? 2 : point < 0x10000U ? 4 : 8;
        shown += width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U";
        for (int shift = (width - 1) * 4; shift >= 0; shift -= 4)
            shown.push_back(digits[(point >> static_cast<unsigned>(shift)) & 0xFU]);
    }
    return shown;
}

} // namespace retort::script
