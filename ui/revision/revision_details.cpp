#include <ui/revision/revision_details.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>
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

QString titleOf(const revisions::Revision &revision)
{
    const QString summary = revisions::summary(revision).simplified();
    return summary.isEmpty() ? QFileInfo(revision.path).fileName() : summary;
}

std::vector<RevisionLink> links(const RevisionGraph &graph, std::span<const RevisionIndex> to)
{
    std::vector<RevisionLink> made;
    made.reserve(to.size());
    for (const RevisionIndex i : to)
        made.push_back({i, graph.idOf(i), titleOf(graph.at(i))});
    return made;
}

QStringList docLines(const QString &doc)
{
    return doc.split(u'\n');
}

// Alembic's template repeats in the docstring what the header says.
bool repeatsHeader(const QString &line)
{
    static constexpr std::array keys{QLatin1StringView("revision id:"), QLatin1StringView("revises:"),
                                     QLatin1StringView("create date:")};
    const QString start = line.trimmed().toLower();
    return std::any_of(keys.begin(), keys.end(), [&start](QLatin1StringView key) { return start.startsWith(key); });
}

QString descriptionOf(const QString &doc)
{
    QStringList kept;
    bool below = false;
    for (const QString &line : docLines(doc)) {
        if (!below) {
            below = line.trimmed().isEmpty();
            continue;
        }
        if (!repeatsHeader(line))
            kept << line;
    }
    return kept.join(u'\n').trimmed();
}

QString createdOf(const QString &doc)
{
    const QLatin1StringView key("create date:");
    for (const QString &line : docLines(doc)) {
        if (line.trimmed().startsWith(key, Qt::CaseInsensitive))
            return line.trimmed().mid(key.size()).trimmed().section(u'.', 0, 0);
    }
    return {};
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
    details.title = titleOf(revision);
    details.description = descriptionOf(revision.doc);
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
