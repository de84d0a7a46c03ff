#pragma once

#include <core/expressions/expression.h>

#include <map>

namespace retort::schema
{

/// The value of one dialect keyword of a table, index or constraint.
using OptionValue =
    std::variant<bool, qint64, QString, QStringList, std::map<QString, QString>, expressions::Expression>;

/// Dialect keywords as they were written: "postgresql_where", "mysql_engine". A dialect takes those that begin with
/// its name and leaves the others alone.
using Options = std::map<QString, OptionValue>;

} // namespace retort::schema
