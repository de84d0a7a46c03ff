#pragma once

#include <core/project/project.h>

namespace retort::project
{

/// Where a project's files are. All absolute; what there is not is empty.
struct Located {
    QString root; ///< the folder of the ini, or else the one that was opened
    QString ini;
    QString pyproject;     ///< only with [tool.alembic]
    QString scriptFolder;  ///< of a project without any settings: where env.py or versions/ is
    QString versionFolder; ///< of a project without any settings: the folder of revisions
};

/// ProjectNotFound {path}, ConfigNotFound {path, section}, FileUnreadable.
[[nodiscard]] Result<Located> locate(const OpenOptions &options);

/// What relative paths may be relative to, the first that fits wins: the working folder, the folder of the ini, and
/// those above it up to the one that holds .git.
[[nodiscard]] QStringList basesFor(const OpenOptions &options, const QString &root);

} // namespace retort::project
