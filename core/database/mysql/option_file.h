#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace retort::database::mysql
{

/// What an option file of MySQL's clients says in these groups, the last one counts: "password", "user", ... with
/// dashes as underscores. Nothing where it cannot be read, or where everybody may write to it: such a file is not
/// believed. Other files that it includes are not read.
[[nodiscard]] std::optional<QHash<QString, QString>> readOptionFile(const QString &path, const QStringList &groups);

} // namespace retort::database::mysql
