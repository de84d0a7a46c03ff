#include <core/database/bound_text.h>
#include <core/database/error_codes.h>
#include <core/database/sql_place.h>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The first `most` words in upper case.
QStringList firstWords(QStringView statement, const sql::LexicalRules &rules, qsizetype most)
{
    QStringList words;
    for (const sql::Token &token : sql::tokenize(statement, rules)) {
        using Kind = sql::Token::Kind;
        const QStringView text = statement.mid(token.offset, token.length);
        if (token.kind == Kind::Word)
            words << text.toString().toUpper();
        else if (token.kind != Kind::Space && token.kind != Kind::Comment && (!words.isEmpty() || text != u"("))
            break;
        if (words.size() == most)
            break;
    }
    return words;
}

bool isTransactionControl(const QStringList &words)
{
    const QString first = words.value(0);
    const QString second = words.value(1);
    if (first == u"ROLLBACK" || first == u"ABORT")
        return second != u"TO" && words.value(2) != u"TO";
    if (first == u"START" || first == u"PREPARE")
        return second == u"TRANSACTION";
    return first == u"COMMIT" || first == u"END" || first == u"XA" || first == u"BEGIN";
}

} // namespace

qsizetype BoundText::originalOffset(qsizetype offset) const
{
    qsizetype moved = 0;
    for (const Shift &shift : shifts) {
        if (offset < shift.offset)
            break;
        if (offset < shift.offset + shift.length)
            return shift.original;
        moved = shift.original + shift.taken - shift.offset - shift.length;
    }
    return offset + moved;
}

Result<BoundText> boundText(const sql::Statement &statement, const sql::LexicalRules &rules,
                            const std::function<Result<QString>(const sql::Value &)> &written)
{
    const QString &text = statement.text;
    if (text.contains(QChar::Null))
        return fail(errors::SqlNullCharacter, {{u"statement"_s, text}});
    if (statement.parameters.empty())
        return BoundText{text, {}};
    if (sql::split(text, rules).size() > 1)
        return fail(errors::SqlSeveralStatements, {{u"statement"_s, text}});

    const std::vector<sql::Token> tokens = sql::tokenize(text, rules);
    const auto isMark = [&](std::size_t i) {
        return i < tokens.size() && tokens[i].kind == sql::Token::Kind::Operator && text[tokens[i].offset] == u'?';
    };
    BoundText bound;
    std::size_t used = 0;
    qsizetype copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isMark(i))
            continue;
        const bool isDoubled = isMark(i + 1);
        QString replacement = u"?"_s;
        if (!isDoubled) {
            if (used < statement.parameters.size()) {
                RETORT_TRY(replacement, written(statement.parameters[used]));
                if (replacement.contains(QChar::Null))
                    return fail(errors::SqlNullCharacter, {{u"statement"_s, text}});
            }
            ++used;
        }
        const qsizetype at = tokens[i].offset;
        const qsizetype taken = isDoubled ? 2 : 1;
        bound.text += QStringView(text).mid(copied, at - copied);
        bound.shifts.push_back({bound.text.size(), replacement.size(), at, taken});
        bound.text += replacement;
        copied = at + taken;
        if (isDoubled)
            ++i;
    }
    if (used != statement.parameters.size())
        return fail(errors::SqlParametersMismatch, {{u"expected"_s, static_cast<qulonglong>(used)},
                                                    {u"given"_s, static_cast<qulonglong>(statement.parameters.size())},
                                                    {u"statement"_s, text.trimmed()}});
    bound.text += QStringView(text).mid(copied);
    return bound;
}

Result<> refuseTransactionControl(const QString &text, const std::vector<sql::Piece> &pieces,
                                  const sql::LexicalRules &rules)
{
    for (const sql::Piece &piece : pieces) {
        const QStringView statement = QStringView(text).mid(piece.offset, piece.length);
        const QStringList words = firstWords(statement, rules, 3);
        if (isTransactionControl(words))
            return fail(errors::TransactionControlRefused,
                        {{u"what"_s, words.value(0)}, {u"statement"_s, statement.toString()}},
                        placeInSql(text, piece.offset));
    }
    return {};
}

QString firstWord(QStringView statement, const sql::LexicalRules &rules)
{
    return firstWords(statement, rules, 1).value(0);
}

} // namespace retort::database
