#include <core/alembic/error_codes.h>
#include <core/base/overloaded.h>
#include <core/migration/planner.h>
#include <core/migration/recording_sink.h>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

Result<Plan> makePlan(const revisions::RevisionGraph &graph, const QStringList &rows, const Goal &goal,
                      const Conditions &conditions)
{
    RETORT_TRY(
        revisions::Path path,
        std::visit(
            overloaded{
                [&](const Upgrade &upgrade) { return revisions::upgradePath(graph, rows, upgrade.target); },
                [&](const Downgrade &downgrade) { return revisions::downgradePath(graph, rows, downgrade.target); },
                [&](const Stamp &stamp) { return revisions::stampPath(graph, rows, stamp.targets, stamp.purge); },
            },
            goal));
    Plan plan;
    plan.goal = goal;
    plan.rowsBefore = std::move(path.rowsBefore);
    plan.rowsAfter = std::move(path.rowsAfter);
    plan.warnings = std::move(path.warnings);
    plan.conditions = conditions;
    plan.steps.reserve(path.steps.size());
    for (revisions::WalkStep &step : path.steps)
        plan.steps.push_back({graph.at(step.revision), step.direction, graph.idsOf(step.from), graph.idsOf(step.to),
                              std::move(step.writes), NotRecorded{}});
    return plan;
}

void expectScripts(const Plan &plan, const Scripts &scripts)
{
    if (isStamp(plan) || !scripts.expect)
        return;
    std::vector<revisions::Revision> revisions;
    for (const PlanStep &step : plan.steps)
        revisions.push_back(step.revision);
    scripts.expect(revisions);
}

std::vector<Error> checkScripts(const Plan &plan, const Scripts &scripts)
{
    std::vector<Error> found;
    if (isStamp(plan) || !scripts.check)
        return found;
    expectScripts(plan, scripts);
    for (const PlanStep &step : plan.steps) {
        for (Error &error : scripts.check(step.revision, step.direction))
            found.push_back(std::move(error));
    }
    return found;
}

Result<Plan> recordSteps(Plan plan, const dialects::Dialect &dialect, const Scripts &scripts,
                         replay::ExpectedSchema::Start startingSchema, const CancelToken &cancel)
{
    if (isStamp(plan))
        return plan;
    replay::ExpectedSchema schema(dialect, std::move(startingSchema));
    for (PlanStep &step : plan.steps) {
        RETORT_CHECK(cancel.check(u"the plan"_s));
        RecordingSink sink(dialect, schema);
        const auto evaluated = scripts.evaluate(step.revision, step.direction, sink, plan.conditions);
        step.variablesRead = sink.takeVariablesRead();
        if (evaluated && !sink.expectedAt())
            step.body = Known{sink.takeCalls()};
        else if (evaluated)
            step.body = Decided{sink.takeCalls(), sink.expectedAt(), true};
        else if (evaluated.error().code == errors::DecidedAtRun)
            step.body = Decided{sink.takeCalls(), evaluated.error().position, false};
        else
            return fail(evaluated.error().within({u"planning "_s + shortLog(plan, step), {}}));
    }
    return plan;
}

} // namespace retort::migration
