#include <core/migration/error_codes.h>
#include <core/migration/migration_lock.h>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What is known of the holder, as data and as words.
QVariantMap told(const database::LockHolder &holder)
{
    return {{u"holder"_s, database::shown(holder)},
            {u"process"_s, holder.process},
            {u"user"_s, holder.user},
            {u"host"_s, holder.host},
            {u"application"_s, holder.application},
            {u"since"_s, holder.since}};
}

} // namespace

Result<database::NamedLock> takeMigrationLock(database::Session &session, const VersionTable &table,
                                              std::chrono::milliseconds deadline, const Observer &observer)
{
    database::LockHolder holder;
    const database::NamedLock::Waiting waiting{
        deadline, [&observer](const database::LockHolder &other) {
            if (observer)
                observer(Notice{Error{errors::WaitingForLock, told(other), {}, {}, {}}});
        }};
    RETORT_TRY(std::optional<database::NamedLock> lock,
               database::NamedLock::take(session, lockName(table), waiting, holder));
    if (!lock)
        return fail(errors::MigrationLocked, told(holder));
    return std::move(*lock);
}

} // namespace retort::migration
