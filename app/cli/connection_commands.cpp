// The commands about named connections and their passwords.

#include <app/cli/commands.h>
#include <app/cli/error_codes.h>
#include <app/cli/keychain.h>
#include <app/cli/terminal.h>
#include <core/commands/target.h>

#include <QFile>
#include <QJsonArray>

#include <unistd.h>

namespace retort::cli
{
namespace
{

QString placeOf(const project::Connection &connection)
{
    if (connection.urlVariable)
        return QLatin1Char('$') + *connection.urlVariable;
    return connection.url ? database::displayed(*connection.url) : QStringLiteral("(no URL)");
}

QJsonObject toJson(const project::Connection &connection)
{
    QJsonObject json{{QStringLiteral("name"), connection.name}};
    if (connection.url)
        json[QStringLiteral("url")] = database::displayed(*connection.url);
    if (connection.urlVariable)
        json[QStringLiteral("url_variable")] = *connection.urlVariable;
    if (connection.environment)
        json[QStringLiteral("class")] = project::nameOf(*connection.environment);
    if (connection.colour)
        json[QStringLiteral("colour")] = *connection.colour;
    return json;
}

/// From the terminal, where there is one; else the first line of the standard input.
Result<database::Secret> newPassword(const Call &call, const database::Address &address)
{
    std::optional<QString> typed;
    if (::isatty(STDIN_FILENO) != 0) {
        typed = askSecretly(QStringLiteral("Password for %1: ").arg(database::shown(address)), call.cancel);
    } else {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly)) {
            if (const QByteArray line = input.readLine(); !line.isEmpty())
                typed = QString::fromUtf8(line.endsWith('\n') ? line.chopped(1) : line);
        }
    }
    RETORT_CHECK(call.cancel.check(QStringLiteral("before anything was kept")));
    if (!typed || typed->isEmpty())
        return fail(errors::PasswordNotGiven);
    return database::Secret(*typed);
}

} // namespace

Result<ExitCode> run(const Call &call, const ConnectionsCommand &)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    if (call.global.json) {
        QJsonArray items;
        for (const project::Connection &connection : workspace.connections)
            items << toJson(connection);
        call.output.json({{QStringLiteral("connections"), items}});
        return Done;
    }
    for (const project::Connection &connection : workspace.connections) {
        const QString environment =
            connection.environment ? project::nameOf(*connection.environment) : QStringLiteral("-");
        call.output.line(QStringLiteral("%1  %2  %3").arg(connection.name, environment, placeOf(connection)));
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const PasswordCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const database::Url url, commands::databaseOf(workspace));
    if (url.kind == database::Kind::Sqlite)
        return fail(errors::ConnectionNeedsNoPassword, {{QStringLiteral("database"), database::displayed(url)}});
    const database::Address address = database::addressOf(url);
    if (command.forget) {
        RETORT_TRY(const bool wasThere, forgetPassword(address));
        call.output.line(wasThere ? QStringLiteral("Forgotten: %1").arg(database::shown(address))
                                  : QStringLiteral("There was none for %1").arg(database::shown(address)));
        return wasThere ? Done : AnswerIsNo;
    }
    RETORT_TRY(const database::Secret password, newPassword(call, address));
    RETORT_CHECK(keepPassword(address, password));
    call.output.line(QStringLiteral("Kept in the keychain for %1").arg(database::shown(address)));
    return Done;
}

} // namespace retort::cli
