#pragma once

#include <QString>

#include <tuple>

namespace retort::sql
{

/// The name of a table, index, type or sequence; an empty schema is the connection's default one.
struct ObjectName {
    QString schema;
    QString name;

    bool operator==(const ObjectName &) const = default;
    bool operator<(const ObjectName &other) const
    {
        return std::tie(schema, name) < std::tie(other.schema, other.name);
    }
};

} // namespace retort::sql
