// A whole history of somebody's, on an empty database: after every single revision, is the replayed schema what the
// upgrade left? `history_truth INI DIALECT...`; `./dev truth` runs it. Reports, and fails where anything differs.

#include <core/alembic/error_codes.h>
#include <core/base/presenter.h>
#include <core/commands/engine.h>
#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <core/commands/schema.h>
#include <core/replay/history.h>
#include <core/revisions/resolve.h>
#include <tests/core/ddl/live.h>

#include <QCoreApplication>

#include <cstdio>
#include <set>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int mostShown = 12;

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// Whether the replay says that it does not know all that a revision does: it was not followed to its end, a statement
/// was not understood, or the script asked for rows.
bool isUnsureOf(const QString &revision, const replay::Snapshot &snapshot)
{
    const auto &opaque = snapshot.schema.opaque;
    return snapshot.asked.contains(revision) ||
           std::any_of(snapshot.gaps.begin(), snapshot.gaps.end(),
                       [&](const replay::Gap &gap) { return gap.revision == revision; }) ||
           std::any_of(opaque.begin(), opaque.end(),
                       [&](const schema::OpaqueStatement &each) { return each.revision == revision; });
}

/// Of a database that is there already: what its server and its owner chose.
schema::Collations collationsOf(const commands::Workspace &workspace, const QString &dialect)
{
    return dialect == u"mariadb"_s ? must(commands::liveSchema(workspace)).snapshot.schema.collations
                                   : schema::Collations();
}

/// What tells whether anything has changed; empty as long as there is no file.
QJsonObject liveSchemaOf(const commands::Workspace &workspace, const dialects::Dialect &dialect)
{
    const auto live = commands::liveSchema(workspace);
    return live ? dialects::describe(live->snapshot.schema, dialect) : QJsonObject();
}

/// After how many revisions the schemas differ, and the replay does not say that it is unsure.
int truthOf(const QString &project, const QString &dialect)
{
    const TemporaryDatabases files;
    commands::WorkspaceOptions options;
    options.project.path = project;
    options.environment = QProcessEnvironment::systemEnvironment();
    options.url = dialect == u"sqlite"_s ? u"sqlite:///"_s + files.path() : emptyDatabase(dialect, u"truth"_s);
    const auto opened = commands::openWorkspace(options);
    const QString heading = project + u" on "_s + dialect + u": "_s;
    if (!opened) {
        say(heading + sentence(opened.error()));
        return 1;
    }
    const commands::Workspace &workspace = *opened;
    const auto plan = commands::planFrom(workspace, migration::Upgrade{u"heads"_s}, {});
    const dialects::Dialect &known = *must(dialects::dialectNamed(dialect));
    if (!plan) {
        say(heading + sentence(plan.error()));
        return 1;
    }
    // What cannot be run is left out on both sides, where the database takes back what it began.
    std::set<QString> leftOut;
    const migration::Scripts scripts = commands::scriptsOf(workspace, {});
    const migration::Conditions conditions = commands::freshConditions();
    replay::History history(
        workspace.project.graph, known,
        [&](const revisions::Revision &revision, alembic::StatementSink &sink) -> Result<> {
            if (leftOut.count(revision.id) > 0)
                return {};
            return scripts.evaluate(revision, revisions::Direction::Up, sink, conditions);
        },
        collationsOf(workspace, dialect));
    QStringList faults;
    QString stop = u"to its end"_s;
    int equal = 0;
    int different = 0;
    int unsure = 0;
    int tangled = 0;
    QStringList before;
    QStringList told;
    QJsonObject lastLive = liveSchemaOf(workspace, known);
    for (const migration::PlanStep &step : plan->steps) {
        auto rows = commands::migrate(workspace, migration::Upgrade{step.revision.id}, {});
        if (!rows && (known.capabilities().transactionalDdl || rows.error().code == errors::ScriptCannotRun)) {
            if (liveSchemaOf(workspace, known) != lastLive) {
                stop = u"as far as "_s + step.revision.id + u", which was left half done"_s;
                break;
            }
            leftOut.insert(step.revision.id);
            rows = commands::migrate(workspace, migration::Stamp{{step.revision.id}, false}, {});
        }
        if (!rows) {
            stop = u"as far as "_s + step.revision.id + u": "_s + sentence(rows.error());
            break;
        }
        const auto revisions = must(revisions::resolveRows(workspace.project.graph, *rows));
        const replay::Snapshot replayed = must(history.at(revisions, {}));
        const schema::Schema live = must(commands::liveSchema(workspace, schemasOf(replayed.schema))).snapshot.schema;
        lastLive = liveSchemaOf(workspace, known);
        schema::Schema compared = replayed.schema;
        compared.opaque.clear();
        const QStringList found = faultsOf(compared, live, known);
        // Each fault is told at the revision that made it.
        const bool isTold = isUnsureOf(step.revision.id, replayed);
        for (const QString &fault : found)
            if (!before.contains(fault)) {
                faults << step.revision.id + (isTold ? u" (and it says so): "_s : u": "_s) + fault;
                if (isTold)
                    told << fault;
            }
        before = found;
        const bool isAllTold =
            std::all_of(found.begin(), found.end(), [&](const QString &fault) { return told.contains(fault); });
        // Several heads at once: a run straight to them takes their branches in another order than one to the end.
        const bool isTangled = rows->size() > 1;
        ++(found.isEmpty() ? equal : isAllTold ? unsure : isTangled ? tangled : different);
    }
    for (const QString &fault : faults.mid(0, mostShown))
        say(u"    "_s + fault);
    if (faults.size() > mostShown)
        say(u"    ... and %1 more"_s.arg(faults.size() - mostShown));
    say(heading +
        u"after %1 revisions equal, after %2 not, after %3 not and the replay says so, "
        u"after %4 not while several heads are there, %5 left out; "_s.arg(equal)
            .arg(different)
            .arg(unsure)
            .arg(tangled)
            .arg(leftOut.size()) +
        stop);
    return different;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    int faults = 0;
    for (const QString &dialect : arguments.mid(2))
        faults += truthOf(arguments.value(1), dialect);
    return faults == 0 ? 0 : 1;
}
