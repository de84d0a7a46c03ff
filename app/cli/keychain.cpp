#include <app/cli/error_codes.h>
#include <app/cli/keychain.h>

#include <QEventLoop>
#include <qt6keychain/keychain.h>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString service = u"retort"_s;

/// Runs a job to its end. The errors of the keychain, but that there is no such entry.
Result<> finish(QKeychain::Job &job, const database::Address &address)
{
    job.setAutoDelete(false);
    job.setKey(database::shown(address));
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
        return fail(errors::KeychainFailed, {{u"reason"_s, job.errorString()}});
    return {};
}

} // namespace

Result<std::optional<database::Secret>> passwordKeptFor(const database::Address &address)
{
    QKeychain::ReadPasswordJob job(service);
    RETORT_CHECK(finish(job, address));
    if (job.error() == QKeychain::EntryNotFound)
        return std::nullopt;
    return database::Secret(job.textData());
}

Result<> keepPassword(const database::Address &address, const database::Secret &password)
{
    QKeychain::WritePasswordJob job(service);
    job.setTextData(password.reveal());
    return finish(job, address);
}

Result<bool> forgetPassword(const database::Address &address)
{
    // A secret service does not tell whether there was something to delete.
    RETORT_TRY(const std::optional<database::Secret> kept, passwordKeptFor(address));
    if (!kept)
        return false;
    QKeychain::DeletePasswordJob job(service);
    RETORT_CHECK(finish(job, address));
    return true;
}

} // namespace retort::cli
