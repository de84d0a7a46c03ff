#include <core/commands/current.h>
#include <core/commands/history.h>
#include <core/revisions/history.h>

namespace retort::commands
{

Result<HistoryListing> history(const Workspace &workspace, const HistoryOptions &options, const CancelToken &cancel)
{
    revisions::RevisionRange range;
    if (options.range) {
        RETORT_TRY(range, revisions::parseRange(*options.range));
    }
    QStringList rows;
    HistoryListing listing;
    if (options.indicateCurrent || revisions::needsRows(range)) {
        RETORT_TRY(const Standing standing, current(workspace, cancel));
        rows = standing.rows;
        if (options.indicateCurrent) {
            listing.isCurrent.assign(workspace.project.graph.revisions().size(), false);
            for (const revisions::RevisionIndex revision : standing.current)
                listing.isCurrent[static_cast<std::size_t>(revision)] = true;
        }
    }
    RETORT_TRY(listing.revisions, revisions::history(workspace.project.graph, range, rows));
    return listing;
}

} // namespace retort::commands
