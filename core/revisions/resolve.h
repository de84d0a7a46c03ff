#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

/// From what a person wrote to revisions. Errors are Alembic's, in its words: RevisionNotFound with {identifier} (its
/// cause says why: nothing of that name, several that start so, not on that branch), MultipleHeads with {argument,
/// heads}, and the problems of a graph that is not sound.

/// All that `text` names: "heads" may be several, "base" and an empty project are none; "label@-N" walks down from the
/// label's heads. The upgrade-only and downgrade-only relative forms are for walk.h.
[[nodiscard]] Result<std::vector<RevisionIndex>> resolveRevisions(const RevisionGraph &graph, const QString &text);

/// The one that `text` names; nothing for "base". errors::MultipleHeads where it names several.
[[nodiscard]] Result<std::optional<RevisionIndex>> resolveRevision(const RevisionGraph &graph, const QString &text);

/// The rows of a version table as revisions, in the order of the rows. Rows are taken as ids, as Alembic takes them.
[[nodiscard]] Result<std::vector<RevisionIndex>> resolveRows(const RevisionGraph &graph, const QStringList &rows);

/// What `current` lists: the applied revisions that no applied revision stands on, so the dependencies whose rows were
/// taken away as well. In load order.
[[nodiscard]] Result<std::vector<RevisionIndex>> currentRevisions(const RevisionGraph &graph, const QStringList &rows);

} // namespace retort::revisions
