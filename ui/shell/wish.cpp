#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <ui/shell/wish.h>

namespace retort::ui
{

RunFlow::Wish wishFor(const LoadedProject &project, const migration::Goal &goal, const QString &title)
{
    const auto workspace = project.workspace;
    return {title, project.connection.name, project.connection.place,
            [workspace, goal](const CancelToken &cancel) { return commands::preview(*workspace, goal, cancel); },
            [workspace](const migration::Plan &plan, const CancelToken &cancel, const migration::Observer &observer) {
                return commands::runPlan(*workspace, plan, observer, cancel);
            }};
}

} // namespace retort::ui
