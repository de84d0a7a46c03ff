#include <core/base/files.h>
#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/half_done.h>
#include <core/commands/journal.h>
#include <core/commands/lost_head.h>
#include <core/commands/status.h>
#include <core/database/error_codes.h>
#include <core/migration/journal/digest.h>
#include <core/migration/planner.h>
#include <core/revisions/resolve.h>

#include <QSysInfo>

#include <algorithm>
#include <csignal>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;
using migration::journal::Outcome;
using migration::journal::Run;
using revisions::RevisionGraph;
using revisions::RevisionIndex;

namespace
{

/// More revisions of one schema are no help.
constexpr qsizetype mostLookalikes = 3;

QStringList leftOverTables(const schema::Schema &live)
{
    QStringList names;
    for (const auto &[name, table] : live.tables) {
        if (name.name.startsWith("_alembic_tmp_"_L1))
            names << name.name;
    }
    return names;
}

Result<QStringList> lookalikes(const Workspace &workspace, const dialects::Dialect &dialect, const schema::Schema &live,
                               const CancelToken &cancel)
{
    QStringList found;
    replay::History history = historyOf(workspace, dialect, cancel, live.collations);
    const RevisionGraph &graph = workspace.project.graph;
    const auto &order = graph.topologicalOrder();
    for (auto revision = order.rbegin(); revision != order.rend() && found.size() < mostLookalikes; ++revision) {
        RETORT_TRY(const replay::Snapshot snapshot, history.at(std::span(&*revision, 1), cancel));
        if (snapshot.schema.tables == live.tables)
            found << graph.idOf(*revision);
    }
    return found;
}

bool isAlive(const Run &run)
{
    return run.host == QSysInfo::machineHostName() && run.process > 0 &&
           ::kill(static_cast<pid_t>(run.process), 0) == 0;
}

/// What is looked at in one status, a part at a time.
class Look
{
public:
    Look(const Workspace &workspace, const dialects::Dialect &dialect, database::Session &session,
         migration::VersionTable versions, const CancelToken &cancel)
        : workspace_(workspace)
        , graph_(workspace.project.graph)
        , dialect_(dialect)
        , session_(session)
        , versions_(std::move(versions))
        , cancel_(cancel)
    {
    }

    Result<Status> all()
    {
        RETORT_TRY(status_.rows, migration::readVersions(session_, dialect_, versions_));
        RETORT_CHECK(versionTable());
        RETORT_CHECK(unfinished());
        RETORT_CHECK(journal());
        place(graph_, status_);
        return std::move(status_);
    }

    /// Of the rows that are revisions: where they are, and what is above them.
    static void place(const RevisionGraph &graph, Status &status)
    {
        QStringList known;
        for (const QString &row : status.rows) {
            if (graph.find(row))
                known << row;
        }
        if (auto current = revisions::currentRevisions(graph, known))
            status.current = std::move(*current);
        const auto plan = migration::makePlan(graph, known, migration::Upgrade{u"heads"_s}, {});
        if (!plan)
            return;
        for (const migration::PlanStep &step : plan->steps) {
            if (const auto revision = graph.find(step.revision.id))
                status.pending.push_back(*revision);
        }
    }

private:
    Result<> versionTable()
    {
        VersionFacts facts;
        RETORT_TRY(facts.hasTable, session_.hasTable(versions_.name));
        facts.rows = status_.rows;
        RETORT_TRY(schema::Schema live, dialect_.readSchema(catalogueOf(session_), {}));
        live = withoutOwnTables(std::move(live), versions_, dialect_);
        facts.tables = static_cast<int>(live.tables.size());
        if (facts.rows.isEmpty() && facts.tables > 0) {
            RETORT_TRY(facts.looksLike, lookalikes(workspace_, dialect_, live, cancel_));
        }
        status_.problems = versionProblems(graph_, versions_.name.name, facts);
        if (const QStringList left = leftOverTables(live); !left.isEmpty())
            status_.problems.push_back({errors::LeftOverTables, {{u"tables"_s, left}}, {}, {}, {}});
        return {};
    }

    Result<> unfinished()
    {
        database::LockHolder holder;
        RETORT_TRY(const auto lock, database::NamedLock::take(session_, lockName(versions_), {}, holder));
        if (!lock)
            status_.running = holder;
        RETORT_TRY(status_.unfinished, unfinishedIn(workspace_, dialect_, session_, cancel_));
        if (status_.unfinished && status_.unfinished->run.outcome == Outcome::Running &&
            isAlive(status_.unfinished->run)) {
            const Run &run = status_.unfinished->run;
            status_.running = status_.running.value_or(
                database::LockHolder{QString::number(run.process), run.who, run.host, run.program, run.started});
        }
        if (status_.running)
            status_.unfinished.reset(); // it goes on
        if (status_.unfinished && status_.unfinished->halfDone)
            forgetMissingRows();
        return {};
    }

    /// The tables are those of the revision that is half done.
    void forgetMissingRows()
    {
        auto &problems = status_.problems;
        problems.erase(std::remove_if(problems.begin(), problems.end(),
                                      [](const Error &problem) {
                                          return problem.code == errors::VersionTableEmpty ||
                                                 problem.code == errors::VersionTableMissing;
                                      }),
                       problems.end());
    }

    Result<> journal()
    {
        RETORT_TRY(JournalReport report, readJournal(workspace_, {.most = 1, .withApplied = true}, cancel_));
        if (!report.runs.empty())
            status_.lastRun = std::move(report.runs.front());
        status_.isJournalInDatabase = report.isInDatabase;
        status_.notes = std::move(report.problems);
        const auto rows = revisions::resolveRows(graph_, status_.rows);
        if (!rows)
            return {};
        const std::vector<bool> applied = revisions::ancestors(graph_, *rows, revisions::Follow::All);
        std::map<QString, migration::journal::AppliedScript> last;
        for (migration::journal::AppliedScript &script : report.applied)
            last.insert_or_assign(script.revision, std::move(script));
        for (RevisionIndex revision = 0; revision < graph_.size(); ++revision) {
            const auto script = last.find(graph_.idOf(revision));
            if (!applied[static_cast<std::size_t>(revision)] || script == last.end())
                continue;
            const QString path = graph_.at(revision).path;
            const auto content = readFile(path);
            if (content && migration::journal::digestOf(*content) != script->second.digest)
                status_.edited.push_back({script->first, path, script->second.when, script->second.who});
        }
        return {};
    }

    const Workspace &workspace_;
    const RevisionGraph &graph_;
    const dialects::Dialect &dialect_;
    database::Session &session_;
    const migration::VersionTable versions_;
    const CancelToken &cancel_;
    Status status_;
};

} // namespace

Result<Status> status(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(const migration::VersionTable versions, versionTableOf(workspace));
    Status made;
    auto session = openTarget(workspace, target, database::Access::ReadOnly, cancel);
    if (!session && session.error().code != errors::DatabaseFileMissing)
        return fail(session.error());
    if (session) {
        RETORT_TRY(made, Look(workspace, *dialect, *session, versions, cancel).all());
    } else {
        Look::place(workspace.project.graph, made);
    }
    made.url = target.url;
    return made;
}

} // namespace retort::commands
