#pragma once

#include <array>
#include <string_view>

/// A place in a Python text that moves over strings, comments, brackets and whole lines, without building anything.

namespace retort::project
{

enum class Class : unsigned char { Plain, NewLine, Quote, Hash, Open, Close, Backslash };

constexpr std::array<Class, 256> makeClasses()
{
    std::array<Class, 256> classes{};
    classes['\n'] = classes['\r'] = Class::NewLine;
    classes['"'] = classes['\''] = Class::Quote;
    classes['#'] = Class::Hash;
    classes['('] = classes['['] = classes['{'] = Class::Open;
    classes[')'] = classes[']'] = classes['}'] = Class::Close;
    classes['\\'] = Class::Backslash;
    return classes;
}
constexpr std::array<Class, 256> classes = makeClasses();

constexpr bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/// Whether `word` stands in `text` by itself, and not as a part of a longer name.
inline bool hasWord(std::string_view text, std::string_view word)
{
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const bool starts = at == 0 || !isWordByte(text[at - 1]);
        const auto end = at + word.size();
        if (starts && (end == text.size() || !isWordByte(text[end])))
            return true;
    }
    return false;
}

/// The steps return false where this much knowledge of Python is not enough to go on.
class PythonText
{
public:
    explicit PythonText(std::string_view text)
        : text_(text)
    {
    }

protected:
    // To the first byte of the next line outside of brackets and strings.
    [[nodiscard]] bool skipLogicalLine()
    {
        int depth = 0;
        while (at_ < text_.size()) {
            switch (classes[static_cast<unsigned char>(text_[at_])]) {
            case Class::Plain:
                break;
            case Class::NewLine:
                skipNewLine();
                if (depth == 0)
                    return true;
                continue;
            case Class::Quote:
                if (!skipString())
                    return false;
                continue;
            case Class::Hash:
                skipComment();
                continue;
            case Class::Open:
                ++depth;
                break;
            case Class::Close:
                if (--depth < 0)
                    return false;
                break;
            case Class::Backslash:
                ++at_;
                if (at_ == text_.size() || classes[static_cast<unsigned char>(text_[at_])] != Class::NewLine)
                    return false;
                skipNewLine();
                continue;
            }
            ++at_;
        }
        return depth == 0;
    }

    // From the opening quote behind the closing one.
    [[nodiscard]] bool skipString()
    {
        const char quote = text_[at_];
        const bool triple = isTriple();
        const bool formatted = isFormatted();
        int braces = 0;
        at_ += triple ? 3 : 1;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\\') {
                at_ += 2;
            } else if (c == quote && (!triple || isTriple())) {
                at_ += triple ? 3 : 1;
                // Inside the braces of an f-string the same quote may stand again.
                return !formatted || braces == 0;
            } else if (!triple && (c == '\n' || c == '\r')) {
                return false;
            } else {
                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                ++at_;
            }
        }
        return false;
    }

    [[nodiscard]] bool isFormatted() const
    {
        const auto isF = [&](std::size_t back) {
            return at_ >= back && (text_[at_ - back] == 'f' || text_[at_ - back] == 'F');
        };
        return isF(1) || isF(2);
    }

    [[nodiscard]] bool isTriple() const { return peek() == peek(1) && peek() == peek(2); }

    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    void skipBlanks()
    {
        while (at_ < text_.size() && isBlank(text_[at_]))
            ++at_;
    }

    void skipInsideBrackets()
    {
        while (at_ < text_.size()) {
            if (isBlank(text_[at_]) || text_[at_] == '\n' || text_[at_] == '\r')
                ++at_;
            else if (text_[at_] == '#')
                skipComment();
            else
                return;
        }
    }

    void skipComment()
    {
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
    }

    void skipNewLine() { at_ += text_[at_] == '\r' && peek(1) == '\n' ? 2 : 1; }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace retort::project
