#include <core/revisions/error_codes.h>
#include <core/revisions/lookup.h>
#include <core/revisions/resolve.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

Result<std::vector<RevisionIndex>> resolveRevisions(const RevisionGraph &graph, const QString &text)
{
    RETORT_CHECK(graph.checkSound());
    RETORT_TRY(const std::vector<Landing> landings, resolveLandings(graph, text));
    std::vector<RevisionIndex> revisions;
    for (const Landing &landing : landings) {
        if (landing.kind == Landing::Kind::TooFar) {
            const QString offset = text.section(u'@', -1);
            return fail(errors::RelativeTooFar, {{u"offset"_s, offset}, {u"count"_s, offset.mid(1)}});
        }
        if (landing.kind == Landing::Kind::Revision)
            revisions.push_back(landing.revision);
    }
    return revisions;
}

Result<std::optional<RevisionIndex>> resolveRevision(const RevisionGraph &graph, const QString &text)
{
    RETORT_CHECK(graph.checkSound());
    RETORT_TRY(const Named named, nameRevisions(graph, text));
    if (named.names.size() > 1)
        return fail(errors::MultipleHeads, {{u"argument"_s, text}, {u"heads"_s, named.names}});
    if (named.names.isEmpty()) {
        if (!named.branch.isEmpty())
            RETORT_CHECK(lookUpBranch(graph, named.branch));
        return std::nullopt;
    }
    RETORT_TRY(const RevisionIndex revision, lookUp(graph, named.names.front(), named.branch));
    return revision;
}

Result<std::vector<RevisionIndex>> resolveRows(const RevisionGraph &graph, const QStringList &rows)
{
    RETORT_CHECK(graph.checkSound());
    std::vector<RevisionIndex> revisions;
    for (const QString &row : rows) {
        const auto revision = graph.find(row);
        if (!revision)
            return fail(errors::RevisionNotFound, {{u"identifier"_s, row}});
        revisions.push_back(*revision);
    }
    return revisions;
}

Result<std::vector<RevisionIndex>> currentRevisions(const RevisionGraph &graph, const QStringList &rows)
{
    RETORT_TRY(const std::vector<RevisionIndex> revisions, resolveRows(graph, rows));
    const std::vector<bool> applied = ancestors(graph, revisions, Follow::All);
    const auto isApplied = [&](RevisionIndex i) { return applied[static_cast<std::size_t>(i)]; };
    std::vector<RevisionIndex> current;
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        const auto children = graph.children(i);
        if (isApplied(i) && std::none_of(children.begin(), children.end(), isApplied))
            current.push_back(i);
    }
    return current;
}

} // namespace retort::revisions
