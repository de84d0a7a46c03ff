#pragma once

#include <core/base/error.h>

#include <QString>

#include <toml++/toml.h>

namespace retort::project
{

/// TomlInvalid {reason} at its place.
[[nodiscard]] Result<toml::table> parseToml(const QString &text, const QString &file);

/// Where a value stands in the text it was read from.
[[nodiscard]] SourcePosition tomlPosition(const toml::node &node, const QString &text, const QString &file);

} // namespace retort::project
