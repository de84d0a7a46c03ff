#include <app/cli/journal_text.h>

#include <QJsonArray>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;
using migration::journal::Outcome;
using migration::journal::Revision;
using migration::journal::Run;
using migration::journal::Statement;

namespace
{

constexpr qsizetype widest = 120;

QString at(const QStringList &rows)
{
    return rows.isEmpty() ? u"base"_s : rows.join(", "_L1);
}

QString whenOf(const QString &moment)
{
    return moment.left(19).replace(u'T', u' ');
}

QString secondsOf(qint64 microseconds)
{
    return QString::number(static_cast<double>(microseconds) / 1000, 'f', 1) + u" ms"_s;
}

QString oneLine(const QString &sql)
{
    const QString text = sql.simplified();
    return text.size() > widest ? QString(text.left(widest) + u"..."_s) : text;
}

QString statementLine(const Statement &statement)
{
    QStringList facts;
    if (statement.times > 1)
        facts << u"%1 times"_s.arg(statement.times);
    if (statement.rows)
        facts << u"%1 rows"_s.arg(*statement.rows);
    facts << secondsOf(statement.microseconds);
    return u"    %1 %2  %3  (%4)"_s.arg(statement.number, 4)
        .arg(nameOf(statement.outcome).leftJustified(11), oneLine(statement.sql), facts.join(", "_L1));
}

QString directionOf(const Revision &revision)
{
    return revision.direction == revisions::Direction::Up ? u"upgrade"_s : u"downgrade"_s;
}

QJsonValue maybe(const std::optional<qint64> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject statementToJson(const Statement &statement)
{
    return {{u"number"_s, statement.number},
            {u"sql"_s, statement.sql},
            {u"digest"_s, statement.digest},
            {u"times"_s, statement.times},
            {u"parameters"_s, statement.parameters},
            {u"changes"_s, statement.changes},
            {u"rows"_s, maybe(statement.rows)},
            {u"line"_s, statement.line},
            {u"microseconds"_s, statement.microseconds},
            {u"outcome"_s, nameOf(statement.outcome)}};
}

QJsonObject revisionToJson(const Revision &revision)
{
    QJsonArray statements;
    for (const Statement &statement : revision.statements)
        statements << statementToJson(statement);
    return {{u"revision"_s, revision.id},
            {u"direction"_s, directionOf(revision) == u"upgrade" ? u"up"_s : u"down"_s},
            {u"from"_s, QJsonArray::fromStringList(revision.from)},
            {u"to"_s, QJsonArray::fromStringList(revision.to)},
            {u"path"_s, revision.path},
            {u"digest"_s, revision.digest},
            {u"started"_s, revision.started},
            {u"microseconds"_s, revision.microseconds},
            {u"outcome"_s, nameOf(revision.outcome)},
            {u"statements"_s, statements}};
}

} // namespace

QStringList runLines(const Run &run, bool verbose)
{
    QStringList lines{u"%1  %2 %3  %4  %5 -> %6  by %7 on %8"_s.arg(whenOf(run.started), run.command,
                                                                    run.targets.join(u' '), nameOf(run.outcome),
                                                                    at(run.from), at(run.rows), run.who, run.host)};
    if (!run.error.isEmpty())
        lines << u"  "_s + oneLine(run.error);
    if (!verbose)
        return lines;
    for (const Revision &revision : run.revisions) {
        lines << u"  %1 %2 -> %3  %4  (%5)"_s.arg(directionOf(revision), at(revision.from), at(revision.to),
                                                  nameOf(revision.outcome), secondsOf(revision.microseconds));
        for (const Statement &statement : revision.statements)
            lines << statementLine(statement);
    }
    return lines;
}

QJsonObject runToJson(const Run &run)
{
    QJsonArray revisions;
    for (const Revision &revision : run.revisions)
        revisions << revisionToJson(revision);
    return {{u"id"_s, run.id},
            {u"started"_s, run.started},
            {u"ended"_s, run.ended},
            {u"who"_s, run.who},
            {u"host"_s, run.host},
            {u"process"_s, run.process},
            {u"program"_s, run.program},
            {u"database"_s, run.database},
            {u"version_table"_s, run.versionTable},
            {u"command"_s, run.command},
            {u"targets"_s, QJsonArray::fromStringList(run.targets)},
            {u"from"_s, QJsonArray::fromStringList(run.from)},
            {u"to"_s, QJsonArray::fromStringList(run.to)},
            {u"rows"_s, QJsonArray::fromStringList(run.rows)},
            {u"outcome"_s, nameOf(run.outcome)},
            {u"error"_s, run.error},
            {u"error_code"_s, run.errorCode},
            {u"revisions"_s, revisions}};
}

QStringList unfinishedLines(const migration::Unfinished &unfinished)
{
    const Run &run = unfinished.run;
    const QString name =
        u"`%1 %2` of %3 by %4 on %5"_s.arg(run.command, run.targets.join(u' '), whenOf(run.started), run.who, run.host);
    const QString how = run.outcome == Outcome::Running ? u"was killed"_s : nameOf(run.outcome);
    QStringList lines;
    if (!unfinished.halfDone) {
        lines << u"%1 %2. Everything since its last commit was rolled back; it may be started again."_s.arg(name, how);
        if (!run.error.isEmpty())
            lines << u"  "_s + oneLine(run.error);
        return lines;
    }
    const Revision &revision = *unfinished.halfDone;
    lines << u"%1 %2 and left revision %3 half done:"_s.arg(name, how, revision.id);
    if (!run.error.isEmpty())
        lines << u"  "_s + oneLine(run.error);
    for (const Statement &statement : revision.statements) {
        if (!statement.changes && statement.outcome != Outcome::Failed)
            continue;
        const QString state = statement.outcome == Outcome::Failed       ? u"failed"_s
                              : statement.number <= unfinished.committed ? u"done"_s
                              : statement.number <= unfinished.perhaps   ? u"not known"_s
                                                                         : u"not done"_s;
        lines << u"    %1 %2  %3"_s.arg(statement.number, 4).arg(state.leftJustified(9), oneLine(statement.sql));
    }
    return lines;
}

QStringList waysLines(const commands::WaysOut &ways)
{
    QStringList lines = unfinishedLines(ways.left);
    if (!ways.left.halfDone)
        return lines;
    const Revision &revision = *ways.left.halfDone;
    lines << u"Ways out:"_s;
    if (ways.noResume)
        lines << u"  resume   not possible: "_s + ways.noResume->data.value(u"why"_s).toString();
    else
        lines << u"  resume   `retort %1 --resume` goes on behind statement %2, once the cause is corrected"_s.arg(
            directionOf(revision), QString::number(ways.left.committed));
    if (ways.undo) {
        lines << u"  undo     `retort repair undo` runs what leads back to where revision %1 began:"_s.arg(revision.id);
        for (const QString &statement : commands::statementsOf(*ways.undo))
            lines << u"             "_s + oneLine(statement);
    } else {
        lines << u"  undo     not known: no part of the other direction's script is seen to lead back"_s;
    }
    if (ways.stamp)
        lines << u"  stamp    `retort repair stamp` runs nothing and only notes revision %1 as done%2"_s.arg(
            revision.id, ways.looksFinished ? u"; the schema is as it leaves it"_s : QString());
    return lines;
}

QJsonObject waysToJson(const commands::WaysOut &ways)
{
    QJsonObject json{{u"run"_s, runToJson(ways.left.run)}};
    if (!ways.left.halfDone)
        return json;
    json[u"revision"_s] = revisionToJson(*ways.left.halfDone);
    json[u"committed"_s] = ways.left.committed;
    json[u"perhaps"_s] = ways.left.perhaps;
    json[u"resume"_s] = !ways.noResume;
    json[u"looks_finished"_s] = ways.looksFinished;
    if (ways.undo)
        json[u"undo"_s] = QJsonArray::fromStringList(commands::statementsOf(*ways.undo));
    json[u"stamp"_s] = ways.stamp.has_value();
    return json;
}

} // namespace retort::cli
