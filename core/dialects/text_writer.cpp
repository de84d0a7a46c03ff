#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>
#include <core/sql/splitter.h>

#include <QRegularExpression>

// text(): SQL that the script wrote itself, with its parameters.

namespace retort::dialects
{

using namespace expressions;

namespace
{

/// Alembic's parameters: a colon not behind another colon, a word or a backslash, and none behind it.
const QRegularExpression &parameterPattern()
{
    static const QRegularExpression pattern(QStringLiteral("(?<![:\\w\\\\]):(\\w+)(?!:)|\\\\(:[\\w$]*)(?![:\\w$])"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

} // namespace

QString replaceNamedParameters(const QString &sql,
                               const std::function<std::optional<QString>(const QString &)> &replace)
{
    QString replaced;
    qsizetype last = 0;
    for (auto matches = parameterPattern().globalMatch(sql); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        replaced += QStringView(sql).mid(last, match.capturedStart() - last);
        last = match.capturedEnd();
        if (match.capturedStart(2) >= 0)
            replaced += match.captured(2);
        else
            replaced += replace(match.captured(1)).value_or(match.captured(0));
    }
    return replaced + QStringView(sql).mid(last);
}

/// In a text with parameters, an operator's question mark is doubled.
QString ExpressionWriter::plain(const QString &sql) const
{
    if (rendering_ == Rendering::Literal || !sql.contains(u'?'))
        return sql;
    QString doubled = sql;
    const std::vector<qsizetype> marks = sql::placeholders(sql, dialect_.lexicalRules());
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
        doubled.insert(*mark, u'?');
    return doubled;
}

/// Of no values: a question without rows, which is in nothing and which nothing is in.
QString ExpressionWriter::listOf(const std::vector<sql::Value> &values)
{
    QStringList written;
    for (const sql::Value &each : values)
        written << value(each, {});
    return u'(' +
           (written.isEmpty() ? QStringLiteral("SELECT 1 FROM (SELECT 1) AS _empty_set WHERE 1!=1")
                              : written.join(QStringLiteral(", "))) +
           u')';
}

QString ExpressionWriter::text(const Text &text)
{
    return replaceNamedParameters(plain(text.sql), [&](const QString &name) -> std::optional<QString> {
        for (const auto &[known, parameter] : text.parameters)
            if (known == name)
                return value(parameter, {});
        for (const auto &[known, values] : text.lists)
            if (known == name && values)
                return listOf(*values);
        return std::nullopt;
    });
}

} // namespace retort::dialects
