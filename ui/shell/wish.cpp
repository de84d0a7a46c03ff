#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <core/commands/target.h>
#include <ui/shell/wish.h>

namespace retort::ui
{

RunFlow::Wish wishFor(const LoadedProject &project, const migration::Goal &goal, const QString &title)
{
    const auto workspace = project.workspace;
    const auto target = commands::targetOf(*workspace); // what is wrong with it, making the plan will say
    const QString toType = target ? commands::nameToConfirm(*target, commands::Change::Migration) : QString();
    return {title,
            project.connection.name,
            project.connection.place,
            toType,
            [workspace, goal](const CancelToken &cancel) { return commands::preview(*workspace, goal, cancel); },
            [workspace, toType](const migration::Plan &plan, const CancelToken &cancel,
                                const migration::Observer &observer) {
                commands::Workspace confirmed = *workspace;
                confirmed.options.confirmed = toType; // the sheet has asked for it
                return commands::runPlan(confirmed, plan, observer, cancel);
            }};
}

} // namespace retort::ui
