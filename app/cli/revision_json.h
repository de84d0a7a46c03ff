#pragma once

#include <core/revisions/graph.h>

#include <QJsonArray>
#include <QJsonObject>

namespace retort::cli
{

/// {"revision", "down_revisions", "depends_on", "branch_labels", "is_base", "is_head", "is_branch_point",
/// "is_merge_point", "message", "path"}. is_head is the "(head)" of the text: nothing stands on it or depends on it.
[[nodiscard]] QJsonObject revisionToJson(const revisions::RevisionGraph &graph, revisions::RevisionIndex revision);

/// {"revisions": [...]}
[[nodiscard]] QJsonObject revisionsToJson(const revisions::RevisionGraph &graph,
                                          const std::vector<revisions::RevisionIndex> &revisions);

} // namespace retort::cli
