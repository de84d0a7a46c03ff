#include <core/base/overloaded.h>
#include <tests/support/databases.h>

namespace retort::tests
{
namespace
{

QString shown(const sql::Value &value)
{
    return std::visit(overloaded{
                          [](const sql::Null &) { return QStringLiteral("NULL"); },
                          [](bool truth) { return QString::number(truth ? 1 : 0); },
                          [](qint64 number) { return QString::number(number); },
                          [](double number) { return QString::number(number, 'g', QLocale::FloatingPointShortest); },
                          [](const QString &text) { return text; },
                          [](const QByteArray &bytes) { return QString::fromLatin1("x'" + bytes.toHex() + "'"); },
                          [](const sql::Decimal &number) { return number.text; },
                          [](const sql::Date &date) { return date.text; },
                          [](const sql::Time &time) { return time.text; },
                          [](const sql::DateTime &moment) { return moment.text; },
                          [](const sql::Interval &span) { return span.text; },
                          [](const sql::Json &json) { return json.text; },
                          [](const sql::Uuid &uuid) { return uuid.text; },
                      },
                      value);
}

} // namespace

QString rowsOf(database::Session &session, const QString &sql)
{
    const database::QueryResult result = must(session.execute(sql));
    QStringList lines;
    for (const auto &row : result.rows) {
        QStringList cells;
        for (const sql::Value &value : row)
            cells << shown(value);
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

} // namespace retort::tests
