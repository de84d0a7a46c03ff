#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/database/session.h>
#include <core/project/connections.h>

namespace retort::commands
{

/// The database that commands work on, and what is known of it.
struct Target {
    database::Url url;
    /// The named connection: the one that was asked for, else the most careful one that leads to the same database.
    std::optional<project::Connection> connection;
    /// The most careful class of all connections that lead to the same database.
    std::optional<project::EnvironmentClass> environment;
    /// The connection of that class.
    QString environmentName;
};

/// WorkspaceOptions::connection, else WorkspaceOptions::url, else what the project says. A relative SQLite path is
/// relative to the working folder, as in Alembic, or to the project's root where no working folder is given or where a
/// named connection has it. ConnectionUnknown {name, known}, ConnectionWithoutUrl {name}, and the errors of
/// project::databaseUrl and database::parseUrl.
[[nodiscard]] Result<Target> targetOf(const Workspace &workspace);

/// Opens the target with its connection's limits. A server that is not there is waited for until
/// WorkspaceOptions::waitUntil. Where it asks for a password that nobody gave, WorkspaceOptions::password is asked. The
/// errors of database::Session::open.
[[nodiscard]] Result<database::Session> openTarget(const Workspace &workspace, const Target &target,
                                                   database::Access access, const CancelToken &cancel);

/// How long a run may wait for the migration lock: until WorkspaceOptions::waitUntil, or a minute.
[[nodiscard]] std::chrono::milliseconds lockDeadline(const Workspace &workspace);

/// What is done to a database: a migration, or everything in it is dropped.
enum class Change { Migration, Reset };

/// The name that a person has to type before the target is changed: that of a connection of class production, and for
/// a reset that of any that is not on this machine. Empty: none.
[[nodiscard]] QString nameToConfirm(const Target &target, Change change);

/// Where a person's own connections are, for all projects: retort/connections.toml in XDG_CONFIG_HOME, else in
/// ~/.config.
[[nodiscard]] QString ownConnectionsFile();

/// errors::ChangeNotConfirmed {name, database} where there is such a name and WorkspaceOptions::confirmed is none,
/// ConfirmationWrong {name, given, database} where it is another one. To be asked by every command that changes a
/// database, before it connects.
[[nodiscard]] Result<> checkConfirmed(const Workspace &workspace, const Target &target, Change change);

} // namespace retort::commands
