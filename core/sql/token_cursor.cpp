#include <core/sql/token_cursor.h>

#include <algorithm>

namespace retort::sql
{

namespace
{

/// Of the letters that keywords are made of.
constexpr char16_t lowered(QChar c)
{
    const char16_t unit = c.unicode();
    return unit >= u'A' && unit <= u'Z' ? static_cast<char16_t>(unit | 0x20U) : unit;
}

} // namespace

TokenCursor::TokenCursor(QString text, const LexicalRules &rules, NameCase nameCase)
    : text_(std::move(text))
    , nameCase_(nameCase)
    , backslashes_(rules.backslashInQuotes)
{
    for (const Token &token : tokenize(text_, rules))
        if (token.kind != Token::Kind::Space && token.kind != Token::Kind::Comment)
            tokens_.push_back(token);
}

QStringView TokenCursor::word(std::size_t ahead) const
{
    if (at_ + ahead >= tokens_.size())
        return {};
    const Token &token = tokens_[at_ + ahead];
    return QStringView(text_).mid(token.offset, token.length);
}

bool TokenCursor::is(QStringView expected, std::size_t ahead) const
{
    // Asked several times for each token of a schema, and mostly in vain: the length tells, or the first letter.
    if (at_ + ahead >= tokens_.size() || tokens_[at_ + ahead].length != expected.size())
        return false;
    const QStringView written = word(ahead);
    return std::equal(written.begin(), written.end(), expected.begin(),
                      [](QChar a, QChar b) { return lowered(a) == lowered(b); });
}

bool TokenCursor::isAny(std::initializer_list<QStringView> expected) const
{
    return std::any_of(expected.begin(), expected.end(), [this](QStringView one) { return is(one); });
}

bool TokenCursor::isSequence(std::initializer_list<QStringView> expected) const
{
    std::size_t ahead = 0;
    return std::all_of(expected.begin(), expected.end(), [&](QStringView one) { return is(one, ahead++); });
}

bool TokenCursor::take(QStringView expected)
{
    if (!is(expected))
        return false;
    advance();
    return true;
}

bool TokenCursor::takeSequence(std::initializer_list<QStringView> expected)
{
    if (!isSequence(expected))
        return false;
    moveTo(at_ + expected.size());
    return true;
}

bool TokenCursor::skipTo(std::initializer_list<QStringView> expected)
{
    const std::size_t start = at_;
    while (!atEnd()) {
        if (isAny(expected)) {
            advance();
            return true;
        }
        advanceGroup();
    }
    at_ = start;
    return false;
}

QString TokenCursor::between(std::size_t from, std::size_t to) const
{
    if (from >= to || from >= tokens_.size())
        return {};
    const Token &first = tokens_[from];
    const Token &last = tokens_[std::min(to, tokens_.size()) - 1];
    return text_.mid(first.offset, last.offset + last.length - first.offset);
}

QString TokenCursor::rest() const
{
    return between(at_, tokens_.size());
}

void TokenCursor::advanceGroup()
{
    const auto opens = [this] { return is(u"(") || is(u"["); };
    if (!opens())
        return advance();
    for (int depth = 0; !atEnd(); advance()) {
        if (opens())
            ++depth;
        else if ((is(u")") || is(u"]")) && --depth == 0)
            return advance();
    }
}

QString TokenCursor::takeGroup()
{
    if (!is(u"("))
        return {};
    const std::size_t from = at_ + 1;
    advanceGroup();
    return between(from, atEnd() && !(at_ > 0 && tokens_[at_ - 1].length == 1) ? at_ : at_ - 1);
}

QString TokenCursor::takeName()
{
    const QString written = word().toString();
    advance();
    if (written.isEmpty())
        return written;
    const QChar first = written[0];
    const bool isQuoted = first == u'"' || first == u'`' || first == u'\'' || first == u'[';
    if (!isQuoted)
        return nameCase_ == NameCase::Lowered ? written.toLower() : written;
    if (written.size() < 2)
        return {};
    const QString inner = written.mid(1, written.size() - 2);
    return first == u'[' ? inner : QString(inner).replace(QString(2, first), QString(first));
}

QStringList TokenCursor::takeNames()
{
    QStringList names;
    if (!take(u"("))
        return names;
    while (!atEnd() && !is(u")")) {
        names << takeName();
        while (!atEnd() && !is(u",") && !is(u")"))
            advanceGroup();
        take(u",");
    }
    take(u")");
    return names;
}

QStringList TokenCursor::takeParts()
{
    QStringList parts;
    if (!take(u"("))
        return parts;
    while (!atEnd() && !is(u")")) {
        const std::size_t from = at_;
        while (!atEnd() && !isAny({u",", u")"}))
            advanceGroup();
        parts << between(from, at_);
        take(u",");
    }
    take(u")");
    return parts;
}

QString TokenCursor::takeString()
{
    if (!isString())
        return {};
    QString written = word().toString();
    advance();
    bool backslashes = backslashes_;
    if (written.startsWith(u'$')) {
        const qsizetype tag = written.indexOf(u'$', 1) + 1;
        return written.mid(tag, written.size() - 2 * tag);
    }
    if (written[0] == u'e' || written[0] == u'E') {
        written.remove(0, 1);
        backslashes = true;
    }
    if (written.size() < 2)
        return {};
    const QChar quote = written[0];
    QString value;
    for (qsizetype i = 1; i < written.size() - 1; ++i) {
        if (backslashes && written[i] == u'\\' && i + 1 < written.size() - 1) {
            const QChar escaped = written[++i];
            value += escaped == u'n'   ? QChar(u'\n')
                     : escaped == u't' ? QChar(u'\t')
                     : escaped == u'r' ? QChar(u'\r')
                                       : escaped;
        } else {
            if (written[i] == quote && i + 1 < written.size() - 1 && written[i + 1] == quote)
                ++i;
            value += written[i];
        }
    }
    return value;
}

} // namespace retort::sql
