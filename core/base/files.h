#pragma once

#include <core/base/error.h>

#include <QByteArray>
#include <QString>

namespace retort
{

/// The whole file; errors::FileUnreadable with {path, reason} otherwise. A folder is unreadable.
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

/// The whole file as text, a byte order mark removed; line ends stay as they are. errors::FileUnreadable, or
/// errors::FileNotUtf8 with {path, offset}, the first bad byte counted from 0.
[[nodiscard]] Result<QString> readTextFile(const QString &path);

/// Writes through a temporary file beside `path` and renames it, so that a failure (a full disk) leaves what was
/// there. errors::FileUnwritable with {path, reason}.
[[nodiscard]] Result<> writeFile(const QString &path, const QByteArray &content);

} // namespace retort
