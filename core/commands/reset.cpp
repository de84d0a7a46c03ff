#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/reset.h>
#include <core/commands/target.h>
#include <core/database/foreign_keys.h>
#include <core/database/transaction.h>
#include <core/dialects/drop_everything.h>
#include <core/migration/migration_lock.h>
#include <core/migration/planner.h>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;

namespace
{

Result<> checkClass(const Target &target)
{
    using project::EnvironmentClass;
    if (target.environment == EnvironmentClass::Development || target.environment == EnvironmentClass::Test ||
        database::isInMemory(target.url))
        return {};
    return fail(errors::ResetRefused,
                {{u"database"_s, database::displayed(target.url)},
                 {u"class"_s, target.environment ? project::nameOf(*target.environment) : u"unknown"_s}});
}

Result<> dropAll(database::Session &session, const dialects::Dialect &dialect)
{
    RETORT_TRY(const auto foreignKeys, database::ForeignKeyGuard::switchOff(session));
    RETORT_TRY(database::Transaction transaction,
               database::Transaction::begin(session, database::TransactionMode::Write));
    RETORT_TRY(const QStringList statements, dialects::dropEverything(dialect, catalogueOf(session)));
    for (const QString &statement : statements)
        RETORT_CHECK(session.execute(statement));
    return transaction.commit();
}

} // namespace

Result<QStringList> reset(const Workspace &workspace, const QString &revision, const migration::Observer &observer,
                          const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_CHECK(checkClass(target));
    RETORT_CHECK(checkConfirmed(workspace, target, Change::Reset));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    const migration::Upgrade goal{revision};
    RETORT_TRY(const migration::Plan planned,
               migration::makePlan(workspace.project.graph, {}, goal, freshConditions()));
    if (std::vector<Error> errors = migration::checkScripts(planned, scriptsOf(workspace, cancel)); !errors.empty())
        return fail(std::move(errors.front()));
    {
        RETORT_TRY(database::Session session, openTarget(workspace, target, database::Access::ReadWriteCreate, cancel));
        RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
        RETORT_TRY(const database::NamedLock lock,
                   migration::takeMigrationLock(session, table, lockDeadline(workspace), observer));
        RETORT_CHECK(dropAll(session, *dialect));
    }
    return migrate(workspace, goal, observer, cancel);
}

} // namespace retort::commands
