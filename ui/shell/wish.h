#pragma once

#include <ui/run/run_flow.h>
#include <ui/shell/project_loader.h>

namespace retort::ui
{

/// What the run flow needs to reach `goal` on the project's database, through core/commands. The functions inside keep
/// the workspace alive and are called on a job's thread.
[[nodiscard]] RunFlow::Wish wishFor(const LoadedProject &project, const migration::Goal &goal, const QString &title);

} // namespace retort::ui
