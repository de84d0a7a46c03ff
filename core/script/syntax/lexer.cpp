#include <core/script/error_codes.h>
#include <core/script/syntax/characters.h>
#include <core/script/syntax/lexer.h>
#include <core/script/syntax/unicode.h>

namespace retort::script
{

Lexer::Lexer(const Source &source, SymbolTable &symbols)
    : source_(source)
    , symbols_(symbols)
    , text_(source.text())
    , data_(text_.data())
{
}

Token Lexer::make(TokenKind kind, std::uint32_t start) const
{
    return {kind, NoSymbol, {start, at_ - start}};
}

Token Lexer::failed(ErrorCode code, Span span, QVariantMap data)
{
    error_ = {code, span, std::move(data)};
    return {TokenKind::Failed, NoSymbol, span};
}

Token Lexer::failedAt(ErrorCode code, std::uint32_t start)
{
    return failed(code, {start, at_ > start ? at_ - start : 1});
}

void Lexer::reset(const Mark &mark)
{
    at_ = mark.at;
    bracketDepth_ = mark.bracketDepth;
    brackets_[0] = mark.bracket;
    atLineStart_ = mark.atLineStart;
    fieldDepth_ = 0;
}

void Lexer::rewind(std::uint32_t offset, std::size_t bracketDepth)
{
    at_ = offset;
    bracketDepth_ = bracketDepth;
    fieldDepth_ = 0;
    atLineStart_ = false;
}

void Lexer::restartAtLine(std::uint32_t offset)
{
    at_ = offset;
    bracketDepth_ = 0;
    fieldDepth_ = 0;
    atLineStart_ = true;
}

bool Lexer::isFirstInLine(const Token &token) const
{
    std::uint32_t at = token.span.offset;
    while (at > 0 && isBlank(data_[at - 1]))
        --at;
    return at == 0 || data_[at - 1] == '\n' || data_[at - 1] == '\r';
}

std::uint32_t Lexer::startOfNextLine(std::uint32_t offset) const
{
    const std::size_t end = text_.find_first_of("\r\n", offset);
    if (end == std::string_view::npos)
        return static_cast<std::uint32_t>(text_.size());
    return static_cast<std::uint32_t>(end + (text_.substr(end, 2) == "\r\n" ? 2 : 1));
}

/// Passes blanks, comments, joined lines, and inside brackets line ends. False when `problem` says why not.
bool Lexer::skipBlanks(Token &problem)
{
    while (true) {
        const char c = peek();
        if (isBlank(c)) {
            ++at_;
        } else if (c == '#') {
            const std::size_t end = text_.find_first_of("\r\n", at_);
            at_ = static_cast<std::uint32_t>(end == std::string_view::npos ? text_.size() : end);
        } else if (bracketDepth_ != 0 && (c == '\n' || c == '\r')) {
            ++at_;
        } else if (c == '\\') {
            if (peek(1) == '\n') {
                at_ += 2;
            } else if (peek(1) == '\r') {
                at_ += peek(2) == '\n' ? 3 : 2;
            } else {
                const std::uint32_t start = at_++;
                const bool atLast = atEnd();
                problem =
                    failed(atLast ? errors::ScriptUnexpectedEndAfterBackslash : errors::ScriptCharacterAfterBackslash,
                           {start, 1});
                return false;
            }
            if (atEnd()) {
                problem = failed(errors::ScriptUnexpectedEndAfterBackslash, {at_ - 1, 1});
                return false;
            }
        } else {
            return true;
        }
    }
}

Token Lexer::next()
{
    if (pendingDedents_ != 0) {
        --pendingDedents_;
        --indentDepth_;
        return make(TokenKind::Dedent, at_);
    }
    if (atLineStart_) {
        if (const Token token = indentation(); token.kind != TokenKind::Newline)
            return token;
    }
    if (Token problem; !skipBlanks(problem))
        return problem;

    const std::uint32_t start = at_;
    const char c = peek();
    switch (classOf(c)) {
    case CharacterClass::Letter:
        return name(start);
    case CharacterClass::Digit:
        return number(start);
    case CharacterClass::Quote:
        return string(start, false);
    case CharacterClass::LineEnd:
        return newline(start);
    case CharacterClass::Beyond:
        return otherName(start);
    case CharacterClass::Other:
        break;
    }
    if (c == '.' && isDigit(peek(1)))
        return number(start);
    if (c == 0)
        return endOfText();
    return punctuation(start);
}

/// At the start of a line outside of brackets. Newline means: nothing to report, a token of this line comes next.
Token Lexer::indentation()
{
    while (true) {
        const std::uint32_t start = at_;
        int column = 0;
        int alternative = 0;
        int joinedColumn = -1;
        while (true) {
            const char c = peek();
            if (c == ' ') {
                ++column;
                ++alternative;
            } else if (c == '\t') {
                column = (column / 8 + 1) * 8;
                ++alternative;
            } else if (c == '\f') {
                column = 0;
                alternative = 0;
            } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
                // A joined line counts with the indentation of its first line.
                joinedColumn = joinedColumn < 0 ? column : joinedColumn;
                if (peek(1) == '\r' && peek(2) == '\n')
                    ++at_;
                ++at_;
            } else {
                break;
            }
            ++at_;
        }
        if (joinedColumn >= 0)
            column = alternative = joinedColumn;
        const char c = peek();
        if (c == '#') {
            const std::size_t end = text_.find_first_of("\r\n", at_);
            at_ = static_cast<std::uint32_t>(end == std::string_view::npos ? text_.size() : end);
        }
        if (peek() == '\n' || peek() == '\r') {
            at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
            continue;
        }
        if (atEnd())
            return endOfText();
        atLineStart_ = false;
        return measuredIndentation(start, column, alternative);
    }
}

Token Lexer::measuredIndentation(std::uint32_t start, int column, int alternative)
{
    const Indentation current = indents_[indentDepth_ - 1];
    if (column == current.column && alternative == current.alternative)
        return make(TokenKind::Newline, start);
    if (column == current.column)
        return failed(errors::ScriptInconsistentTabs, {start, at_ - start});
    if (column > current.column) {
        if (alternative <= current.alternative)
            return failed(errors::ScriptInconsistentTabs, {start, at_ - start});
        if (indentDepth_ == indents_.size())
            return failed(errors::ScriptTooManyIndents, {at_, 1});
        indents_[indentDepth_++] = {column, alternative};
        return make(TokenKind::Indent, start);
    }
    std::size_t depth = indentDepth_;
    while (indents_[depth - 1].column > column)
        --depth;
    pendingDedents_ = indentDepth_ - depth;
    if (indents_[depth - 1].column != column) {
        // The line is taken as one of the block that it falls short of, so that one error is one error.
        --pendingDedents_;
        indents_[depth] = {column, alternative};
        return failed(errors::ScriptUnmatchedDedent, {at_, 1});
    }
    if (indents_[depth - 1].alternative != alternative)
        return failed(errors::ScriptInconsistentTabs, {start, at_ - start});
    --pendingDedents_;
    --indentDepth_;
    return make(TokenKind::Dedent, at_);
}

Token Lexer::endOfText()
{
    if (!atEnd()) {
        const std::uint32_t start = at_++;
        return failedAt(errors::ScriptNullByte, start);
    }
    if (bracketDepth_ != 0)
        return make(TokenKind::End, at_);
    if (!atLineStart_) {
        atLineStart_ = true;
        return make(TokenKind::Newline, at_);
    }
    if (indentDepth_ > 1) {
        --indentDepth_;
        return make(TokenKind::Dedent, at_);
    }
    return make(TokenKind::End, at_);
}

Token Lexer::newline(std::uint32_t start)
{
    at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    atLineStart_ = true;
    return {TokenKind::Newline, NoSymbol, {start, 1}};
}

Token Lexer::opened(TokenKind kind, std::uint32_t start)
{
    if (bracketDepth_ == maximumBrackets)
        return failed(errors::ScriptTooManyBrackets, {start, 1});
    brackets_[bracketDepth_++] = {data_[start], start};
    return make(kind, start);
}

Token Lexer::closed(TokenKind kind, std::uint32_t start)
{
    const char close = data_[start];
    if (bracketDepth_ == 0)
        return failed(errors::ScriptUnmatchedBracket, {start, 1},
                      {{QStringLiteral("bracket"), QString(QLatin1Char(close))}});
    const Bracket open = brackets_[bracketDepth_ - 1];
    const char wanted = open.open == '(' ? ')' : open.open == '[' ? ']' : '}';
    if (close != wanted) {
        const int line = source_.lineOf(open.offset);
        const bool sameLine = line == source_.lineOf(start);
        return failed(sameLine ? errors::ScriptMismatchedBracket : errors::ScriptMismatchedBracketOfLine, {start, 1},
                      {{QStringLiteral("close"), QString(QLatin1Char(close))},
                       {QStringLiteral("open"), QString(QLatin1Char(open.open))},
                       {QStringLiteral("line"), line}});
    }
    --bracketDepth_;
    return make(kind, start);
}

} // namespace retort::script
