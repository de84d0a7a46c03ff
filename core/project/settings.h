#pragma once

#include <core/base/error.h>
#include <core/project/ini.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace retort::project
{

/// One entry of `databases = a, b`: a section of the ini with a URL of its own.
struct DatabaseSection {
    QString name;
    /// Absent where the section or its sqlalchemy.url is missing.
    std::optional<QString> url;

    bool operator==(const DatabaseSection &) const = default;
};

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
    std::vector<DatabaseSection> databases;

    bool operator==(const Settings &) const = default;
};

} // namespace retort::project
