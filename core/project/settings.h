#pragma once

#include <core/base/error.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace retort::project
{

/// What alembic.ini and pyproject.toml say, with Alembic's defaults and all paths absolute.
struct Settings {
    QString section = QStringLiteral("alembic");
    QString scriptLocation;
    QStringList versionLocations; ///< never empty; folders that exist or not
    bool recursiveVersionLocations = false;
    bool sourceless = false;
    QString fileTemplate = QStringLiteral("%(rev)s_%(slug)s");
    int truncateSlugLength = 40;
    std::optional<QString> timezone;
    QString outputEncoding = QStringLiteral("utf-8");
    bool revisionEnvironment = false;
    QStringList prependSysPath;
    QStringList databases; ///< sections with a URL of their own each; empty: there is one database

    bool operator==(const Settings &) const = default;
};

} // namespace retort::project
