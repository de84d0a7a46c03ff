#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/migration/plan.h>

namespace retort::commands
{

/// What would be done, from where the database stands; reads, and changes nothing. A missing SQLite file or version
/// table counts as empty.
[[nodiscard]] Result<migration::Plan> plan(const Workspace &workspace, const migration::Goal &goal,
                                           const CancelToken &cancel = {});

/// The same from revisions that a person names, without a database. Each is an identifier; "base" is no revision.
[[nodiscard]] Result<migration::Plan> planFrom(const Workspace &workspace, const migration::Goal &goal,
                                               const QStringList &from);

/// plan(), with what each script does recorded for the database's dialect: the exact SQL, for a person to agree to.
/// Steps that ask the database say where, and what they do as the database stands, as far as they only ask of its
/// schema. The errors of the scripts besides.
[[nodiscard]] Result<migration::Plan> preview(const Workspace &workspace, const migration::Goal &goal,
                                              const CancelToken &cancel = {});

} // namespace retort::commands
