#include <core/alembic/error_codes.h>
#include <core/base/error_codes.h>
#include <core/base/presenter.h>
#include <core/commands/check_scripts.h>
#include <core/commands/engine.h>
#include <core/migration/recording_sink.h>
#include <core/script/error_codes.h>

#include <QHash>

#include <algorithm>

namespace retort::commands
{
namespace
{

using namespace Qt::Literals::StringLiterals;
using revisions::Direction;

/// A `raise` of the revision's own: what it says is meant for whoever runs it, and Alembic would stop there too.
bool raisesOnPurpose(const Error &error)
{
    return error.code == errors::ScriptRaised && error.position &&
           error.position->sourceLine.trimmed().startsWith(u"raise");
}

CheckedScript judged(std::vector<Error> causes)
{
    CheckedScript script;
    script.causes = std::move(causes);
    if (!script.causes.empty())
        script.reach = ScriptReach::OutOfReach;
    return script;
}

class Checker
{
public:
    Checker(const Workspace &workspace, const dialects::Dialect &dialect, const CancelToken &cancel)
        : dialect_(dialect)
        , scripts_(scriptsOf(workspace, cancel))
        , conditions_(freshConditions())
    {
    }

    Result<CheckedScript> check(const revisions::Revision &revision, Direction direction)
    {
        if (revision.problem)
            return judged({*revision.problem});
        if (std::vector<Error> errors = scripts_.check(revision, direction); !errors.empty())
            return judged(std::move(errors));
        replay::ExpectedSchema nothingExpected(dialect_, {});
        migration::RecordingSink sink(dialect_, nothingExpected);
        const Result<> done = scripts_.evaluate(revision, direction, sink, conditions_);
        if (done)
            return CheckedScript{};
        if (done.error().code == errors::Cancelled)
            return fail(done.error());
        CheckedScript script = judged({done.error()});
        if (done.error().code == errors::DecidedAtRun)
            script.reach = ScriptReach::AsksDatabase;
        else if (raisesOnPurpose(done.error()))
            script.reach = ScriptReach::Raises;
        return script;
    }

private:
    const dialects::Dialect &dialect_;
    migration::Scripts scripts_;
    migration::Conditions conditions_;
};

std::vector<CauseGroup> groupsOf(const std::vector<CheckedScript> &scripts)
{
    std::vector<CauseGroup> groups;
    QHash<QString, std::size_t> bySentence;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (scripts[i].reach != ScriptReach::OutOfReach)
            continue;
        for (const Error &error : scripts[i].causes) {
            const Error &cause = innermost(error);
            const QString key = sentence(cause);
            if (!bySentence.contains(key)) {
                bySentence.insert(key, groups.size());
                groups.push_back({cause, {}});
            }
            std::vector<std::size_t> &held = groups[bySentence.value(key)].scripts;
            if (held.empty() || held.back() != i)
                held.push_back(i);
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const CauseGroup &a, const CauseGroup &b) { return a.scripts.size() > b.scripts.size(); });
    return groups;
}

} // namespace

const Error &innermost(const Error &error)
{
    const bool onlyLeadsThere = error.code == errors::ScriptCannotRun || error.code == errors::ScriptOutOfReach;
    return onlyLeadsThere && error.cause ? innermost(*error.cause) : error;
}

int ScriptReport::count(Direction direction, ScriptReach reach) const
{
    return static_cast<int>(std::count_if(scripts.begin(), scripts.end(), [&](const CheckedScript &script) {
        return script.direction == direction && script.reach == reach;
    }));
}

Result<ScriptReport> checkScripts(const Workspace &workspace, const QString &dialect, const CancelToken &cancel)
{
    RETORT_TRY(const dialects::Dialect *known, dialectFor(workspace, dialect));
    const revisions::RevisionGraph &graph = workspace.project.graph;
    std::vector<revisions::RevisionIndex> order = graph.topologicalOrder();
    for (revisions::RevisionIndex i = 0; i < graph.size(); ++i)
        if (graph.isBroken(i))
            order.push_back(i);

    ScriptReport report{known->name(), {}, {}};
    Checker checker(workspace, *known, cancel);
    for (const revisions::RevisionIndex revision : order) {
        for (const Direction direction : {Direction::Up, Direction::Down}) {
            RETORT_CHECK(cancel.check(u"the check"_s));
            RETORT_TRY(CheckedScript script, checker.check(graph.at(revision), direction));
            script.revision = revision;
            script.direction = direction;
            report.scripts.push_back(std::move(script));
        }
    }
    report.causes = groupsOf(report.scripts);
    return report;
}

} // namespace retort::commands
