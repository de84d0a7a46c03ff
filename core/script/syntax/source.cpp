#include <core/script/error_codes.h>
#include <core/script/syntax/source.h>
#include <core/script/syntax/unicode.h>

#include <algorithm>
#include <optional>

namespace retort::script
{

namespace
{

enum class Encoding { Utf8, Latin1, Ascii };

std::string_view lineAt(std::string_view text, std::size_t start)
{
    const std::size_t end = text.find_first_of("\r\n", start);
    return text.substr(start, end == std::string_view::npos ? end : end - start);
}

std::size_t nextLine(std::string_view text, std::size_t start)
{
    const std::size_t end = text.find_first_of("\r\n", start);
    if (end == std::string_view::npos)
        return text.size();
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

bool isBlankOrComment(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t\f");
    return first == std::string_view::npos || line[first] == '#';
}

/// What PEP 263's pattern ^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+) captures.
std::optional<std::string_view> cookieOf(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t\f");
    if (first == std::string_view::npos || line[first] != '#')
        return std::nullopt;
    constexpr std::string_view word = "coding";
    for (std::size_t at = line.find(word, first); at != std::string_view::npos; at = line.find(word, at + 1)) {
        std::size_t begin = at + word.size();
        if (begin >= line.size() || (line[begin] != ':' && line[begin] != '='))
            continue;
        begin = std::min(line.find_first_not_of(" \t", begin + 1), line.size());
        const std::size_t end =
            line.find_first_not_of("-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", begin);
        const std::string_view name = line.substr(begin, end == std::string_view::npos ? end : end - begin);
        if (!name.empty())
            return name;
    }
    return std::nullopt;
}

std::optional<Encoding> encodingNamed(std::string_view cookie)
{
    std::string name(cookie.substr(0, 12));
    for (char &c : name)
        c = c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const auto isOrBegins = [&](std::string_view known) {
        return name == known || (name.starts_with(known) && name[known.size()] == '-');
    };
    if (isOrBegins("utf-8") || name == "utf8" || name == "u8")
        return Encoding::Utf8;
    if (isOrBegins("latin-1") || isOrBegins("iso-8859-1") || isOrBegins("iso-latin-1") || name == "latin1" ||
        name == "l1" || name == "iso8859-1")
        return Encoding::Latin1;
    if (name == "ascii" || name == "us-ascii" || name == "646")
        return Encoding::Ascii;
    return std::nullopt;
}

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string fromLatin1(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes)
        appendUtf8(text, static_cast<unsigned char>(byte));
    return text;
}

int codePoints(std::string_view text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

Source::Source(QString file, std::string text, bool isLibrary)
    : file_(std::move(file))
    , text_(std::move(text))
    , isLibrary_(isLibrary)
{
    lineStarts_.reserve(text_.size() / 32 + 1);
    lineStarts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n'))
            lineStarts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::shared_ptr<const Source> Source::fromText(QString file, std::string text)
{
    return std::shared_ptr<const Source>(new Source(std::move(file), std::move(text)));
}

std::shared_ptr<const Source> Source::fromLibrary(QString file, std::string text)
{
    return std::shared_ptr<const Source>(new Source(std::move(file), std::move(text), true));
}

Result<std::shared_ptr<const Source>> Source::decode(QString file, const QByteArray &bytes)
{
    std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const auto place = [&](int line) { return SourcePosition{file, line, 0, 1, {}}; };
    if (text.size() > maximumSize)
        return fail(errors::ScriptTooLarge, {{QStringLiteral("limit"), qulonglong{maximumSize}}}, place(0));

    const bool hasMark = text.starts_with("\xEF\xBB\xBF");
    if (hasMark)
        text.remove_prefix(3);

    auto encoding = Encoding::Utf8;
    const std::string_view firstLine = lineAt(text, 0);
    int cookieLine = 1;
    auto cookie = cookieOf(firstLine);
    if (!cookie && isBlankOrComment(firstLine)) {
        cookieLine = 2;
        cookie = cookieOf(lineAt(text, nextLine(text, 0)));
    }
    if (cookie) {
        const auto named = encodingNamed(*cookie);
        if (!named || (hasMark && *named != Encoding::Utf8))
            return fail(errors::ScriptEncodingUnknown, {{QStringLiteral("encoding"), shown(*cookie)}},
                        place(cookieLine));
        encoding = *named;
    }

    if (encoding == Encoding::Latin1)
        return fromText(std::move(file), fromLatin1(text));
    std::size_t bad = firstInvalidByte(text);
    if (encoding == Encoding::Ascii) {
        const auto found = std::find_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
        bad = found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
    }
    if (bad != std::string_view::npos) {
        const Source readable(file, std::string(text.substr(0, bad)));
        const SourcePosition where = readable.position({static_cast<std::uint32_t>(bad), 1});
        const QString name = encoding == Encoding::Ascii ? QStringLiteral("ASCII") : QStringLiteral("UTF-8");
        const auto byte = static_cast<unsigned char>(text[bad]);
        return fail(errors::ScriptNotDecodable,
                    {{QStringLiteral("encoding"), name},
                     {QStringLiteral("byte"), QStringLiteral("0x%1").arg(byte, 2, 16, QLatin1Char('0'))}},
                    where);
    }
    return fromText(std::move(file), std::string(text));
}

int Source::lineOf(std::uint32_t offset) const
{
    return static_cast<int>(std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset) - lineStarts_.begin());
}

SourcePosition Source::position(Span span) const
{
    const std::uint32_t offset = std::min(span.offset, static_cast<std::uint32_t>(text_.size()));
    const int line = lineOf(offset);
    const std::uint32_t start = lineStarts_[static_cast<std::size_t>(line) - 1];
    const std::string_view whole = lineAt(text_, start);
    const std::uint32_t inLine = std::min(offset - start, static_cast<std::uint32_t>(whole.size()));
    SourcePosition position;
    position.file = file_;
    position.line = line;
    position.column = 1 + codePoints(whole.substr(0, inLine));
    position.length = std::max(1, codePoints(whole.substr(inLine, span.length)));
    position.sourceLine = shown(whole);
    return position;
}

} // namespace retort::script
