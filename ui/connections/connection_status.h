#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace retort::ui
{

/// Where a project's database stands, or why that is not known.
enum class Stand {
    AtHead,       ///< everything is applied
    Behind,       ///< revisions wait
    Empty,        ///< nothing is applied, or the file is not there yet
    Foreign,      ///< the version table names a revision that no file has
    NotLooked,    ///< the window does not connect there by itself
    Failed,       ///< looked, in vain
    NotConfigured ///< the project names no database
};

struct ConnectionStatus {
    QString name;  ///< what people call it: the file's name, or the database's
    QString kind;  ///< "SQLite"
    QString place; ///< the file, or the URL without its password
    Stand stand = Stand::NotConfigured;
    QStringList rows;    ///< of the version table
    int behind = 0;      ///< revisions that are not applied
    bool canRun = false; ///< upgrades from the window work on it
    std::optional<Error> error;

    bool operator==(const ConnectionStatus &) const = default;
};

/// Looks at the project's database. A repository permits nothing by itself: only a SQLite file inside the project's
/// own folder is opened, and only to read it; nothing is created. Blocks while it reads; for jobs.
[[nodiscard]] ConnectionStatus lookAt(const commands::Workspace &workspace, const CancelToken &cancel);

/// Whether opening the project may read this database without asking: a SQLite file below `root`, symbolic links
/// followed.
[[nodiscard]] bool isInsideProject(const database::Url &url, const QString &root);

/// One line: "3 revisions behind".
[[nodiscard]] QString standText(const ConnectionStatus &status);

} // namespace retort::ui
