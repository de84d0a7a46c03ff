#pragma once

#include <QString>

namespace retort::migration::journal
{

/// SHA-256 of a text or of a file's content, as hexadecimal digits.
[[nodiscard]] QString digestOf(const QString &text);
[[nodiscard]] QString digestOf(const QByteArray &content);

} // namespace retort::migration::journal
