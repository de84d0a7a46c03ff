#pragma once

#include <core/base/error.h>
#include <core/schema/schema.h>

namespace retort::replay
{

/// Which revisions an object goes back to, by their ids.
struct Provenance {
    QString madeBy;
    QString changedBy; ///< the last one; that which made it, where nothing changed since
    bool operator==(const Provenance &) const = default;
};

/// A renamed part keeps the revision that made it.
struct TableProvenance {
    Provenance table;
    std::map<QString, Provenance> columns;
    std::map<QString, Provenance> constraints; ///< by key(constraint)
    std::map<QString, Provenance> indexes;
    bool operator==(const TableProvenance &) const = default;
};

/// A constraint's name, or what tells it from the others where it has none.
[[nodiscard]] QString key(const schema::Constraint &constraint);

/// A revision whose script could not be followed to its end: what came before the error is in the schema.
struct Gap {
    QString revision;
    Error error;
    bool operator==(const Gap &) const = default;
};

/// What a database would hold at a point of the history, and how it came to that. Copies share what they have in
/// common.
struct Snapshot {
    schema::Schema schema;
    std::map<sql::ObjectName, Box<TableProvenance>> provenance;
    std::vector<Gap> gaps;
    /// Revisions whose scripts asked for rows, which were answered as by a database that has none.
    QStringList asked;
};

/// Names that one revision changed, from the old one to the new.
struct Renames {
    std::vector<std::pair<sql::ObjectName, sql::ObjectName>> tables;
    struct Column {
        sql::ObjectName table; ///< under its new name
        QString from;
        QString to;
    };
    std::vector<Column> columns;
};

/// Writes down who made and changed what, from the schema before a revision to the one after it.
void trace(Snapshot &snapshot, const schema::Schema &before, const QString &revision, const Renames &renames);

} // namespace retort::replay
