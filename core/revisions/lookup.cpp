#include <core/revisions/error_codes.h>
#include <core/revisions/lookup.h>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

namespace
{

tl::unexpected<Error> notFound(const QString &identifier, ErrorCode why, QVariantMap data)
{
    const Error error{errors::RevisionNotFound, {{u"identifier"_s, identifier}}, {}, {}, nullptr};
    return fail(error.causedBy(Error{why, std::move(data), {}, {}, nullptr}));
}

struct Candidate {
    QString name;
    RevisionIndex revision;
};

std::vector<Candidate> startingWith(const RevisionGraph &graph, const QString &beginning)
{
    constexpr qsizetype longestNeverPartial = 3;
    std::vector<Candidate> candidates;
    const auto consider = [&](const QString &name, RevisionIndex i) {
        if (name.size() > longestNeverPartial && name.startsWith(beginning))
            candidates.push_back({name, i});
    };
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        if (!graph.isBroken(i))
            consider(graph.idOf(i), i);
    }
    for (RevisionIndex i = 0; i < graph.size(); ++i) {
        if (graph.isBroken(i))
            continue;
        for (const QString &label : graph.at(i).branchLabels)
            consider(label, i);
    }
    return candidates;
}

Result<RevisionIndex> lookUpPartial(const RevisionGraph &graph, const QString &name,
                                    const std::optional<Lineage> &branch)
{
    constexpr qsizetype shortName = 4;
    std::vector<Candidate> candidates = startingWith(graph, name);
    if (branch)
        std::erase_if(candidates, [&](const Candidate &c) { return !branch->contains(c.revision); });
    if (candidates.empty()) {
        const ErrorCode why = name.size() < shortName ? errors::RevisionUnknownShortName : errors::RevisionUnknownName;
        return notFound(name, why, {{u"identifier"_s, name}});
    }
    if (candidates.size() > 1) {
        QStringList all;
        QStringList first;
        for (const Candidate &candidate : candidates) {
            all << candidate.name;
            if (first.size() < 3)
                first << u'\'' + candidate.name + u'\'';
        }
        return notFound(name, errors::RevisionAmbiguousName,
                        {{u"identifier"_s, name}, {u"candidates"_s, all}, {u"first"_s, first}});
    }
    return candidates.front().revision;
}

} // namespace

Result<Lineage> Lineage::of(const RevisionGraph &graph, const QString &text, Follow follow)
{
    RETORT_TRY(const Named named, nameRevisions(graph, text));
    std::vector<RevisionIndex> tests;
    if (!named.branch.isEmpty()) {
        RETORT_TRY(const RevisionIndex branch, lookUp(graph, named.branch));
        tests.push_back(branch);
    }
    for (const QString &name : named.names) {
        RETORT_TRY(const RevisionIndex revision, lookUp(graph, name));
        tests.push_back(revision);
    }
    Lineage lineage;
    lineage.everything_ = tests.empty();
    if (!tests.empty()) {
        lineage.below_ = ancestors(graph, tests, follow);
        lineage.above_ = descendants(graph, tests, follow);
    }
    return lineage;
}

Lineage Lineage::of(const RevisionGraph &graph, RevisionIndex revision)
{
    Lineage lineage;
    lineage.below_ = ancestors(graph, std::span(&revision, 1), Follow::ParentsOnly);
    lineage.above_ = descendants(graph, std::span(&revision, 1), Follow::ParentsOnly);
    return lineage;
}

std::vector<RevisionIndex> Lineage::filter(std::span<const RevisionIndex> revisions) const
{
    std::vector<RevisionIndex> kept;
    for (const RevisionIndex i : revisions) {
        if (contains(i))
            kept.push_back(i);
    }
    return kept;
}

Result<Named> nameRevisions(const RevisionGraph &graph, const QString &text)
{
    const qsizetype separator = text.indexOf(u'@');
    Named named;
    named.branch = separator < 0 ? QString() : text.left(separator);
    const QString symbol = text.mid(separator + 1);
    if (symbol == u"base") {
        return named;
    } else if (symbol == u"heads" || symbol == u"head") {
        std::vector<RevisionIndex> heads =
            symbol == u"heads" && named.branch.isEmpty() ? graph.realHeads() : graph.heads();
        if (!named.branch.isEmpty()) {
            RETORT_TRY(const Lineage lineage, Lineage::of(graph, named.branch));
            heads = lineage.filter(heads);
        }
        named.names = graph.idsOf(heads);
        if (symbol == u"head" && heads.size() > 1)
            return fail(errors::MultipleHeads, {{u"argument"_s, text}, {u"heads"_s, named.names}});
    } else {
        named.names << symbol;
    }
    return named;
}

Result<RevisionIndex> lookUp(const RevisionGraph &graph, const QString &name, const QString &branch)
{
    std::optional<Lineage> lineage;
    if (!branch.isEmpty()) {
        RETORT_TRY(const RevisionIndex owner, lookUpBranch(graph, branch));
        lineage = Lineage::of(graph, owner);
    }
    if (name.isEmpty())
        return fail(errors::RevisionIdentifierEmpty);
    std::optional<RevisionIndex> found = graph.find(name);
    if (!found)
        found = graph.findLabel(name);
    if (!found)
        return lookUpPartial(graph, name, lineage);
    if (lineage && !lineage->contains(*found))
        return notFound(name, errors::RevisionNotOnBranch,
                        {{u"revision"_s, graph.idOf(*found)}, {u"branch"_s, branch}});
    return *found;
}

Result<RevisionIndex> lookUpBranch(const RevisionGraph &graph, const QString &branch)
{
    if (const auto owner = graph.findLabel(branch))
        return *owner;
    auto revision = lookUp(graph, branch);
    if (!revision)
        return notFound(branch, errors::RevisionUnknownBranch, {{u"branch"_s, branch}});
    return revision;
}

Result<Landing> countFrom(const RevisionGraph &graph, std::optional<RevisionIndex> start, int steps,
                          const std::optional<Lineage> &along, PastTheEnd past)
{
    using Kind = Landing::Kind;
    // Without a start nothing is named yet: neither a revision nor the base that going down can arrive at.
    Landing here = start ? Landing{Kind::Revision, *start} : Landing{Kind::TooFar};
    const bool up = steps > 0;
    const auto next = [&]() -> std::vector<RevisionIndex> {
        const bool named = here.kind == Kind::Revision;
        const std::span<const RevisionIndex> all = up      ? (named ? graph.children(here.revision) : graph.bases())
                                                   : named ? graph.parents(here.revision)
                                                           : std::span(graph.heads());
        return up && along ? along->filter(all) : std::vector<RevisionIndex>(all.begin(), all.end());
    };
    for (qint64 left = std::abs(static_cast<qint64>(steps)); left > 0; --left) {
        if (here.kind == Kind::Base)
            return past == PastTheEnd::IsTooFar ? Landing{} : here;
        const std::vector<RevisionIndex> choices = next();
        if (choices.size() > 1)
            return fail(errors::AmbiguousWalk);
        if (!choices.empty())
            here = {Kind::Revision, choices.front()};
        else if (!up)
            here = {Kind::Base};
        else
            return past == PastTheEnd::IsTooFar ? Landing{} : here;
    }
    return here;
}

Result<std::vector<Landing>> resolveLandings(const RevisionGraph &graph, const QString &text)
{
    RETORT_TRY(const Named named, nameRevisions(graph, text));
    std::vector<Landing> landings;
    bool isNumber = false;
    const int offset = named.names.size() == 1 ? named.names.front().toInt(&isNumber) : 0;
    if (isNumber && offset < 0) {
        for (const RevisionIndex head : graph.realHeads()) {
            if (!named.branch.isEmpty() && !graph.labels(head).contains(named.branch))
                continue;
            RETORT_TRY(const Landing landing, countFrom(graph, head, offset, {}, PastTheEnd::IsTooFar));
            landings.push_back(landing);
        }
        return landings;
    }
    for (const QString &name : named.names) {
        RETORT_TRY(const RevisionIndex revision, lookUp(graph, name, named.branch));
        landings.push_back({Landing::Kind::Revision, revision});
    }
    return landings;
}

} // namespace retort::revisions
