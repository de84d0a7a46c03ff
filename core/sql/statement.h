#pragma once

#include <core/base/source_position.h>
#include <core/sql/value.h>

#include <optional>
#include <vector>

namespace retort::sql
{

/// One SQL statement, without a final semicolon, ready for a database session or for offline text.
struct Statement {
    /// Where there are parameters, each `?` outside of quotes and comments stands for one of them, in order, and `??`
    /// is an operator's question mark. Without parameters the text is sent as it is.
    QString text;
    std::vector<Value> parameters;
    /// The call in the migration script that led to it.
    std::optional<SourcePosition> origin;

    /// Must run outside of a transaction (CREATE INDEX CONCURRENTLY, ALTER TYPE ... ADD VALUE, autocommit_block).
    bool outsideTransaction = false;
    /// Must run while SQLite does not enforce foreign keys, which can only be switched outside of a transaction: a
    /// table is dropped and put back, which would delete its children by ON DELETE CASCADE.
    bool foreignKeysOff = false;

    bool operator==(const Statement &) const = default;
};

} // namespace retort::sql
