#pragma once

#include <core/database/url.h>
#include <core/project/project.h>

#include <QProcessEnvironment>

namespace retort::commands
{

/// What a person says about where the project is and how to reach its database.
struct WorkspaceOptions {
    project::OpenOptions project;
    QString url; ///< overrides what the project says; empty: the project decides
    project::XArguments xArguments;
    QProcessEnvironment environment;
};

/// An opened project and what is needed to find its database. Opening reads files only; nothing is connected to.
struct Workspace {
    project::Project project;
    WorkspaceOptions options;
};

/// The errors of project::open.
[[nodiscard]] Result<Workspace> openWorkspace(WorkspaceOptions options);

/// The database that commands work on: WorkspaceOptions::url, else what the project says. A relative SQLite path is
/// relative to the working folder, as in Alembic, or to the project's root where no working folder is given. Errors of
/// project::databaseUrl and database::parseUrl.
[[nodiscard]] Result<database::Url> databaseOf(const Workspace &workspace);

} // namespace retort::commands
