#include <core/commands/error_codes.h>
#include <core/commands/target.h>
#include <core/database/address.h>
#include <core/database/error_codes.h>
#include <core/project/error_codes.h>

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <thread>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Left relative where that means the same: messages then show what was written.
database::Url rebased(database::Url url, const QString &folder)
{
    if (url.kind == database::Kind::Sqlite && !database::isInMemory(url) && QDir::isRelativePath(url.database) &&
        !database::option(url, u"uri"_s) && QDir(folder).absolutePath() != QDir::currentPath())
        url.database = QDir(folder).absoluteFilePath(url.database);
    return url;
}

/// Nothing where the connection has no URL, or its variable is not set.
Result<std::optional<database::Url>> urlOf(const Workspace &workspace, const project::Connection &connection)
{
    const QProcessEnvironment &environment = workspace.options.environment;
    if (connection.urlVariable && environment.contains(*connection.urlVariable)) {
        RETORT_TRY(database::Url url, database::parseUrl(environment.value(*connection.urlVariable)));
        return rebased(std::move(url), workspace.project.root);
    }
    if (!connection.url)
        return std::nullopt;
    return rebased(*connection.url, workspace.project.root);
}

Result<Target> namedTarget(const Workspace &workspace, const QString &name)
{
    QStringList known;
    for (const project::Connection &connection : workspace.connections) {
        known << connection.name;
        if (connection.name != name)
            continue;
        RETORT_TRY(const std::optional<database::Url> url, urlOf(workspace, connection));
        if (!url && connection.urlVariable)
            return fail(errors::VariableNotSet, {{u"variable"_s, *connection.urlVariable}}, connection.position);
        if (!url)
            return fail(errors::ConnectionWithoutUrl, {{u"name"_s, name}}, connection.position);
        return Target{*url, connection, {}, {}};
    }
    return fail(errors::ConnectionUnknown, {{u"name"_s, name}, {u"known"_s, known}});
}

Result<Target> bareTarget(const Workspace &workspace)
{
    const WorkspaceOptions &options = workspace.options;
    QString text = options.url;
    if (text.isEmpty()) {
        RETORT_TRY(text, project::databaseUrl(workspace.project, options.environment, options.xArguments));
    }
    RETORT_TRY(database::Url url, database::parseUrl(text));
    const QString &folder = options.project.workingFolder;
    return Target{rebased(std::move(url), folder.isEmpty() ? workspace.project.root : folder), {}, {}, {}};
}

/// A session's options by what the connection says.
database::OpenOptions optionsFor(const Target &target, database::Access access, const CancelToken &cancel)
{
    database::OpenOptions options;
    options.access = access;
    options.cancel = cancel;
    if (!target.connection)
        return options;
    const project::Limits &limits = target.connection->limits;
    options.connectTimeout = limits.connect.value_or(options.connectTimeout);
    options.lockTimeout = limits.lock;
    options.statementTimeout = limits.statement;
    options.idleInTransactionTimeout = limits.idleInTransaction;
    options.connectionCheckInterval = limits.connectionCheck;
    options.applicationName = target.connection->applicationName.value_or(options.applicationName);
    return options;
}

/// Until it is there, or the time is over.
Result<database::Session> openWaiting(const WorkspaceOptions &options, const database::Url &url,
                                      const database::OpenOptions &how)
{
    using namespace std::chrono_literals;
    for (auto pause = 50ms;; pause = std::min(2 * pause, 1000ms)) {
        const auto start = std::chrono::steady_clock::now();
        auto session = database::Session::open(url, how);
        if (session || session.error().code != errors::DatabaseUnreachable || url.kind == database::Kind::Sqlite ||
            !options.waitUntil || start >= *options.waitUntil)
            return session;
        if (options.notice && pause == 50ms)
            options.notice(Error{errors::WaitingForServer, session.error().data, {}, {}, {}});
        for (auto now = start; now < start + pause; now = std::chrono::steady_clock::now()) {
            RETORT_CHECK(how.cancel.check(u"the wait for the server"_s));
            std::this_thread::sleep_for(10ms);
        }
    }
}

} // namespace

QString ownConnectionsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/retort/connections.toml"_s;
}

Result<Target> targetOf(const Workspace &workspace)
{
    const QString &name = workspace.options.connection;
    RETORT_TRY(Target target, name.isEmpty() ? bareTarget(workspace) : namedTarget(workspace, name));
    const database::Address address = database::addressOf(target.url);
    const project::Connection *careful = nullptr;
    for (const project::Connection &connection : workspace.connections) {
        const auto url = urlOf(workspace, connection);
        const bool isTheOne = !name.isEmpty() && connection.name == name;
        const bool leadsThere = url && *url && database::isSameDatabase(address, database::addressOf(**url));
        if ((isTheOne || leadsThere) && (!careful || connection.environment > careful->environment))
            careful = &connection;
    }
    if (careful) {
        target.environment = careful->environment;
        target.environmentName = careful->name;
        if (!target.connection)
            target.connection = *careful;
    }
    return target;
}

Result<database::Session> openTarget(const Workspace &workspace, const Target &target, database::Access access,
                                     const CancelToken &cancel)
{
    const WorkspaceOptions &options = workspace.options;
    const database::OpenOptions how = optionsFor(target, access, cancel);
    auto opened = openWaiting(options, target.url, how);
    if (opened || !options.password || database::holdsSecret(target.url) ||
        !opened.error().data.value(u"password_missing"_s).toBool())
        return opened;
    Error refused = std::move(opened).error();
    for (int attempt = 0; refused.code == errors::LoginRefused; ++attempt) {
        database::Url url = target.url;
        url.password = options.password(url, attempt);
        if (!url.password)
            break;
        auto session = database::Session::open(url, how);
        if (session)
            return session;
        refused = std::move(session).error();
    }
    return fail(std::move(refused));
}

std::chrono::milliseconds lockDeadline(const Workspace &workspace)
{
    using namespace std::chrono_literals;
    if (!workspace.options.waitUntil)
        return 1min;
    const auto left = *workspace.options.waitUntil - std::chrono::steady_clock::now();
    return std::max<std::chrono::milliseconds>(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

QString nameToConfirm(const Target &target, Change change)
{
    const bool isFarReset = change == Change::Reset && !database::isLocal(database::addressOf(target.url));
    return isFarReset || target.environment == project::EnvironmentClass::Production ? target.environmentName
                                                                                     : QString();
}

Result<> checkConfirmed(const Workspace &workspace, const Target &target, Change change)
{
    const QString name = nameToConfirm(target, change);
    const QString &given = workspace.options.confirmed;
    if (name.isEmpty() || given == name)
        return {};
    const QVariantMap data{{u"name"_s, name}, {u"given"_s, given}, {u"database"_s, database::displayed(target.url)}};
    return fail(given.isEmpty() ? errors::ChangeNotConfirmed : errors::ConfirmationWrong, data);
}

} // namespace retort::commands
