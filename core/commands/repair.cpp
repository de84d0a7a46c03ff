#include <core/commands/engine.h>
#include <core/commands/half_done.h>
#include <core/commands/repair.h>
#include <core/commands/schema_points.h>
#include <core/database/error_codes.h>
#include <core/ddl/apply.h>
#include <core/migration/planner.h>
#include <core/sql/statement_kind.h>

#include <algorithm>

namespace retort::commands
{

using migration::Applied;
using migration::Plan;
using migration::PlanStep;
using migration::Unfinished;

namespace
{

revisions::Direction opposite(revisions::Direction direction)
{
    return direction == revisions::Direction::Up ? revisions::Direction::Down : revisions::Direction::Up;
}

migration::Goal goalOf(revisions::Direction direction, const QStringList &to)
{
    const QString target = to.isEmpty() ? QStringLiteral("base") : to.first();
    return direction == revisions::Direction::Up ? migration::Goal(migration::Upgrade{target})
                                                 : migration::Goal(migration::Downgrade{target});
}

/// The revision alone, in one direction, its script recorded; nothing where the script asks the database.
Result<std::optional<Plan>> recorded(const Workspace &workspace, const dialects::Dialect &dialect,
                                     const Unfinished &left, revisions::Direction direction, const CancelToken &cancel)
{
    const revisions::RevisionGraph &graph = workspace.project.graph;
    const auto revision = graph.find(left.halfDone->id);
    if (!revision)
        return std::nullopt;
    const bool isSame = direction == left.halfDone->direction;
    Plan plan;
    plan.rowsBefore = plan.rowsAfter = left.run.rows;
    plan.conditions = {left.run.now, left.run.seed};
    plan.steps.push_back({graph.at(*revision),
                          direction,
                          isSame ? left.halfDone->from : left.halfDone->to,
                          isSame ? left.halfDone->to : left.halfDone->from,
                          {},
                          migration::NotRecorded{}});
    plan.goal = goalOf(direction, plan.steps.front().to);
    const migration::Scripts scripts = scriptsOf(workspace, cancel);
    if (!migration::checkScripts(plan, scripts).empty())
        return std::nullopt;
    auto made = migration::recordSteps(std::move(plan), dialect, scripts, {}, cancel);
    RETORT_CHECK(cancel.check(QStringLiteral("the search for ways out")));
    if (!made || !std::holds_alternative<migration::Known>(made->steps.front().body))
        return std::nullopt;
    return std::move(*made);
}

/// Whether the statements lead from one schema to the beginning, each of them changing what it is there to change.
bool leadsBack(schema::Schema schema, const QStringList &statements, const SchemaPoints &points,
               const dialects::Dialect &dialect)
{
    for (const QString &statement : statements) {
        const bool isDefinition = sql::kindOf(statement, dialect.lexicalRules()) == sql::StatementKind::Definition;
        const schema::Schema before = schema;
        if (ddl::apply(schema, statement, dialect.customs()) == ddl::Effect::Opaque ||
            (isDefinition && schema == before))
            return false;
    }
    return points.isAt(schema, 0);
}

/// The last of the calls, beginning where they lead back.
std::optional<Plan> undoFrom(Plan plan, const schema::Schema &now, const SchemaPoints &points,
                             const dialects::Dialect &dialect)
{
    auto &calls = std::get<migration::Known>(plan.steps.front().body).calls;
    for (; !calls.empty(); calls.erase(calls.begin())) {
        if (leadsBack(now, statementsOf(plan), points, dialect))
            return plan;
    }
    return std::nullopt;
}

/// As the whole upgrade or downgrade would have begun: with this revision's writes to the version table.
std::optional<Plan> stampOf(const Workspace &workspace, const Unfinished &left)
{
    const QStringList to =
        left.halfDone->direction == revisions::Direction::Up ? QStringList{left.halfDone->id} : left.halfDone->to;
    auto plan = migration::makePlan(workspace.project.graph, left.run.rows, goalOf(left.halfDone->direction, to),
                                    freshConditions());
    const bool isIt = plan && !plan->steps.empty() && plan->steps.front().revision.id == left.halfDone->id;
    if (!isIt)
        return std::nullopt;
    plan->steps.resize(1, plan->steps.front());
    plan->goal = migration::Stamp{to, false};
    return std::move(*plan);
}

} // namespace

Result<std::optional<WaysOut>> waysOut(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    auto opened = openTarget(workspace, target, database::Access::ReadOnly, cancel);
    if (!opened && opened.error().code == errors::DatabaseFileMissing)
        return std::nullopt;
    RETORT_TRY(database::Session session, std::move(opened));
    RETORT_TRY(std::optional<Unfinished> left, unfinishedIn(workspace, *dialect, session, cancel));
    if (!left)
        return std::nullopt;
    WaysOut ways{std::move(*left), {}, {}, {}, false};
    if (!ways.left.halfDone)
        return ways;
    const auto point = migration::resumePointOf(ways.left);
    if (!point)
        ways.noResume = point.error();
    ways.stamp = stampOf(workspace, ways.left);

    const revisions::Direction direction = ways.left.halfDone->direction;
    RETORT_TRY(const std::optional<Plan> whole, recorded(workspace, *dialect, ways.left, direction, cancel));
    QStringList statements = textsOf(*ways.left.halfDone, ways.left.committed);
    RETORT_TRY(const schema::Schema live, dialect->readSchema(catalogueOf(session), {}));
    const auto pointsOf = [&](const QStringList &texts) {
        return SchemaPoints::of(workspace, *dialect, ways.left.run.rows, texts, live.collations, cancel);
    };
    RETORT_TRY(const SchemaPoints done, pointsOf(statements));
    if (whole) {
        RETORT_TRY(const SchemaPoints all, pointsOf(statementsOf(*whole)));
        ways.looksFinished = all.count() > 0 && all.isAt(live, all.count()) && !all.isAt(live, all.count() - 1);
    }
    RETORT_TRY(std::optional<Plan> back, recorded(workspace, *dialect, ways.left, opposite(direction), cancel));
    if (back && done.isAt(live, done.count()))
        ways.undo = undoFrom(std::move(*back), done.at(done.count()), done, *dialect);
    return ways;
}

QStringList statementsOf(const Plan &plan)
{
    QStringList texts;
    for (const PlanStep &step : plan.steps) {
        const auto *known = std::get_if<migration::Known>(&step.body);
        if (!known)
            continue;
        for (const migration::Call &call : known->calls) {
            const auto *applied = std::get_if<Applied>(&call);
            if (!applied)
                continue;
            for (const sql::Statement &statement : applied->statements)
                texts << statement.text;
        }
    }
    return texts;
}

} // namespace retort::commands
