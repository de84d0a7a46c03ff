#include <core/commands/engine.h>
#include <core/commands/ensure_version.h>

namespace retort::commands
{

Result<> ensureVersion(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Migration));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadWriteCreate, cancel));
    return migration::ensureVersionTable(session, *dialect, table);
}

} // namespace retort::commands
