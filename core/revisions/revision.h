#pragma once

#include <core/base/error.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace retort::revisions
{

/// A revision's place in load order: sorted file names, one version location after the other. Load order settles
/// every tie that Alembic leaves to Python's hash seed.
using RevisionIndex = int;

/// What one file in a versions folder says about itself, as written; nothing is looked up yet.
struct Revision {
    QString id;
    QStringList downRevisions; ///< in the order written; empty at a base
    QStringList dependsOn;     ///< ids or branch labels, in the order written
    QStringList branchLabels;  ///< only the file's own; RevisionGraph::labels() has the inherited ones too
    QString doc;               ///< the whole docstring, outer blanks removed; empty where there is none
    QString path;              ///< as the person would name the file
    /// Why the file could not be read as a revision. It is listed and laid out, but never walked; its id may be empty.
    std::optional<Error> problem;

    bool operator==(const Revision &) const = default;
};

/// The docstring up to its first empty line: what Alembic prints beside an id.
[[nodiscard]] QString summary(const Revision &revision);

} // namespace retort::revisions
