#pragma once

#include <core/schema/constraint.h>

namespace retort::schema
{

/// A default the server fills in: plain text is quoted as a string, an expression is written as it is.
using ServerDefault = std::variant<QString, expressions::Expression>;

/// GENERATED ALWAYS AS (sql); `persisted` is STORED, not VIRTUAL, and absent is what the database does by itself.
struct Computed {
    expressions::Expression sql;
    std::optional<bool> persisted;
    bool operator==(const Computed &) const = default;
};

struct SequenceOptions {
    std::optional<qint64> start;
    std::optional<qint64> increment;
    std::optional<qint64> minValue;
    std::optional<qint64> maxValue;
    std::optional<qint64> cache;
    std::optional<bool> cycle;
    bool noMinValue = false;
    bool noMaxValue = false;
    bool operator==(const SequenceOptions &) const = default;
};

/// GENERATED ALWAYS|BY DEFAULT AS IDENTITY.
struct Identity {
    bool always = false;
    SequenceOptions options;
    bool operator==(const Identity &) const = default;
};

struct Sequence {
    sql::ObjectName name;
    SequenceOptions options;
    QString dataType;      ///< "BIGINT"; empty for the database's own
    bool optional = false; ///< only where the database has nothing of its own for the column
    bool operator==(const Sequence &) const = default;
};

/// SQLAlchemy's autoincrement: Auto is on for the only integer primary key column without foreign key and default.
enum class Autoincrement { Auto, On, Off, IgnoreForeignKey };

struct Column {
    QString name;
    sql::SqlType type;
    bool nullable = true;
    std::optional<ServerDefault> serverDefault;
    std::optional<Computed> computed;
    std::optional<Identity> identity;
    /// Sequence('name') given as the column's default: no SERIAL then, unless it is optional.
    std::optional<Sequence> sequence;
    Autoincrement autoincrement = Autoincrement::Auto;
    QString comment;
    /// CHECKs written inside of the column, in its own line.
    std::vector<CheckConstraint> checks;
    Options options;
    bool operator==(const Column &) const = default;
};

} // namespace retort::schema
