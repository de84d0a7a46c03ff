#include <core/base/clock.h>
#include <core/commands/engine.h>
#include <core/commands/half_done.h>
#include <core/commands/journal.h>
#include <core/commands/schema_points.h>
#include <core/migration/error_codes.h>

#include <algorithm>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;
using migration::Unfinished;
using migration::journal::Statement;

namespace
{

/// Whether rows were changed by statements that the one in doubt would have committed.
bool hasPendingRows(const Unfinished &left)
{
    const auto &statements = left.halfDone->statements;
    return std::any_of(statements.begin(), statements.end(), [&left](const Statement &statement) {
        return statement.changes && statement.number > left.committed && statement.number < left.perhaps;
    });
}

/// A program that is killed leaves its transaction to the server, which rolls it back; a server that fell itself may
/// have committed before it did what it was asked. Its age comes in whole seconds and may be up to one less.
Result<bool> serverHasRunSince(database::Session &session, const QString &moment)
{
    RETORT_TRY(const database::QueryResult answer, session.execute(u"SHOW GLOBAL STATUS LIKE 'Uptime'"_s));
    const auto *seconds = answer.rows.empty() ? nullptr : std::get_if<QString>(&answer.rows[0][1]);
    const QDateTime since = QDateTime::fromString(moment, Qt::ISODateWithMs);
    return seconds && since.isValid() && since.msecsTo(SystemClock().now()) < (seconds->toLongLong() - 1) * 1000;
}

Result<> decideBySchema(Unfinished &left, const Workspace &workspace, const dialects::Dialect &dialect,
                        database::Session &session, const CancelToken &cancel)
{
    RETORT_TRY(const schema::Schema live, dialect.readSchema(catalogueOf(session), {}));
    RETORT_TRY(const SchemaPoints points,
               SchemaPoints::of(workspace, dialect, left.run.rows, textsOf(*left.halfDone, left.perhaps),
                                live.collations, cancel));
    const bool isBefore = points.isAt(live, left.committed);
    const bool isAfter = points.isAt(live, left.perhaps);
    if (isBefore == isAfter)
        return {}; // it shows in no schema, or somebody else was here
    if (isAfter) {
        left.committed = left.perhaps;
        return {};
    }
    RETORT_TRY(const bool isRolledBack,
               hasPendingRows(left) ? serverHasRunSince(session, left.run.started) : Result<bool>(true));
    if (isRolledBack)
        left.perhaps = left.committed;
    return {};
}

/// By the journals alone.
Result<std::optional<Unfinished>> journalledIn(const Workspace &workspace, const dialects::Dialect &dialect,
                                               database::Session &session, const CancelToken &cancel)
{
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    RETORT_TRY(const QStringList rows, migration::readVersions(session, dialect, table));
    RETORT_TRY(const JournalReport report,
               readJournal(workspace, {.withStatements = true, .untilCommitted = true}, cancel));
    return migration::unfinishedOf(report.runs, rows);
}

tl::unexpected<Error> nothing(const QString &why)
{
    return fail(errors::NothingToResume, {{u"why"_s, why}});
}

} // namespace

Result<std::optional<Unfinished>> unfinishedIn(const Workspace &workspace, const dialects::Dialect &dialect,
                                               database::Session &session, const CancelToken &cancel)
{
    RETORT_TRY(std::optional<Unfinished> left, journalledIn(workspace, dialect, session, cancel));
    if (left && left->halfDone && left->perhaps > left->committed)
        RETORT_CHECK(decideBySchema(*left, workspace, dialect, session, cancel));
    if (left && left->halfDone && left->perhaps == 0)
        left->halfDone.reset(); // the only statement in doubt was not done
    return left;
}

Result<Unfinished> runToResume(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadOnly, cancel));
    RETORT_TRY(std::optional<Unfinished> left, journalledIn(workspace, *dialect, session, cancel));
    if (!left)
        return nothing(u"as far as the journal knows, the last one came to its end"_s);
    if (!left->halfDone)
        return nothing(u"the last one left nothing behind; start it again"_s);
    return std::move(*left);
}

Result<migration::ResumePoint> pointToResume(const Workspace &workspace, const dialects::Dialect &dialect,
                                             database::Session &session, const Unfinished &expected,
                                             const CancelToken &cancel)
{
    RETORT_TRY(const std::optional<Unfinished> left, unfinishedIn(workspace, dialect, session, cancel));
    if (!left || left->run.id != expected.run.id)
        return nothing(u"somebody has gone on meanwhile"_s);
    if (!left->halfDone)
        return migration::ResumePoint{expected.halfDone->id, expected.halfDone->direction, {}};
    return migration::resumePointOf(*left);
}

} // namespace retort::commands
