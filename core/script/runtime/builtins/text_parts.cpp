#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/runtime/interpreter.h>

#include <QChar>

#include <algorithm>

namespace retort::script
{

bool isSpacePoint(char32_t point)
{
    return (point >= 0x1C && point <= 0x1F) || QChar::isSpace(point);
}

namespace
{

/// Length in bytes of the whitespace that begins at `at`; 0 for none.
std::size_t spaceAt(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return isSpacePoint(decodeUtf8(text.substr(at, end - at))[0]) ? end - at : 0;
}

} // namespace

std::vector<std::string_view> splitAtSpaces(std::string_view text, std::int64_t most, bool fromRight)
{
    std::vector<std::pair<std::size_t, std::size_t>> words;
    std::size_t start = std::string_view::npos;
    for (std::size_t i = 0; i < text.size();) {
        const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        const std::size_t space = continues ? 0 : spaceAt(text, i);
        if (space > 0 && start != std::string_view::npos) {
            words.emplace_back(start, i);
            start = std::string_view::npos;
        } else if (space == 0 && start == std::string_view::npos) {
            start = i;
        }
        i += std::max<std::size_t>(space, 1);
    }
    if (start != std::string_view::npos)
        words.emplace_back(start, text.size());
    const auto limit = static_cast<std::size_t>(most);
    if (most >= 0 && words.size() > limit + 1) {
        // What is not split any more keeps its inner spaces.
        if (fromRight) {
            const std::size_t joined = words.size() - limit;
            const std::size_t end = words[joined - 1].second;
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(joined));
            words.insert(words.begin(), {0, end});
        } else {
            words[limit].second = text.size();
            words.resize(limit + 1);
        }
    }
    std::vector<std::string_view> parts;
    parts.reserve(words.size());
    for (const auto &[from, to] : words)
        parts.push_back(text.substr(from, to - from));
    return parts;
}

std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator, std::int64_t most,
                                      bool fromRight)
{
    std::vector<std::string_view> parts;
    while (most < 0 || static_cast<std::int64_t>(parts.size()) < most) {
        const std::size_t at = fromRight ? text.rfind(separator) : text.find(separator);
        if (at == std::string_view::npos)
            break;
        parts.push_back(fromRight ? text.substr(at + separator.size()) : text.substr(0, at));
        text = fromRight ? text.substr(0, at) : text.substr(at + separator.size());
    }
    parts.push_back(text);
    if (fromRight)
        std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<std::string_view> linesOf(std::string_view text, bool keepEnds)
{
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t length = 0;
        const char c = text[i];
        if (c == '\r')
            length = i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
        else if (c == '\n' || c == '\v' || c == '\f' || (c >= 0x1C && c <= 0x1E))
            length = 1;
        else if (text.substr(i).starts_with("\xC2\x85"))
            length = 2;
        else if (text.substr(i).starts_with("\xE2\x80\xA8") || text.substr(i).starts_with("\xE2\x80\xA9"))
            length = 3;
        if (length == 0)
            continue;
        lines.push_back(text.substr(start, i - start + (keepEnds ? length : 0)));
        i += length - 1;
        start = i + 1;
    }
    if (start < text.size())
        lines.push_back(text.substr(start));
    return lines;
}

Eval<std::string> replaced(Interpreter &vm, std::string_view text, std::string_view before, std::string_view after,
                           std::int64_t most)
{
    std::string result;
    std::size_t at = 0;
    std::int64_t times = 0;
    while ((most < 0 || times < most) && at <= text.size()) {
        if (before.empty()) {
            result += after;
            if (at == text.size())
                return result;
            std::size_t end = at + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                ++end;
            result += text.substr(at, end - at);
            at = end;
        } else {
            const std::size_t found = text.find(before, at);
            if (found == std::string_view::npos)
                break;
            result += text.substr(at, found - at);
            result += after;
            at = found + before.size();
        }
        ++times;
        RETORT_CHECK(vm.reserve(result.size()));
    }
    return result + std::string(text.substr(std::min(at, text.size())));
}

namespace
{

std::string normalized(std::string_view encoding)
{
    std::string name;
    for (const char c : encoding)
        if (c != '-' && c != '_' && c != ' ')
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return name;
}

enum class Codec : std::uint8_t { Utf8, Ascii, Latin1, Unknown };

Codec codecOf(std::string_view encoding)
{
    const std::string name = normalized(encoding);
    if (name == "utf8" || name == "utf8sig" || name == "u8")
        return Codec::Utf8;
    if (name == "ascii" || name == "usascii")
        return Codec::Ascii;
    if (name == "latin1" || name == "iso88591" || name == "l1")
        return Codec::Latin1;
    return Codec::Unknown;
}

Failure unknownEncoding(Interpreter &vm, std::string_view encoding)
{
    return vm.raise(vm.errors().LookupError, textOf("unknown encoding: ", encoding));
}

} // namespace

Eval<std::string> encodeText(Interpreter &vm, std::string_view text, std::string_view encoding, std::string_view errors)
{
    const Codec codec = codecOf(encoding);
    if (codec == Codec::Unknown)
        return unknownEncoding(vm, encoding);
    if (codec == Codec::Utf8)
        return std::string(text);
    const char32_t limit = codec == Codec::Ascii ? 0x80 : 0x100;
    std::string bytes;
    std::size_t index = 0;
    for (const char32_t point : decodeUtf8(text)) {
        if (point < limit)
            bytes.push_back(static_cast<char>(point));
        else if (errors == "replace")
            bytes.push_back('?');
        else if (errors != "ignore") {
            std::string character;
            appendUtf8(character, point);
            return vm.raise(vm.errors().UnicodeEncodeError,
                            textOf("'", codec == Codec::Ascii ? "ascii" : "latin-1", "' codec can't encode character ",
                                   asciiOf(reprOfText(character)), " in position ", index, ": ordinal not in range(",
                                   static_cast<int>(limit), ")"));
        }
        ++index;
    }
    return bytes;
}

Eval<std::string> decodeText(Interpreter &vm, std::string_view bytes, std::string_view encoding,
                             std::string_view errors)
{
    const Codec codec = codecOf(encoding);
    if (codec == Codec::Unknown)
        return unknownEncoding(vm, encoding);
    std::string text;
    for (std::size_t i = 0; i < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80 || codec == Codec::Latin1) {
            appendUtf8(text, byte);
            ++i;
            continue;
        }
        std::size_t length = codec == Codec::Ascii         ? 0
                             : byte >= 0xF0 && byte < 0xF5 ? 4
                             : byte >= 0xE0 && byte < 0xF0 ? 3
                             : byte >= 0xC2 && byte < 0xE0 ? 2
                                                           : 0;
        bool valid = length > 0 && i + length <= bytes.size();
        for (std::size_t k = 1; valid && k < length; ++k)
            valid = (static_cast<unsigned char>(bytes[i + k]) & 0xC0U) == 0x80U;
        if (valid) {
            const char32_t point = decodeUtf8(bytes.substr(i, length))[0];
            valid = !(point >= 0xD800 && point < 0xE000) && point <= 0x10FFFF && (length != 3 || point >= 0x800) &&
                    (length != 4 || point >= 0x10000);
        }
        if (valid) {
            text += bytes.substr(i, length);
            i += length;
            continue;
        }
        if (errors == "replace")
            appendUtf8(text, 0xFFFD);
        else if (errors != "ignore")
            return vm.raise(vm.errors().UnicodeDecodeError,
                            textOf("'", codec == Codec::Ascii ? "ascii" : "utf-8", "' codec can't decode byte 0x",
                                   std::string(1, "0123456789abcdef"[byte >> 4U]),
                                   std::string(1, "0123456789abcdef"[byte & 0xFU]), " in position ", i, ": ",
                                   codec == Codec::Ascii ? "ordinal not in range(128)" : "invalid start byte"));
        ++i;
    }
    return text;
}

} // namespace retort::script
