#include <core/migration/journal/rows.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace retort::migration::journal
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString nameIn(const sql::ObjectName &name)
{
    return name.schema.isEmpty() ? name.name : QString(name.schema + u'.' + name.name);
}

QString marks(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

/// A list as JSON, for an id may hold any sign.
QString packed(const QStringList &list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList unpacked(const QString &text)
{
    QStringList list;
    for (const auto &value : QJsonDocument::fromJson(text.toUtf8()).array())
        list << value.toString();
    return list;
}

sql::Value number(const std::optional<qint64> &value)
{
    return value ? sql::Value(*value) : sql::Value(sql::Null{});
}

QString text(const Row &row, std::size_t column)
{
    const auto *value = std::get_if<QString>(&row[column]);
    return value ? *value : QString();
}

std::optional<qint64> maybeNumber(const Row &row, std::size_t column)
{
    const auto *value = std::get_if<qint64>(&row[column]);
    return value ? std::optional(*value) : std::nullopt;
}

qint64 number(const Row &row, std::size_t column)
{
    return maybeNumber(row, column).value_or(0);
}

int small(const Row &row, std::size_t column)
{
    return static_cast<int>(number(row, column));
}

QString directionName(revisions::Direction direction)
{
    return direction == revisions::Direction::Up ? u"up"_s : u"down"_s;
}

sql::Statement insert(const sql::ObjectName &table, const QString &columns, Row values)
{
    return {
        u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(nameIn(table), columns, marks(static_cast<qsizetype>(values.size()))),
        std::move(values),
        {}};
}

const QString runColumns =
    u"id, started, ended, who, host, process, program, url, version_table, command, targets, "
    "rows_before, rows_planned, rows_after, outcome, error, error_code, resumes, seen_now, seen_seed"_s;
const QString revisionColumns =
    u"run_id, revision_no, revision, direction, came_from, went_to, path, digest, started, microseconds, outcome"_s;
const QString statementColumns =
    u"run_id, revision_no, statement_no, sql_text, digest, executions, parameters, changes, answered, rows_touched, "
    "inserted_id, script_line, microseconds, outcome"_s;

QString whereOf(const Asked &asked, Row &values)
{
    QStringList conditions;
    const auto add = [&](const QString &column, const QString &value) {
        if (value.isEmpty())
            return;
        conditions << column + u" = ?"_s;
        values.emplace_back(value);
    };
    add(u"r.url"_s, asked.database);
    add(u"r.version_table"_s, asked.versionTable);
    return conditions.isEmpty() ? QString() : QString(u" WHERE "_s + conditions.join(u" AND "_s));
}

QString nowOf(const Run &run)
{
    return run.now.isValid() ? run.now.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString seedOf(const Run &run)
{
    return run.now.isValid() ? QString::number(run.seed) : QString();
}

} // namespace

sql::Statement insertRun(const Tables &tables, const Run &run)
{
    return insert(tables.runs, runColumns, {run.id,           run.started,      run.ended,           run.who,
                                            run.host,         run.process,      run.program,         run.database,
                                            run.versionTable, run.command,      packed(run.targets), packed(run.from),
                                            packed(run.to),   packed(run.rows), nameOf(run.outcome), run.error,
                                            run.errorCode,    run.resumes,      nowOf(run),          seedOf(run)});
}

sql::Statement updateRun(const Tables &tables, const Run &run)
{
    return {
        u"UPDATE %1 SET ended = ?, rows_after = ?, outcome = ?, error = ?, error_code = ?, seen_now = ?, "
        "seen_seed = ? WHERE id = ?"_s.arg(nameIn(tables.runs)),
        {run.ended, packed(run.rows), nameOf(run.outcome), run.error, run.errorCode, nowOf(run), seedOf(run), run.id},
        {}};
}

sql::Statement insertRevision(const Tables &tables, const QString &run, const Revision &revision)
{
    return insert(tables.revisions, revisionColumns,
                  {run, qint64{revision.position}, revision.id, directionName(revision.direction),
                   packed(revision.from), packed(revision.to), revision.path, revision.digest, revision.started,
                   revision.microseconds, nameOf(revision.outcome)});
}

sql::Statement updateRevision(const Tables &tables, const QString &run, const Revision &revision)
{
    return {u"UPDATE %1 SET microseconds = ?, outcome = ? WHERE run_id = ? AND revision_no = ?"_s.arg(
                nameIn(tables.revisions)),
            {revision.microseconds, nameOf(revision.outcome), run, qint64{revision.position}},
            {}};
}

sql::Statement insertStatement(const Tables &tables, const QString &run, int position, const Statement &statement)
{
    return insert(tables.statements, statementColumns,
                  {run, qint64{position}, qint64{statement.number}, statement.sql, statement.digest,
                   qint64{statement.times}, qint64{statement.parameters}, qint64{statement.changes ? 1 : 0},
                   qint64{statement.answered ? 1 : 0}, number(statement.rows), number(statement.insertedId),
                   qint64{statement.line}, statement.microseconds, nameOf(statement.outcome)});
}

sql::Statement updateStatement(const Tables &tables, const QString &run, int position, const Statement &statement)
{
    return {u"UPDATE %1 SET executions = ?, answered = ?, rows_touched = ?, inserted_id = ?, microseconds = ?, "
            "outcome = ? WHERE run_id = ? AND revision_no = ? AND statement_no = ?"_s.arg(nameIn(tables.statements)),
            {qint64{statement.times}, qint64{statement.answered ? 1 : 0}, number(statement.rows),
             number(statement.insertedId), statement.microseconds, nameOf(statement.outcome), run, qint64{position},
             qint64{statement.number}},
            {}};
}

sql::Statement settle(const sql::ObjectName &table, const QString &run, Outcome outcome, int from)
{
    return {u"UPDATE %1 SET outcome = ? WHERE run_id = ? AND revision_no >= ? AND outcome = ?"_s.arg(nameIn(table)),
            {nameOf(outcome), run, qint64{from}, nameOf(Outcome::Done)},
            {}};
}

sql::Statement forget(const sql::ObjectName &table, const QString &run, int position)
{
    return {u"DELETE FROM %1 WHERE run_id = ? AND revision_no >= ?"_s.arg(nameIn(table)), {run, qint64{position}}, {}};
}

sql::Statement selectRuns(const Tables &tables, const Asked &asked)
{
    sql::Statement statement;
    statement.text = u"SELECT "_s + runColumns + u" FROM "_s + nameIn(tables.runs) + u" r"_s +
                     whereOf(asked, statement.parameters) + u" ORDER BY started DESC, id"_s;
    if (asked.most > 0)
        statement.text += u" LIMIT "_s + QString::number(asked.most);
    return statement;
}

sql::Statement selectRevisions(const Tables &tables, const QString &run)
{
    return {u"SELECT "_s + revisionColumns + u" FROM "_s + nameIn(tables.revisions) +
                u" WHERE run_id = ? ORDER BY revision_no"_s,
            {run},
            {}};
}

sql::Statement selectStatements(const Tables &tables, const QString &run)
{
    return {u"SELECT "_s + statementColumns + u" FROM "_s + nameIn(tables.statements) +
                u" WHERE run_id = ? ORDER BY revision_no, statement_no"_s,
            {run},
            {}};
}

sql::Statement selectApplied(const Tables &tables, const Asked &asked)
{
    sql::Statement statement;
    QString where = whereOf(asked, statement.parameters);
    where +=
        (where.isEmpty() ? u" WHERE"_s : u" AND"_s) + u" v.direction = 'up' AND v.outcome = ? AND v.digest <> ''"_s;
    statement.parameters.emplace_back(nameOf(Outcome::Committed));
    statement.text = u"SELECT v.revision, v.digest, v.started, r.who FROM %1 v JOIN %2 r ON r.id = v.run_id%3 "
                     "ORDER BY v.started"_s.arg(nameIn(tables.revisions), nameIn(tables.runs), where);
    return statement;
}

Run runOf(const Row &row)
{
    Run run;
    run.id = text(row, 0);
    run.started = text(row, 1);
    run.ended = text(row, 2);
    run.who = text(row, 3);
    run.host = text(row, 4);
    run.process = number(row, 5);
    run.program = text(row, 6);
    run.database = text(row, 7);
    run.versionTable = text(row, 8);
    run.command = text(row, 9);
    run.targets = unpacked(text(row, 10));
    run.from = unpacked(text(row, 11));
    run.to = unpacked(text(row, 12));
    run.rows = unpacked(text(row, 13));
    run.outcome = outcomeNamed(text(row, 14));
    run.error = text(row, 15);
    run.errorCode = text(row, 16);
    run.resumes = text(row, 17);
    run.now = QDateTime::fromString(text(row, 18), Qt::ISODateWithMs);
    run.seed = text(row, 19).toULongLong();
    return run;
}

Revision revisionOf(const Row &row)
{
    Revision revision;
    revision.position = small(row, 1);
    revision.id = text(row, 2);
    revision.direction = text(row, 3) == u"up" ? revisions::Direction::Up : revisions::Direction::Down;
    revision.from = unpacked(text(row, 4));
    revision.to = unpacked(text(row, 5));
    revision.path = text(row, 6);
    revision.digest = text(row, 7);
    revision.started = text(row, 8);
    revision.microseconds = number(row, 9);
    revision.outcome = outcomeNamed(text(row, 10));
    return revision;
}

int positionOf(const Row &row)
{
    return small(row, 1);
}

Statement statementOf(const Row &row)
{
    Statement statement;
    statement.number = small(row, 2);
    statement.sql = text(row, 3);
    statement.digest = text(row, 4);
    statement.times = small(row, 5);
    statement.parameters = small(row, 6);
    statement.changes = number(row, 7) != 0;
    statement.answered = number(row, 8) != 0;
    statement.rows = maybeNumber(row, 9);
    statement.insertedId = maybeNumber(row, 10);
    statement.line = small(row, 11);
    statement.microseconds = number(row, 12);
    statement.outcome = outcomeNamed(text(row, 13));
    return statement;
}

AppliedScript appliedOf(const Row &row)
{
    return {text(row, 0), text(row, 1), text(row, 2), text(row, 3)};
}

} // namespace retort::migration::journal
