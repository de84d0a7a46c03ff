#pragma once

#include <core/project/connections.h>
#include <core/project/toml_reader.h>

namespace retort::project
{

/// The connections of a table, each a table below its name, in the order of the text. SettingInvalid; PasswordInFile
/// {connection}, for files get copied and committed. `setting` is the table's own name.
[[nodiscard]] Result<std::vector<Connection>> readConnections(const TomlReader &reader, const toml::table &table,
                                                              const QString &setting);

} // namespace retort::project
