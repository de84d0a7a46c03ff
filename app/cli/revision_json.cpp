#include <app/cli/revision_json.h>

#include <QDir>

namespace retort::cli
{

QJsonObject revisionToJson(const revisions::RevisionGraph &graph, revisions::RevisionIndex index)
{
    const revisions::Revision &revision = graph.at(index);
    return {
        {QStringLiteral("revision"), revision.id},
        {QStringLiteral("down_revisions"), QJsonArray::fromStringList(revision.downRevisions)},
        {QStringLiteral("depends_on"), QJsonArray::fromStringList(revision.dependsOn)},
        {QStringLiteral("branch_labels"), QJsonArray::fromStringList(graph.labels(index))},
        {QStringLiteral("is_base"), graph.isBase(index)},
        {QStringLiteral("is_head"), graph.isRealHead(index)},
        {QStringLiteral("is_branch_point"), graph.isBranchPoint(index)},
        {QStringLiteral("is_merge_point"), graph.isMergePoint(index)},
        {QStringLiteral("message"), revisions::summary(revision)},
        {QStringLiteral("path"), QDir::current().absoluteFilePath(revision.path)},
    };
}

QJsonObject revisionsToJson(const revisions::RevisionGraph &graph,
                            const std::vector<revisions::RevisionIndex> &revisions)
{
    QJsonArray items;
    for (const revisions::RevisionIndex revision : revisions)
        items << revisionToJson(graph, revision);
    return {{QStringLiteral("revisions"), items}};
}

} // namespace retort::cli
