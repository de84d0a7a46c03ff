#include <core/revisions/docstring.h>
#include <ui/revision/revision_details.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <span>

namespace retort::ui
{
namespace
{

using revisions::RevisionGraph;
using revisions::RevisionIndex;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RevisionDetails)
};

std::vector<RevisionLink> links(const RevisionGraph &graph, std::span<const RevisionIndex> to)
{
    std::vector<RevisionLink> made;
    made.reserve(to.size());
    for (const RevisionIndex i : to)
        made.push_back({i, graph.idOf(i), revisions::title(graph.at(i))});
    return made;
}

QString createdOf(const QString &doc)
{
    const QDateTime created = revisions::createDate(doc);
    return created.isValid() ? QLocale().toString(created, QLocale::ShortFormat) : QString();
}

QString stateOf(const std::optional<RevisionStanding> &standing)
{
    if (!standing)
        return {};
    if (standing->current)
        return Texts::tr("%1 stands here").arg(standing->connection);
    return standing->applied ? Texts::tr("Applied on %1").arg(standing->connection)
                             : Texts::tr("Not applied on %1 yet").arg(standing->connection);
}

} // namespace

RevisionDetails describe(const RevisionGraph &graph, RevisionIndex index,
                         const std::optional<RevisionStanding> &standing)
{
    const revisions::Revision &revision = graph.at(index);
    RevisionDetails details;
    details.id = revision.id;
    details.title = revisions::title(revision);
    details.description = revisions::description(revision.doc);
    details.created = createdOf(revision.doc);
    details.path = revision.path;
    details.problem = revision.problem;
    if (revision.problem)
        return details;
    details.state = stateOf(standing);
    details.labels = revision.branchLabels;
    for (const QString &label : graph.labels(index)) {
        if (!details.labels.contains(label))
            details.labels << label;
    }
    details.parents = links(graph, graph.parents(index));
    details.children = links(graph, graph.children(index));
    details.dependencies = links(graph, graph.dependencies(index));
    std::vector<RevisionIndex> dependants;
    for (const RevisionIndex above : graph.allChildren(index)) {
        const auto children = graph.children(index);
        if (std::find(children.begin(), children.end(), above) == children.end())
            dependants.push_back(above);
    }
    details.dependants = links(graph, dependants);
    for (const QString &parent : revision.downRevisions) {
        if (!graph.find(parent))
            details.missing << parent;
    }
    return details;
}

} // namespace retort::ui
