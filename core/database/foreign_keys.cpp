#include <core/database/error_codes.h>
#include <core/database/foreign_keys.h>
#include <core/database/session.h>
#include <core/sql/quoting.h>

#include <QStringList>

#include <utility>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

// How many violations an error names.
constexpr qsizetype namedViolations = 5;

QString textOf(const sql::Value &value)
{
    const QString *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

qint64 numberOf(const sql::Value &value)
{
    const qint64 *number = std::get_if<qint64>(&value);
    return number ? *number : 0;
}

} // namespace

Result<ForeignKeyGuard> ForeignKeyGuard::switchOff(Session &session)
{
    ForeignKeyGuard guard(session);
    if (session.url().kind != Kind::Sqlite)
        return guard;
    RETORT_TRY(const QueryResult setting, session.execute(u"PRAGMA foreign_keys"_s));
    guard.wasOn_ = !setting.rows.empty() && numberOf(setting.rows[0][0]) != 0;
    RETORT_CHECK(guard.keepOff());
    return guard;
}

ForeignKeyGuard::~ForeignKeyGuard()
{
    // Fails only where the session was cancelled, and then it is of no more use.
    if (session_ && wasOn_)
        (void)session_->execute(u"PRAGMA foreign_keys = ON"_s);
}

ForeignKeyGuard::ForeignKeyGuard(ForeignKeyGuard &&other) noexcept
    : session_(std::exchange(other.session_, nullptr))
    , wasOn_(other.wasOn_)
    , old_(std::move(other.old_))
{
}

Result<> ForeignKeyGuard::keepOff()
{
    if (session_->url().kind != Kind::Sqlite)
        return {};
    RETORT_CHECK(session_->execute(u"PRAGMA foreign_keys = OFF"_s));
    return {};
}

Result<> ForeignKeyGuard::remember()
{
    RETORT_TRY(old_, violations(true));
    return {};
}

Result<> ForeignKeyGuard::refuseNew()
{
    RETORT_TRY(const std::vector<Violation> now, violations(!old_.empty()));
    const auto nameAndValues = [](const Violation &v) { return QStringList{v.table, v.parent, v.values}; };
    QHash<QStringList, int> known;
    QHash<QString, int> knownValues;
    for (const Violation &violation : old_)
        ++known[nameAndValues(violation)];
    std::vector<const Violation *> unknown;
    for (const Violation &violation : now) {
        if (const auto found = known.find(nameAndValues(violation)); found != known.end() && *found > 0)
            --*found;
        else
            unknown.push_back(&violation);
    }
    for (auto left = known.constBegin(); left != known.constEnd(); ++left)
        knownValues[left.key().last()] += left.value();

    qsizetype count = 0;
    QStringList rows;
    for (const Violation *violation : unknown) {
        if (int &left = knownValues[violation->values]; left > 0) {
            --left;
            continue;
        }
        if (++count <= namedViolations)
            rows << violation->table + (violation->row.isEmpty() ? QString() : u" row "_s + violation->row) +
                        u" to "_s + violation->parent;
    }
    if (count == 0)
        return {};
    return fail(errors::ForeignKeysViolated, {{u"count"_s, count}, {u"rows"_s, rows}});
}

Result<std::vector<ForeignKeyGuard::Violation>> ForeignKeyGuard::violations(bool withValues)
{
    std::vector<Violation> found;
    if (session_->url().kind != Kind::Sqlite)
        return found;
    RETORT_TRY(const QueryResult check, session_->execute(u"PRAGMA foreign_key_check"_s));
    QHash<std::pair<QString, qint64>, QString> queries;
    for (const auto &row : check.rows) {
        Violation violation{textOf(row[0]), textOf(row[2]), {}, {}};
        if (const qint64 *rowid = std::get_if<qint64>(&row[1])) {
            violation.row = QString::number(*rowid);
            if (withValues) {
                QString &query = queries[{violation.table, numberOf(row[3])}];
                if (query.isEmpty()) {
                    RETORT_TRY(query, valueQuery(violation.table, numberOf(row[3])));
                }
                RETORT_TRY(const QueryResult values, session_->execute(sql::Statement{query, {*rowid}, {}}));
                violation.values = values.rows.empty() ? QString() : textOf(values.rows[0][0]);
            }
        }
        found.push_back(std::move(violation));
    }
    return found;
}

Result<QString> ForeignKeyGuard::valueQuery(const QString &table, qint64 key)
{
    RETORT_TRY(const QueryResult columns,
               session_->execute(u"PRAGMA foreign_key_list("_s + sql::quoteAlways(table, {}) + u')'));
    QStringList values;
    for (const auto &row : columns.rows) {
        if (numberOf(row[0]) == key)
            values << u"quote("_s + sql::quoteAlways(textOf(row[3]), {}) + u')';
    }
    return QString(u"SELECT "_s + values.join(u" || ',' || "_s) + u" FROM "_s + sql::quoteAlways(table, {}) +
                   u" WHERE rowid = ?"_s);
}

} // namespace retort::database
