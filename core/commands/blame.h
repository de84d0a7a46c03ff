#pragma once

#include <core/commands/schema.h>

namespace retort::commands
{

/// One line of the answer: a part of a table and the revisions it goes back to.
struct BlamedPart {
    QString kind; ///< "table", "column", "constraint", "index"
    QString name;
    replay::Provenance provenance;
};

struct BlameReport {
    sql::ObjectName table;
    std::vector<BlamedPart> parts; ///< the table first, then its columns in their order, constraints, indexes
    std::vector<replay::Gap> gaps;
};

/// Who made and last changed a table or one of its columns: TABLE, SCHEMA.TABLE, TABLE.COLUMN. At all heads, by replay.
/// errors::ScriptTableMissing with {table}, errors::BatchNoSuchObject with {table, what, name} where the history
/// makes no such table or column.
[[nodiscard]] Result<BlameReport> blame(const Workspace &workspace, const QString &name, const QString &dialect,
                                        const CancelToken &cancel = {});

} // namespace retort::commands
