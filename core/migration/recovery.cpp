#include <core/migration/error_codes.h>
#include <core/migration/recovery.h>

#include <algorithm>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;
using journal::Outcome;

namespace
{

QStringList sorted(QStringList rows)
{
    rows.sort();
    return rows;
}

bool isTemporaryTable(const QString &sql)
{
    const QString start = sql.left(100).simplified();
    return start.startsWith(u"CREATE TEMPORARY "_s, Qt::CaseInsensitive) ||
           start.startsWith(u"CREATE TEMP "_s, Qt::CaseInsensitive);
}

int lastOf(const std::vector<journal::Statement> &statements, auto is)
{
    const auto last = std::find_if(statements.rbegin(), statements.rend(),
                                   [&is](const journal::Statement &statement) { return is(statement); });
    return last == statements.rend() ? 0 : last->number;
}

/// Also one that was killed when all was done.
bool isAtItsEnd(const journal::Run &run)
{
    return run.outcome == Outcome::Committed || (sorted(run.rows) == sorted(run.to) && !run.revisions.empty() &&
                                                 run.revisions.back().outcome == Outcome::Committed);
}

Unfinished leftOf(const journal::Run &run)
{
    Unfinished unfinished{run, {}, 0, 0};
    if (run.revisions.empty() || run.revisions.back().outcome == Outcome::Committed)
        return unfinished;
    const journal::Revision &revision = run.revisions.back();
    unfinished.committed = lastOf(revision.statements, [](const journal::Statement &statement) {
        return statement.changes && statement.outcome == Outcome::Committed;
    });
    // A statement that commits by itself was written down before it ran. It commits what came before it, too.
    unfinished.perhaps =
        std::max(unfinished.committed, lastOf(revision.statements, [](const journal::Statement &statement) {
                     return statement.changes && statement.outcome == Outcome::Running;
                 }));
    if (unfinished.perhaps > 0)
        unfinished.halfDone = revision;
    return unfinished;
}

} // namespace

std::optional<Unfinished> unfinishedOf(const std::vector<journal::Run> &newestFirst, const QStringList &rows)
{
    std::optional<Unfinished> last;
    for (const journal::Run &run : newestFirst) {
        if (isAtItsEnd(run) || sorted(run.rows) != sorted(rows))
            break;
        Unfinished left = leftOf(run);
        // What is done was done by older runs where this one failed at once, or before it came to where it was to go
        // on.
        const bool isOlder = last && last->halfDone && last->run.resumes == run.id;
        if (isOlder && left.committed <= last->committed)
            last->run.resumes = run.resumes;
        else if (!last || (left.halfDone && (isOlder || !last->halfDone)))
            last = std::move(left);
        if (last->halfDone && last->run.resumes.isEmpty())
            break;
    }
    return last;
}

Result<ResumePoint> resumePointOf(const Unfinished &unfinished)
{
    const auto impossible = [&](const QString &why) {
        return fail(errors::ResumeImpossible, {{u"revision"_s, unfinished.halfDone->id}, {u"why"_s, why}});
    };
    ResumePoint point{unfinished.halfDone->id, unfinished.halfDone->direction, {}};
    if (unfinished.perhaps > unfinished.committed)
        return impossible(u"nobody knows whether statement %1 was done"_s.arg(unfinished.perhaps));
    for (const journal::Statement &statement : unfinished.halfDone->statements) {
        const bool isDone = statement.outcome != Outcome::Failed && statement.outcome != Outcome::RolledBack;
        if (!statement.changes || !isDone || statement.number > unfinished.committed)
            continue;
        if (isTemporaryTable(statement.sql))
            return impossible(
                u"statement %1 made a temporary table, which went with its session"_s.arg(statement.number));
        if (statement.answered)
            return impossible(u"the answer of statement %1 was not kept"_s.arg(statement.number));
        point.done.push_back({statement.sql, statement.digest, statement.times, statement.rows, statement.insertedId});
    }
    return point;
}

} // namespace retort::migration
