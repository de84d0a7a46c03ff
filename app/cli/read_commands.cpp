// The commands that say something about the history and where a database stands, and change nothing.

#include <app/cli/commands.h>
#include <app/cli/revision_json.h>
#include <app/cli/revision_text.h>
#include <app/cli/script_report.h>
#include <core/commands/branches.h>
#include <core/commands/current.h>
#include <core/commands/error_codes.h>
#include <core/commands/heads.h>
#include <core/commands/history.h>
#include <core/commands/show.h>

#include <algorithm>

namespace retort::cli
{

using revisions::RevisionGraph;
using revisions::RevisionIndex;

Result<ExitCode> run(const Call &call, const HistoryCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const commands::HistoryListing listing,
               commands::history(workspace, {command.range, command.indicateCurrent}, call.cancel));
    const auto isCurrent = [&listing](RevisionIndex revision) {
        return !listing.isCurrent.empty() && listing.isCurrent[static_cast<std::size_t>(revision)];
    };
    if (call.global.json) {
        QJsonArray items;
        for (const RevisionIndex revision : listing.revisions) {
            QJsonObject item = revisionToJson(graph, revision);
            if (command.indicateCurrent)
                item[QStringLiteral("is_current")] = isCurrent(revision);
            items << item;
        }
        call.output.json({{QStringLiteral("revisions"), items}});
        return Done;
    }
    for (const RevisionIndex revision : listing.revisions) {
        const LineOptions line{.branches = true, .summary = true, .parents = true, .isCurrent = isCurrent(revision)};
        call.output.line(command.verbose ? revisionEntry(graph, revision, line.isCurrent)
                                         : revisionLine(graph, revision, line));
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const HeadsCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const std::vector<RevisionIndex> heads, commands::heads(workspace, command.resolveDependencies));
    if (call.global.json) {
        call.output.json(revisionsToJson(graph, heads));
        return Done;
    }
    for (const RevisionIndex head : heads) {
        call.output.line(command.verbose ? revisionEntry(graph, head)
                                         : revisionLine(graph, head, {.branches = true, .structure = false}));
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const BranchesCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const std::vector<RevisionIndex> points, commands::branches(workspace));
    if (call.global.json) {
        QJsonArray items;
        for (const RevisionIndex point : points) {
            QJsonObject item = revisionToJson(graph, point);
            item[QStringLiteral("children")] = QJsonArray::fromStringList(graph.idsOf(graph.children(point)));
            items << item;
        }
        call.output.json({{QStringLiteral("revisions"), items}});
        return Done;
    }
    for (const RevisionIndex point : points) {
        call.output.line(command.verbose ? revisionEntry(graph, point)
                                         : revisionLine(graph, point, {.branches = true}));
        const QString indent(graph.idOf(point).size(), QLatin1Char(' '));
        for (const RevisionIndex child : graph.children(point)) {
            call.output.line(indent + QLatin1StringView(" -> ") +
                             revisionLine(graph, child, {.branches = true, .summary = command.verbose}));
        }
        call.output.line(QString());
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const ShowCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const std::vector<RevisionIndex> shown, commands::show(workspace, command.revision, call.cancel));
    if (call.global.json) {
        call.output.json(revisionsToJson(graph, shown));
        return Done;
    }
    for (const RevisionIndex revision : shown)
        call.output.line(revisionEntry(graph, revision));
    return Done;
}

Result<ExitCode> run(const Call &call, const CurrentCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    const RevisionGraph &graph = workspace.project.graph;
    RETORT_TRY(const commands::Standing standing, commands::current(workspace, call.cancel));
    if (call.global.json) {
        QJsonObject json = revisionsToJson(graph, standing.current);
        json[QStringLiteral("url")] = database::displayed(standing.url);
        json[QStringLiteral("version_table")] = QJsonArray::fromStringList(standing.rows);
        call.output.json(json);
    } else {
        if (command.verbose)
            call.output.line(QStringLiteral("Current revision(s) for %1:").arg(database::displayed(standing.url)));
        for (const RevisionIndex revision : standing.current)
            call.output.line(command.verbose ? revisionEntry(graph, revision) : revisionLine(graph, revision, {}));
    }
    if (command.checkHeads) {
        RETORT_TRY(std::vector<RevisionIndex> heads, commands::heads(workspace, true));
        std::vector<RevisionIndex> current = standing.current;
        std::sort(heads.begin(), heads.end());
        std::sort(current.begin(), current.end());
        if (heads != current)
            return fail(errors::NotAtHeads);
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const CheckScriptsCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const commands::ScriptReport report, commands::checkScripts(workspace, command.dialect, call.cancel));
    if (call.global.json) {
        call.output.json(reportToJson(workspace, report));
    } else {
        for (const QString &line : reportLines(workspace, report, command.verbose))
            call.output.line(line);
    }
    return report.causes.empty() ? Done : AnswerIsNo;
}

} // namespace retort::cli
