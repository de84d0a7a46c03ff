#pragma once

#include <core/base/error.h>

#include <QJsonObject>

namespace retort
{

/// The one place where an error becomes words. The CLI, the window and the logs all use these.

/// One line, without place or remedy: "Can't locate revision identified by 'abc'".
[[nodiscard]] QString sentence(const Error &error);

/// What to do next, or an empty string.
[[nodiscard]] QString remedy(const Error &error);

/// The whole story on several lines, without a trailing newline: the sentence; file, line and column; the source
/// line with a caret; the frames ("while ..."), outermost first; the causes; the remedy.
[[nodiscard]] QString present(const Error &error);

/// The same for machines: {"code", "message", "data", "position", "frames", "cause", "remedy"}; what is empty is
/// left out.
[[nodiscard]] QJsonObject toJson(const Error &error);

} // namespace retort
