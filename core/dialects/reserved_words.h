#pragma once

#include <QStringView>

#include <set>

namespace retort::dialects
{

/// Lower case; they live as long as the program.
[[nodiscard]] const std::set<QStringView> &sqliteReservedWords();
[[nodiscard]] const std::set<QStringView> &postgresqlReservedWords();
[[nodiscard]] const std::set<QStringView> &mysqlReservedWords();
[[nodiscard]] const std::set<QStringView> &mariadbReservedWords();

} // namespace retort::dialects
