#include <app/cli/revision_text.h>

#include <QDir>

namespace retort::cli
{
namespace
{

QString listed(const QStringList &items)
{
    return items.join(QLatin1StringView(", "));
}

QString parentsOf(const revisions::Revision &revision)
{
    return revision.downRevisions.isEmpty() ? QStringLiteral("<base>") : listed(revision.downRevisions);
}

} // namespace

QString revisionLine(const revisions::RevisionGraph &graph, revisions::RevisionIndex index, const LineOptions &options)
{
    const revisions::Revision &revision = graph.at(index);
    QString text = revision.id;
    if (options.parents) {
        QString from = parentsOf(revision);
        if (!revision.dependsOn.isEmpty())
            from += QStringLiteral(" (%1)").arg(listed(revision.dependsOn));
        text = from + QLatin1StringView(" -> ") + text;
    }
    if (options.branches && !graph.labels(index).isEmpty())
        text += QStringLiteral(" (%1)").arg(listed(graph.labels(index)));
    if (graph.isRealHead(index))
        text += QLatin1StringView(" (head)");
    else if (graph.isHead(index))
        text += QLatin1StringView(" (effective head)");
    if (options.isCurrent)
        text += QLatin1StringView(" (current)");
    if (options.structure && graph.isBranchPoint(index))
        text += QLatin1StringView(" (branchpoint)");
    if (options.structure && graph.isMergePoint(index))
        text += QLatin1StringView(" (mergepoint)");
    if (options.summary)
        text += QLatin1StringView(", ") + revisions::summary(revision);
    return text;
}

QString revisionEntry(const revisions::RevisionGraph &graph, revisions::RevisionIndex index, bool isCurrent)
{
    const revisions::Revision &revision = graph.at(index);
    QString head = QStringLiteral("Rev: ") + revision.id;
    if (graph.isHead(index))
        head += QLatin1StringView(" (head)");
    if (graph.isBranchPoint(index))
        head += QLatin1StringView(" (branchpoint)");
    if (graph.isMergePoint(index))
        head += QLatin1StringView(" (mergepoint)");
    if (isCurrent)
        head += QLatin1StringView(" (current)");

    QStringList lines{head};
    lines << (graph.isMergePoint(index) ? QStringLiteral("Merges: ") : QStringLiteral("Parent: ")) +
                 parentsOf(revision);
    if (!revision.dependsOn.isEmpty())
        lines << QStringLiteral("Also depends on: ") + listed(revision.dependsOn);
    if (graph.isBranchPoint(index))
        lines << QStringLiteral("Branches into: ") + listed(graph.idsOf(graph.children(index)));
    if (!graph.labels(index).isEmpty())
        lines << QStringLiteral("Branch names: ") + listed(graph.labels(index));
    lines << QStringLiteral("Path: ") + QDir::current().absoluteFilePath(revision.path) << QString();
    for (const QString &line : revision.doc.split(QLatin1Char('\n')))
        lines << QStringLiteral("    ") + line;
    lines << QString();
    return lines.join(QLatin1Char('\n'));
}

} // namespace retort::cli
