#include <core/project/header_scanner.h>
#include <core/project/python_text.h>

#include <QByteArrayView>

#include <vector>

namespace retort::project
{
namespace
{

// Whether code that is only skipped might bind one of the names. Names beyond ASCII count: Python folds look-alikes
// of a letter into the letter.
bool mayBindHeaderName(std::string_view code)
{
    for (const char c : code)
        if (static_cast<unsigned char>(c) >= 0x80)
            return true;
    return hasWord(code, "revision") || hasWord(code, "down_revision") || hasWord(code, "branch_labels") ||
           hasWord(code, "depends_on");
}

// A coding cookie other than UTF-8 changes what the bytes mean.
bool isForeignCookie(std::string_view line)
{
    const auto at = line.find("coding");
    if (at == line.npos || line.find('#') > at)
        return false;
    std::string_view name = line.substr(at + 6);
    if (name.empty() || (name[0] != ':' && name[0] != '='))
        return true;
    name.remove_prefix(1);
    while (!name.empty() && isBlank(name[0]))
        name.remove_prefix(1);
    return !name.starts_with("utf-8") && !name.starts_with("UTF-8") && !name.starts_with("utf8");
}

// Its steps return false where the full parser has to decide.
class Scanner : private PythonText
{
public:
    using PythonText::PythonText;

    std::optional<ScannedHeader> scan()
    {
        if (!isPlainUtf8())
            return std::nullopt;
        if (text_.starts_with("\xef\xbb\xbf"))
            at_ = 3;
        while (at_ < text_.size())
            if (!scanLine())
                return std::nullopt;
        return std::move(header_);
    }

private:
    [[nodiscard]] bool isPlainUtf8() const
    {
        if (text_.find('\0') != std::string_view::npos || !QByteArrayView(text_).isValidUtf8())
            return false;
        std::string_view rest = text_;
        for (int line = 0; line < 2; ++line) {
            const auto end = std::min(rest.find_first_of("\r\n"), rest.size());
            if (isForeignCookie(rest.substr(0, end)))
                return false;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return true;
    }

    // At the beginning of a line outside of all brackets and strings.
    [[nodiscard]] bool scanLine()
    {
        const char first = text_[at_];
        if (isBlank(first)) {
            const std::size_t start = at_;
            while (at_ < text_.size() && isBlank(text_[at_]))
                ++at_;
            // A form feed starts the indentation anew.
            if (const auto feed = text_.substr(start, at_ - start).rfind('\f'); feed != text_.npos) {
                at_ = start + feed + 1;
                return true;
            }
            const std::size_t code = at_;
            if (!skipLogicalLine())
                return false;
            return blockIsOwnScope_ || !mayBindHeaderName(text_.substr(code, at_ - code));
        }
        if (classes[static_cast<unsigned char>(first)] == Class::NewLine ||
            classes[static_cast<unsigned char>(first)] == Class::Hash)
            return skipLogicalLine();
        const bool isFirst = !seenStatement_;
        seenStatement_ = true;
        if (isFirst && startsString())
            return scanDocstring();
        return scanStatement();
    }

    [[nodiscard]] bool startsString() const
    {
        const char c = text_[at_];
        if (c == '"' || c == '\'')
            return true;
        return at_ + 1 < text_.size() && (text_[at_ + 1] == '"' || text_[at_ + 1] == '\'') &&
               (c == 'r' || c == 'R' || c == 'u' || c == 'U');
    }

    [[nodiscard]] bool scanDocstring() { return scanString(header_.doc) && endStatement(); }

    [[nodiscard]] bool scanStatement()
    {
        const std::size_t start = at_;
        while (at_ < text_.size() && isWordByte(text_[at_]))
            ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        blockIsOwnScope_ = false;
        if (std::optional<HeaderValue> *value = valueNamed(word))
            return scanAssignment(*value);
        if (word == "def" || word == "class") {
            blockIsOwnScope_ = true;
            return skipLogicalLine();
        }
        if (!skipLogicalLine())
            return false;
        const std::string_view code = text_.substr(start, at_ - start);
        if (word == "async")
            blockIsOwnScope_ = code.substr(5).find("def") != code.npos;
        return !mayBindHeaderName(code);
    }

    [[nodiscard]] std::optional<HeaderValue> *valueNamed(std::string_view word)
    {
        if (word == "revision")
            return &header_.revision;
        if (word == "down_revision")
            return &header_.downRevision;
        if (word == "branch_labels")
            return &header_.branchLabels;
        if (word == "depends_on")
            return &header_.dependsOn;
        return nullptr;
    }

    [[nodiscard]] bool scanAssignment(std::optional<HeaderValue> &value)
    {
        skipBlanks();
        if (peek() == ':') {
            const std::size_t start = at_;
            if (!skipAnnotation() || text_.substr(start, at_ - start).find("lambda") != text_.npos)
                return false;
            if (peek() != '=') // an annotation alone binds nothing
                return endStatement();
        }
        if (peek() != '=' || peek(1) == '=')
            return false;
        ++at_;
        skipBlanks();
        return scanValue(value) && endStatement();
    }

    // Up to the `=` or the end of the line.
    [[nodiscard]] bool skipAnnotation()
    {
        int depth = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            switch (classes[static_cast<unsigned char>(c)]) {
            case Class::NewLine:
            case Class::Hash:
                return depth == 0;
            case Class::Quote:
                if (!skipString())
                    return false;
                continue;
            case Class::Open:
                ++depth;
                break;
            case Class::Close:
                --depth;
                break;
            case Class::Backslash:
                return false;
            case Class::Plain:
                if (depth == 0 && (c == '=' || c == ';'))
                    return true;
                break;
            }
            ++at_;
        }
        return depth == 0;
    }

    [[nodiscard]] bool scanValue(std::optional<HeaderValue> &value)
    {
        if (peek() == '(' || peek() == '[')
            return scanBracketed(value);
        if (text_.substr(at_).starts_with("None") && !isWordByte(peek(4))) {
            at_ += 4;
            value = HeaderValue();
            return true;
        }
        QStringList items;
        bool comma = false;
        if (!scanItems(items, comma, false))
            return false;
        value = comma ? HeaderValue(std::move(items)) : HeaderValue(std::move(items.first()));
        return true;
    }

    [[nodiscard]] bool scanBracketed(std::optional<HeaderValue> &value)
    {
        const bool list = peek() == '[';
        const char close = list ? ']' : ')';
        ++at_;
        skipInsideBrackets();
        QStringList items;
        bool comma = false;
        if (peek() != close && !scanItems(items, comma, true))
            return false;
        if (peek() != close)
            return false;
        ++at_;
        if (list || comma || items.isEmpty())
            value = HeaderValue(std::move(items));
        else
            value = HeaderValue(std::move(items.first()));
        return true;
    }

    // Texts with commas between them; `comma` tells ("a") from ("a",).
    [[nodiscard]] bool scanItems(QStringList &items, bool &comma, bool insideBrackets)
    {
        while (at_ < text_.size() && startsString()) {
            QString text;
            while (at_ < text_.size() && startsString()) {
                if (!scanString(text))
                    return false;
                insideBrackets ? skipInsideBrackets() : skipBlanks();
            }
            items.append(std::move(text));
            if (peek() != ',')
                return true;
            comma = true;
            ++at_;
            insideBrackets ? skipInsideBrackets() : skipBlanks();
        }
        return !items.isEmpty();
    }

    // Appends the text of one literal. Escapes are the full parser's business.
    [[nodiscard]] bool scanString(QString &out)
    {
        bool raw = false;
        if (peek() != '"' && peek() != '\'') {
            raw = peek() == 'r' || peek() == 'R';
            ++at_;
        }
        const std::size_t quotes = isTriple() ? 3 : 1;
        const std::size_t start = at_ + quotes;
        if (!skipString())
            return false;
        const std::string_view content = text_.substr(start, at_ - quotes - start);
        if (!raw && content.find('\\') != content.npos)
            return false;
        QString text = QString::fromUtf8(content.data(), static_cast<qsizetype>(content.size()));
        if (content.find('\r') != content.npos)
            text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
        out = out.isEmpty() ? std::move(text) : QString(out + text);
        return true;
    }

    [[nodiscard]] bool endStatement()
    {
        skipBlanks();
        if (at_ == text_.size())
            return true;
        const Class next = classes[static_cast<unsigned char>(text_[at_])];
        return (next == Class::NewLine || next == Class::Hash) && skipLogicalLine();
    }

    bool seenStatement_ = false;
    bool blockIsOwnScope_ = false; ///< what is indented now belongs to a function or class
    ScannedHeader header_;
};

} // namespace

std::optional<ScannedHeader> scanHeader(std::string_view text)
{
    return Scanner(text).scan();
}

} // namespace retort::project
