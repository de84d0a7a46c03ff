#include <core/commands/error_codes.h>
#include <core/commands/lost_head.h>

#include <QSet>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;
using revisions::RevisionIndex;

namespace
{

Error problem(ErrorCode code, QVariantMap data)
{
    return {code, std::move(data), {}, {}, {}};
}

QString hintOf(const QStringList &looksLike)
{
    return looksLike.isEmpty() ? u"No revision of the project has this schema."_s
                               : u"The schema is that of "_s + looksLike.join(u" or "_s) + u'.';
}

std::vector<Error> rowProblems(const revisions::RevisionGraph &graph, const QString &table, const QStringList &rows)
{
    std::vector<Error> problems;
    QSet<QString> seen;
    std::vector<RevisionIndex> known;
    for (const QString &row : rows) {
        if (seen.contains(row)) {
            problems.push_back(problem(errors::VersionTwice, {{u"table"_s, table}, {u"revision"_s, row}}));
            continue;
        }
        seen.insert(row);
        if (const auto revision = graph.find(row))
            known.push_back(*revision);
        else
            problems.push_back(problem(errors::VersionUnknown, {{u"table"_s, table}, {u"revision"_s, row}}));
    }
    for (const RevisionIndex revision : known) {
        const RevisionIndex of[] = {revision};
        const std::vector<bool> below = revisions::ancestors(graph, of, revisions::Follow::All);
        for (const RevisionIndex other : known) {
            if (other != revision && below[static_cast<std::size_t>(other)])
                problems.push_back(problem(
                    errors::VersionIncluded,
                    {{u"table"_s, table}, {u"revision"_s, graph.idOf(other)}, {u"other"_s, graph.idOf(revision)}}));
        }
    }
    return problems;
}

} // namespace

std::vector<Error> versionProblems(const revisions::RevisionGraph &graph, const QString &table,
                                   const VersionFacts &facts)
{
    if (!facts.rows.isEmpty())
        return rowProblems(graph, table, facts.rows);
    if (facts.tables == 0)
        return {};
    return {problem(facts.hasTable ? errors::VersionTableEmpty : errors::VersionTableMissing,
                    {{u"table"_s, table},
                     {u"tables"_s, facts.tables},
                     {u"looks_like"_s, facts.looksLike},
                     {u"hint"_s, hintOf(facts.looksLike)}})};
}

Error explained(Error error, const revisions::RevisionGraph &graph, const QString &table, const QStringList &rows)
{
    const std::vector<Error> problems = rowProblems(graph, table, rows);
    if (problems.empty())
        return error;
    if (error.cause)
        return error.causedBy(explained(*error.cause, graph, table, rows));
    return error.causedBy(problems.front());
}

} // namespace retort::commands
