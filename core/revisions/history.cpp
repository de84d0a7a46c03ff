#include <core/revisions/error_codes.h>
#include <core/revisions/history.h>
#include <core/revisions/order.h>
#include <core/revisions/resolve.h>
#include <core/revisions/selection.h>
#include <core/revisions/targets.h>

#include <algorithm>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

using Kind = Landing::Kind;

/// One end of a range: what the person wrote, or the rows that "current" stands for.
struct End {
    QString text;
    std::optional<std::vector<RevisionIndex>> rows;
    QStringList names; ///< the rows' ids, or just the text
};

Result<End> endOf(const RevisionGraph &graph, const QString &written, const QString &open, const QStringList &rows)
{
    if (written != u"current") {
        const QString text = written.isEmpty() ? open : written;
        return End{text, std::nullopt, {text}};
    }
    RETORT_TRY(std::vector<RevisionIndex> revisions, resolveRows(graph, rows));
    return End{written, std::move(revisions), rows};
}

std::vector<Landing> asLandings(std::span<const RevisionIndex> revisions)
{
    std::vector<Landing> landings;
    for (const RevisionIndex i : revisions)
        landings.push_back({Kind::Revision, i});
    return landings;
}

/// A range between two ends; its steps follow Alembic's _collect_upgrade_revisions.
class HistoryRange
{
public:
    HistoryRange(const RevisionGraph &graph, End lower, End upper)
        : graph_(graph)
        , lower_(std::move(lower))
        , upper_(std::move(upper))
    {
    }

    Result<std::vector<RevisionIndex>> list()
    {
        RETORT_TRY(std::vector<RevisionIndex> targets, upperRevisions());
        RETORT_CHECK(keepLowerBranch(targets));
        RETORT_CHECK(checkNoOverlap(graph_, targets));
        const std::vector<bool> required = ancestors(graph_, targets, Follow::All);
        RETORT_TRY(const std::vector<RevisionIndex> lowest, lowerRevisions(required));
        RETORT_CHECK(checkNoOverlap(graph_, lowest));
        const std::vector<bool> below = ancestors(graph_, lowest, Follow::All);
        const std::vector<bool> above = descendants(graph_, lowest, Follow::ParentsOnly);
        std::vector<bool> chosen(required.size());
        for (std::size_t i = 0; i < chosen.size(); ++i)
            chosen[i] = required[i] && !below[i] && (lowest.empty() || above[i]);
        for (const RevisionIndex i : lowest)
            chosen[static_cast<std::size_t>(i)] = true;
        std::optional<Sorted> sorted = sortFromHeads(graph_, chosen, targets);
        if (!sorted)
            return notOneBranch();
        return std::move(sorted->order);
    }

private:
    [[nodiscard]] tl::unexpected<Error> notOneBranch() const
    {
        return fail(errors::RangeNotOneBranch, {{u"from"_s, lower_.names}, {u"to"_s, upper_.names}});
    }

    Result<std::vector<RevisionIndex>> upperRevisions() const
    {
        if (upper_.rows)
            return *upper_.rows;
        RETORT_TRY(const RevisionSpec spec, parseSpec(upper_.text));
        std::vector<RevisionIndex> start;
        if (spec.offset && spec.symbol.isEmpty()) {
            RETORT_TRY(start, lower_.rows ? *lower_.rows : resolveRevisions(graph_, lower_.text));
        }
        RETORT_TRY(const std::vector<Landing> landings,
                   upgradeTargets(graph_, start, upper_.text, PastTheEnd::StaysThere));
        std::vector<RevisionIndex> revisions;
        for (const Landing &landing : landings) {
            if (landing.kind != Kind::Revision)
                return notOneBranch();
            revisions.push_back(landing.revision);
        }
        return revisions;
    }

    /// "label@..." at the lower end keeps the upper end to that branch.
    Result<> keepLowerBranch(std::vector<RevisionIndex> &targets) const
    {
        const qsizetype separator = lower_.text.indexOf(u'@');
        if (lower_.rows || separator <= 0)
            return {};
        QString branch = lower_.text.left(separator);
        RETORT_TRY(const RevisionIndex owner, lookUp(graph_, branch));
        if (graph_.idOf(owner) == branch) {
            if (graph_.labels(owner).size() != 1)
                return notOneBranch();
            branch = graph_.labels(owner).front();
        }
        std::erase_if(targets, [&](RevisionIndex i) { return !graph_.labels(i).contains(branch); });
        return {};
    }

    Result<std::vector<RevisionIndex>> lowerRevisions(const std::vector<bool> &required) const
    {
        std::vector<Landing> landings;
        if (lower_.rows) {
            landings = asLandings(*lower_.rows);
        } else {
            RETORT_TRY(landings, resolveLandings(graph_, lower_.text));
        }
        const auto outside = [&](const Landing &landing) {
            return landing.kind == Kind::Base ||
                   (landing.kind == Kind::Revision && !required[static_cast<std::size_t>(landing.revision)]);
        };
        if (std::any_of(landings.begin(), landings.end(), outside))
            return notOneBranch();
        if (!landings.empty() && landings.front().kind == Kind::TooFar) {
            // More steps down from the head than there are: as far as they go.
            RETORT_TRY(const DowngradeTarget target,
                       downgradeTarget(graph_, upper_.names, lower_.text, PastTheEnd::StaysThere));
            return target.revision ? std::vector{*target.revision} : std::vector<RevisionIndex>();
        }
        std::vector<RevisionIndex> revisions;
        for (const Landing &landing : landings) {
            if (landing.kind == Kind::TooFar)
                return notOneBranch();
            revisions.push_back(landing.revision);
        }
        return revisions;
    }

    const RevisionGraph &graph_;
    End lower_;
    End upper_;
};

} // namespace

bool needsRows(const RevisionRange &range)
{
    return range.from == u"current" || range.to == u"current";
}

Result<std::vector<RevisionIndex>> history(const RevisionGraph &graph, const RevisionRange &range,
                                           const QStringList &rows)
{
    RETORT_CHECK(graph.checkSound());
    RETORT_TRY(End lower, endOf(graph, range.from, u"base"_s, rows));
    RETORT_TRY(End upper, endOf(graph, range.to, u"heads"_s, rows));
    const QString end = upper.names.join(u", ");
    return asEnd(HistoryRange(graph, std::move(lower), std::move(upper)).list(), end);
}

Result<std::vector<RevisionIndex>> branchPoints(const RevisionGraph &graph)
{
    RETORT_TRY(std::vector<RevisionIndex> revisions, history(graph));
    std::erase_if(revisions, [&](RevisionIndex i) { return !graph.isBranchPoint(i); });
    return revisions;
}

Result<std::vector<RevisionIndex>> listHeads(const RevisionGraph &graph, bool resolveDependencies)
{
    RETORT_CHECK(graph.checkSound());
    return resolveDependencies ? graph.realHeads() : graph.heads();
}

} // namespace retort::revisions
