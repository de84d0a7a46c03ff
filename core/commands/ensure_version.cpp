#include <core/commands/engine.h>
#include <core/commands/ensure_version.h>

namespace retort::commands
{

Result<> ensureVersion(const Workspace &workspace, const CancelToken &cancel)
{
    RETORT_TRY(const database::Url url, databaseOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(url));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    RETORT_TRY(database::Session session,
               database::Session::open(url, {.access = database::Access::ReadWriteCreate, .cancel = cancel}));
    return migration::ensureVersionTable(session, *dialect, table);
}

} // namespace retort::commands
