#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/revisions/docstring.h>
#include <core/revisions/resolve.h>
#include <ui/history/history_rows.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace retort::ui
{
namespace
{

using revisions::RevisionGraph;
using revisions::RevisionIndex;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryRows)
};

struct Where {
    std::vector<bool> applied; ///< empty: unknown
    std::vector<bool> standing;
    QString connection;
};

// A database may be ahead of the files or hold rows of another project: then nothing can be said about any revision.
Where whereOf(const RevisionGraph &graph, const std::optional<Standing> &standing)
{
    Where where;
    if (!standing)
        return where;
    const auto rows = revisions::resolveRows(graph, standing->rows);
    if (!rows)
        return where;
    where.connection = standing->connection;
    where.applied = revisions::ancestors(graph, *rows, revisions::Follow::All);
    where.standing.assign(static_cast<std::size_t>(graph.size()), false);
    for (const RevisionIndex row : *rows)
        where.standing[static_cast<std::size_t>(row)] = true;
    return where;
}

std::vector<Badge> badgesOf(const RevisionGraph &graph, RevisionIndex i, const Where &where)
{
    std::vector<Badge> badges;
    if (!where.standing.empty() && where.standing[static_cast<std::size_t>(i)])
        badges.push_back({Badge::Kind::Database, where.connection});
    if (graph.isHead(i))
        badges.push_back({Badge::Kind::Head, Texts::tr("head")});
    for (const QString &label : graph.at(i).branchLabels)
        badges.push_back({Badge::Kind::Label, label});
    return badges;
}

RowShape shapeOf(const RevisionGraph &graph, RevisionIndex i)
{
    if (graph.isBroken(i))
        return RowShape::Broken;
    if (graph.isMergePoint(i))
        return RowShape::Merge;
    return graph.isBase(i) ? RowShape::Base : RowShape::Revision;
}

QString stateText(RowState state, const QString &connection)
{
    switch (state) {
    case RowState::Applied:
        return Texts::tr("applied on %1").arg(connection);
    case RowState::Pending:
        return Texts::tr("not applied on %1").arg(connection);
    case RowState::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QString accessibleText(const RevisionGraph &graph, const HistoryRow &row, const QString &state)
{
    const revisions::Revision &revision = graph.at(row.revision);
    QStringList parts;
    if (!row.id.isEmpty())
        parts << Texts::tr("revision %1").arg(row.id);
    parts << row.message;
    if (revision.problem)
        parts << Texts::tr("broken: %1").arg(sentence(*revision.problem));
    else if (revision.downRevisions.isEmpty())
        parts << Texts::tr("base, no parent");
    else
        parts << Texts::tr("parents: %1").arg(revision.downRevisions.join(QStringLiteral(", ")));
    for (const Badge &badge : row.badges) {
        if (badge.kind != Badge::Kind::Database)
            parts << badge.text;
    }
    if (!state.isEmpty())
        parts << state;
    return parts.join(QStringLiteral(", "));
}

HistoryRow rowOf(const RevisionGraph &graph, RevisionIndex i, const Where &where, const QLocale &locale)
{
    const revisions::Revision &revision = graph.at(i);
    const QString fileName = QFileInfo(revision.path).fileName();
    HistoryRow row;
    row.revision = i;
    row.id = revision.id;
    row.path = revision.path;
    row.message = revisions::title(revision);
    if (const QDateTime created = revisions::createDate(revision.doc); created.isValid())
        row.date = locale.toString(created.date(), QLocale::ShortFormat);
    row.shape = shapeOf(graph, i);
    if (!where.applied.empty() && row.shape != RowShape::Broken) {
        row.state = where.applied[static_cast<std::size_t>(i)] ? RowState::Applied : RowState::Pending;
        row.current = where.standing[static_cast<std::size_t>(i)];
    }
    row.badges = badgesOf(graph, i, where);
    const QString state = stateText(row.state, where.connection);
    row.accessible = accessibleText(graph, row, state);
    row.toolTip = revision.problem ? sentence(*revision.problem) : QStringList{row.message, fileName}.join(u'\n');
    row.searched = QStringList{row.message, row.id, fileName, revision.branchLabels.join(u' '), revision.doc}
                       .join(u'\n')
                       .toCaseFolded();
    return row;
}

bool matches(const HistoryRow &row, const QStringList &words)
{
    QStringList missing;
    for (const QString &word : words) {
        if (!row.searched.contains(word))
            missing << word;
    }
    if (missing.isEmpty())
        return true;
    const auto text = readTextFile(row.path);
    return text && std::all_of(missing.begin(), missing.end(),
                               [&text](const QString &word) { return text->contains(word, Qt::CaseInsensitive); });
}

} // namespace

SharedRows makeRows(std::shared_ptr<const RevisionGraph> graph, const std::optional<Standing> &standing)
{
    auto made = std::make_shared<HistoryRows>();
    made->graph = std::move(graph);
    made->layout = revisions::layOut(*made->graph);
    const Where where = whereOf(*made->graph, standing);
    const QLocale locale;
    made->rows.reserve(made->layout.rows.size());
    made->rowOfId.reserve(static_cast<qsizetype>(made->layout.rows.size()));
    made->rowOfRevision.assign(static_cast<std::size_t>(made->graph->size()), -1);
    for (const revisions::LayoutRow &laid : made->layout.rows) {
        const int at = static_cast<int>(made->rows.size());
        made->rows.push_back(rowOf(*made->graph, laid.revision, where, locale));
        made->rowOfRevision[static_cast<std::size_t>(laid.revision)] = at;
        if (made->graph->find(made->rows.back().id) == laid.revision)
            made->rowOfId.insert(made->rows.back().id, at);
    }
    return made;
}

std::vector<int> search(const HistoryRows &rows, const QString &query, const CancelToken &cancel)
{
    const QStringList words = query.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    std::vector<int> found;
    for (int i = 0; i < static_cast<int>(rows.rows.size()) && !cancel.isCancelled(); ++i) {
        if (matches(rows.rows[static_cast<std::size_t>(i)], words))
            found.push_back(i);
    }
    return found;
}

} // namespace retort::ui
