#include <core/sql/splitter.h>

#include <algorithm>

namespace retort::sql
{
namespace
{

using Kind = Token::Kind;

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.unicode() >= 0x80;
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c == u'$';
}

class Lexer
{
public:
    Lexer(QStringView text, const LexicalRules &rules)
        : text_(text)
        , rules_(rules)
    {
    }

    std::vector<Token> run()
    {
        while (at_ < text_.size())
            next();
        return std::move(tokens_);
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : QChar();
    }
    [[nodiscard]] bool looksAt(QStringView what) const { return text_.mid(at_).startsWith(what); }

    void add(Kind kind, qsizetype end, bool closed = true)
    {
        tokens_.push_back({kind, at_, end - at_, closed});
        at_ = end;
    }

    void next()
    {
        const QChar c = peek();
        if (c.isSpace())
            return spaces();
        if (c == u';')
            return add(Kind::Semicolon, at_ + 1);
        if (startsLineComment())
            return lineComment();
        if (looksAt(u"/*"))
            return blockComment();
        if (c == u'\'')
            return quoted(Kind::String, at_ + 1, u'\'', rules_.backslashInQuotes);
        if (rules_.escapeStrings && (c == u'e' || c == u'E') && peek(1) == u'\'')
            return quoted(Kind::String, at_ + 2, u'\'', true);
        if (c == u'"') {
            // MySQL takes "x" for a string, with its backslashes.
            return quoted(rules_.backslashInQuotes ? Kind::String : Kind::QuotedName, at_ + 1, u'"',
                          rules_.backslashInQuotes);
        }
        if (rules_.backticks && c == u'`')
            return quoted(Kind::QuotedName, at_ + 1, u'`', false);
        if (rules_.brackets && c == u'[') {
            const qsizetype end = text_.indexOf(u']', at_);
            return end < 0 ? add(Kind::QuotedName, text_.size(), false) : add(Kind::QuotedName, end + 1);
        }
        if (rules_.dollarQuotes && c == u'$' && dollarQuoted())
            return;
        if (isWordStart(c))
            return word();
        if (c.isDigit())
            return number();
        // A character outside of the basic plane is two units; never cut it in half.
        add(Kind::Operator, at_ + (c.isHighSurrogate() && peek(1).isLowSurrogate() ? 2 : 1));
    }

    void spaces()
    {
        qsizetype end = at_;
        while (end < text_.size() && text_[end].isSpace())
            ++end;
        add(Kind::Space, end);
    }

    [[nodiscard]] bool startsLineComment() const
    {
        if (rules_.hashComments && peek() == u'#')
            return true;
        if (!looksAt(u"--"))
            return false;
        return !rules_.dashesNeedSpace || at_ + 2 >= text_.size() || peek(2).isSpace();
    }

    void lineComment()
    {
        const qsizetype end = text_.indexOf(u'\n', at_);
        add(Kind::Comment, end < 0 ? text_.size() : end);
    }

    void blockComment()
    {
        qsizetype end = at_ + 2;
        for (int depth = 1; end < text_.size();) {
            const QStringView rest = text_.mid(end);
            if (rest.startsWith(u"*/")) {
                end += 2;
                if (--depth == 0)
                    return add(Kind::Comment, end);
            } else if (rules_.nestedComments && rest.startsWith(u"/*")) {
                end += 2;
                ++depth;
            } else {
                ++end;
            }
        }
        add(Kind::Comment, text_.size(), false);
    }

    /// A doubled quote stands for itself.
    void quoted(Kind kind, qsizetype from, QChar quote, bool backslashes)
    {
        for (qsizetype i = from; i < text_.size(); ++i) {
            if (backslashes && text_[i] == u'\\') {
                ++i;
            } else if (text_[i] == quote) {
                if (i + 1 < text_.size() && text_[i + 1] == quote)
                    ++i;
                else
                    return add(kind, i + 1);
            }
        }
        add(kind, text_.size(), false);
    }

    bool dollarQuoted()
    {
        qsizetype end = at_ + 1;
        while (end < text_.size() && isWordPart(text_[end]) && text_[end] != u'$')
            ++end;
        const bool isTag = end < text_.size() && text_[end] == u'$' && !(end > at_ + 1 && text_[at_ + 1].isDigit());
        if (!isTag)
            return false;
        const QStringView tag = text_.mid(at_, end + 1 - at_);
        const qsizetype close = text_.indexOf(tag, end + 1);
        if (close < 0)
            add(Kind::String, text_.size(), false);
        else
            add(Kind::String, close + tag.size());
        return true;
    }

    void word()
    {
        qsizetype end = at_;
        while (end < text_.size() && isWordPart(text_[end]))
            ++end;
        add(Kind::Word, end);
    }

    void number()
    {
        qsizetype end = at_;
        while (end < text_.size() && (text_[end].isLetterOrNumber() || text_[end] == u'.' || text_[end] == u'_'))
            ++end;
        add(Kind::Number, end);
    }

    QStringView text_;
    const LexicalRules &rules_;
    qsizetype at_ = 0;
    std::vector<Token> tokens_;
};

bool isBlank(const Token &token)
{
    return token.kind == Kind::Space || token.kind == Kind::Comment;
}

/// Follows one statement's words and tells whether a semicolon ends it.
///
/// Only statements that begin with CREATE (or, on MySQL, with BEGIN NOT ATOMIC, which no migration has) hold other
/// statements. There, BEGIN and CASE open a level and END closes one; END IF, END LOOP, END WHILE, END REPEAT close
/// what this count never opened, and END CASE closes a CASE.
class BodyTracker
{
public:
    explicit BodyTracker(const LexicalRules &rules)
        : rules_(&rules)
    {
    }

    /// A token that is neither word nor blank.
    void other() { afterEnd_ = false; }

    void word(QStringView word)
    {
        const auto is = [&](QStringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; };
        ++words_;
        if (words_ == 1)
            isCreate_ = is(u"create");
        if (!isCreate_)
            return;
        if (!hasBody_ && rules_->compoundStatements)
            hasBody_ =
                is(u"trigger") || (rules_->backslashInQuotes && (is(u"procedure") || is(u"function") || is(u"event")));
        if (rules_->atomicBodies && depth_ == 0 && lastWasBegin_ && is(u"atomic")) {
            hasBody_ = true;
            depth_ = 1;
        } else if (hasBody_) {
            count(is(u"begin"), is(u"case"), is(u"end"), is(u"if") || is(u"loop") || is(u"while") || is(u"repeat"));
        }
        lastWasBegin_ = is(u"begin");
    }

    [[nodiscard]] bool isInside() const { return depth_ > 0; }

private:
    void count(bool begin, bool isCase, bool end, bool block)
    {
        if (afterEnd_ && block) {
            ++depth_; // END IF: the END has closed nothing that is counted
        } else if (afterEnd_ && isCase) {
            // END CASE: closed by its END
        } else if (begin || (isCase && depth_ > 0)) {
            ++depth_;
        } else if (end && depth_ > 0) {
            --depth_;
            afterEnd_ = true;
            return;
        }
        afterEnd_ = false;
    }

    const LexicalRules *rules_;
    int words_ = 0;
    int depth_ = 0;
    bool isCreate_ = false;
    bool hasBody_ = false;
    bool lastWasBegin_ = false;
    bool afterEnd_ = false;
};

} // namespace

LexicalRules sqliteRules()
{
    LexicalRules rules;
    rules.backticks = true;
    rules.brackets = true;
    rules.compoundStatements = true;
    return rules;
}

LexicalRules postgresqlRules()
{
    LexicalRules rules;
    rules.escapeStrings = true;
    rules.dollarQuotes = true;
    rules.nestedComments = true;
    rules.atomicBodies = true;
    return rules;
}

LexicalRules mysqlRules()
{
    LexicalRules rules;
    rules.backslashInQuotes = true;
    rules.hashComments = true;
    rules.dashesNeedSpace = true;
    rules.backticks = true;
    rules.compoundStatements = true;
    return rules;
}

std::vector<Token> tokenize(QStringView text, const LexicalRules &rules)
{
    return Lexer(text, rules).run();
}

std::vector<Piece> split(QStringView text, const LexicalRules &rules)
{
    std::vector<Piece> pieces;
    BodyTracker body(rules);
    qsizetype begin = -1;
    qsizetype end = -1;
    const auto finish = [&] {
        if (begin >= 0)
            pieces.push_back({begin, end - begin});
        begin = -1;
        body = BodyTracker(rules);
    };
    for (const Token &token : tokenize(text, rules)) {
        if (token.kind == Kind::Semicolon && !body.isInside()) {
            finish();
            continue;
        }
        if (isBlank(token))
            continue;
        if (token.kind == Kind::Word)
            body.word(text.mid(token.offset, token.length));
        else
            body.other();
        if (begin < 0)
            begin = token.offset;
        end = token.offset + token.length;
    }
    finish();
    return pieces;
}

std::vector<qsizetype> placeholders(QStringView text, const LexicalRules &rules)
{
    std::vector<qsizetype> found;
    const std::vector<Token> tokens = tokenize(text, rules);
    const auto isMark = [&](std::size_t i) {
        return i < tokens.size() && tokens[i].kind == Kind::Operator && text[tokens[i].offset] == u'?';
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isMark(i))
            continue;
        if (isMark(i + 1))
            ++i;
        else
            found.push_back(tokens[i].offset);
    }
    return found;
}

} // namespace retort::sql
