#pragma once

#include <core/base/cancel.h>
#include <core/migration/plan.h>
#include <core/replay/expected_schema.h>

namespace retort::migration
{

/// The plan from what the version table holds (`rows`, in the order of the database) to the goal, scripts not recorded.
/// The errors of the walks in core/revisions: "Can't locate revision identified by ..." also for a row that no file
/// knows.
[[nodiscard]] Result<Plan> makePlan(const revisions::RevisionGraph &graph, const QStringList &rows, const Goal &goal,
                                    const Conditions &conditions);

/// Tells which scripts the steps will ask for, so that they are read ahead.
void expectScripts(const Plan &plan, const Scripts &scripts);

/// What keeps the scripts on the plan's path from running, found without running any: all errors, in the order of the
/// steps. A stamp has none.
[[nodiscard]] std::vector<Error> checkScripts(const Plan &plan, const Scripts &scripts);

/// Records what every step does, and changes nothing. `startingSchema`, which may be empty, is the schema before the
/// first step: what a script asks of the schema is answered by it and by what the steps before do to it, and such a
/// step is Decided all the same, for the run asks anew. A script that fails fails the whole.
[[nodiscard]] Result<Plan> recordSteps(Plan plan, const dialects::Dialect &dialect, const Scripts &scripts,
                                       replay::ExpectedSchema::Start startingSchema, const CancelToken &cancel);

} // namespace retort::migration
