#include <core/revisions/error_codes.h>
#include <core/revisions/resolve.h>
#include <core/revisions/spec.h>
#include <core/revisions/targets.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

tl::unexpected<Error> tooFar(int offset)
{
    const QString number = QString::number(offset);
    return fail(errors::RelativeTooFar, {{u"offset"_s, offset > 0 ? u'+' + number : number},
                                         {u"count"_s, std::abs(static_cast<qint64>(offset))}});
}

Result<std::optional<Lineage>> lineageOfBranch(const RevisionGraph &graph, const QString &branch)
{
    if (branch.isEmpty())
        return std::nullopt;
    RETORT_TRY(Lineage lineage, Lineage::of(graph, branch));
    return lineage;
}

/// Where "label@+N" counts from: the current revision on that branch, else the last applied one below it.
Result<std::vector<RevisionIndex>> startsOnBranch(const RevisionGraph &graph, std::span<const RevisionIndex> current,
                                                  const Lineage &branch)
{
    std::vector<RevisionIndex> starts = branch.filter(current);
    if (!starts.empty() || current.empty())
        return starts;
    std::vector<bool> active = ancestors(graph, current, Follow::All);
    std::vector<bool> hasActiveChild(active.size());
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        active[at] = active[at] && branch.contains(i);
        if (!active[at])
            continue;
        for (const RevisionIndex parent : graph.allParents(i))
            hasActiveChild[static_cast<std::size_t>(parent)] = true;
    }
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        if (active[static_cast<std::size_t>(i)] && !hasActiveChild[static_cast<std::size_t>(i)])
            starts.push_back(i);
    }
    return starts;
}

Result<Landing> countUpFromCurrent(const RevisionGraph &graph, std::span<const RevisionIndex> current,
                                   const RevisionSpec &spec, PastTheEnd past)
{
    RETORT_TRY(const std::optional<Lineage> branch, lineageOfBranch(graph, spec.branch));
    std::vector<RevisionIndex> starts(current.begin(), current.end());
    if (branch) {
        RETORT_TRY(starts, startsOnBranch(graph, current, *branch));
    }
    if (starts.size() > 1)
        return fail(errors::AmbiguousStart, {{u"revisions"_s, graph.idsOf(starts)}});
    const std::optional<RevisionIndex> start = starts.empty() ? std::nullopt : std::optional(starts.front());
    return countFrom(graph, start, *spec.offset, branch, past);
}

Result<Landing> countFromSymbol(const RevisionGraph &graph, const RevisionSpec &spec, PastTheEnd past)
{
    const bool down = *spec.offset <= 0;
    const QString text = down && !spec.branch.isEmpty() ? QString(spec.branch + u'@' + spec.symbol) : spec.symbol;
    RETORT_TRY(const auto start, resolveRevision(graph, text));
    RETORT_TRY(const std::optional<Lineage> branch, lineageOfBranch(graph, down ? QString() : spec.branch));
    return countFrom(graph, start, *spec.offset, branch, past);
}

struct Start {
    QString revision;
    QString branch;
    bool oneOfSeveral = false;
};

/// Where "-N" and "label@-N" count down from.
Result<Start> startOfDowngrade(const RevisionGraph &graph, const QStringList &current, const RevisionSpec &spec)
{
    if (spec.branch.isEmpty()) {
        if (current.isEmpty())
            return tooFar(*spec.offset);
        QStringList different = current;
        different.removeDuplicates();
        return Start{current.front(), current.front(), different.size() > 1};
    }
    RETORT_TRY(const Lineage branch, Lineage::of(graph, spec.branch));
    std::vector<RevisionIndex> rows;
    for (const QString &name : current) {
        RETORT_TRY(const RevisionIndex row, lookUp(graph, name));
        rows.push_back(row);
    }
    std::vector<RevisionIndex> starts = branch.filter(rows);
    if (starts.empty()) {
        // The branch may have no row of its own, because another current revision depends on its last one.
        RETORT_TRY(const std::vector<RevisionIndex> all, currentRevisions(graph, graph.idsOf(rows)));
        starts = branch.filter(all);
    }
    if (starts.empty())
        return fail(errors::BranchNotApplied, {{u"branch"_s, spec.branch}});
    if (starts.size() > 1)
        return fail(errors::BranchStartAmbiguous, {{u"branch"_s, spec.branch}, {u"revisions"_s, graph.idsOf(starts)}});
    return Start{graph.idOf(starts.front()), spec.branch, false};
}

Result<DowngradeTarget> countDown(const RevisionGraph &graph, const QStringList &current, const RevisionSpec &spec,
                                  PastTheEnd past)
{
    Start start{spec.symbol, spec.branch, false};
    if (spec.symbol.isEmpty()) {
        RETORT_TRY(start, startOfDowngrade(graph, current, spec));
    }
    const QString text = start.branch.isEmpty() ? start.revision : QString(start.branch + u'@' + start.revision);
    RETORT_TRY(const auto revision, resolveRevision(graph, text));
    RETORT_TRY(const Landing landing, countFrom(graph, revision, *spec.offset, {}, past));
    if (landing.kind == Landing::Kind::TooFar) {
        if (spec.symbol.isEmpty())
            return tooFar(*spec.offset);
        return fail(errors::WalkedTooFar);
    }
    return DowngradeTarget{start.branch,
                           landing.kind == Landing::Kind::Base ? std::nullopt : std::optional(landing.revision),
                           start.oneOfSeveral};
}

} // namespace

Result<std::vector<Landing>> upgradeTargets(const RevisionGraph &graph, std::span<const RevisionIndex> current,
                                            const QString &target, PastTheEnd past)
{
    RETORT_TRY(const RevisionSpec spec, parseSpec(target));
    if (!spec.offset)
        return resolveLandings(graph, spec.text);
    if (spec.symbol.isEmpty() && *spec.offset <= 0)
        return tooFar(*spec.offset);
    RETORT_TRY(const Landing landing, spec.symbol.isEmpty() ? countUpFromCurrent(graph, current, spec, past)
                                                            : countFromSymbol(graph, spec, past));
    if (landing.kind == Landing::Kind::TooFar)
        return tooFar(*spec.offset);
    return std::vector{landing};
}

Result<DowngradeTarget> downgradeTarget(const RevisionGraph &graph, const QStringList &current, const QString &target,
                                        PastTheEnd past)
{
    RETORT_TRY(const RevisionSpec spec, parseSpec(target));
    if (!spec.offset) {
        const qsizetype separator = spec.text.lastIndexOf(u'@');
        RETORT_TRY(const auto revision, resolveRevision(graph, spec.text.mid(separator + 1)));
        return DowngradeTarget{separator < 0 ? QString() : spec.text.left(separator), revision, false};
    }
    if (*spec.offset < 0)
        return countDown(graph, current, spec, past);
    if (spec.symbol.isEmpty())
        return tooFar(*spec.offset);
    RETORT_TRY(const auto start, resolveRevision(graph, spec.symbol));
    RETORT_TRY(const std::optional<Lineage> branch, lineageOfBranch(graph, spec.branch));
    RETORT_TRY(const Landing landing, countFrom(graph, start, *spec.offset, branch, past));
    if (landing.kind != Landing::Kind::Revision)
        return fail(errors::WalkedTooFar);
    return DowngradeTarget{spec.branch, landing.revision, false};
}

} // namespace retort::revisions
