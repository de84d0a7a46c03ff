#pragma once

#include <core/database/url.h>
#include <core/project/project.h>

#include <QProcessEnvironment>

#include <chrono>
#include <functional>

namespace retort::commands
{

/// What a person says about where the project is and how to reach its database.
struct WorkspaceOptions {
    project::OpenOptions project = {};
    QString connection = {}; ///< by its name; overrides `url`; empty: none
    QString url = {};        ///< overrides what the project says; empty: the project decides
    project::XArguments xArguments = {};
    QProcessEnvironment environment = {};
    /// The person's own connections (project::readOwnConnections); empty: none.
    QString ownConnections = {};
    /// The name of a connection that a person has typed, as consent to change it.
    QString confirmed = {};
    /// Asked, and asked again with the next attempt, where a server wants a password that neither the URL nor the
    /// client library knows; nothing: give up. Called on the thread of the command, which waits; may be empty.
    std::function<std::optional<database::Secret>(const database::Url &url, int attempt)> password = {};
    /// A server that cannot be reached, and then the migration lock, are waited for until then.
    std::optional<std::chrono::steady_clock::time_point> waitUntil = {};
    /// Told what is worth knowing while a session is opened; may be empty.
    std::function<void(const Error &what)> notice = {};
    QString journal = {}; ///< the person's own journal of runs, a file; empty: none is kept
};

/// An opened project and what is needed to find its database. Opening reads files only; nothing is connected to.
struct Workspace {
    project::Project project;
    WorkspaceOptions options;
    std::vector<project::Connection> connections; ///< of the project and the person
};

/// The errors of project::open and project::readOwnConnections.
[[nodiscard]] Result<Workspace> openWorkspace(WorkspaceOptions options);

/// The URL of the database that commands work on: that of targetOf().
[[nodiscard]] Result<database::Url> databaseOf(const Workspace &workspace);

} // namespace retort::commands
