// Seconds for building the graph and for laying it out, per revision, for a history of diamonds: "N build layout" a
// line.

#include <core/revisions/graph.h>
#include <core/revisions/layout.h>

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace retort::revisions;

namespace
{

std::vector<Revision> diamonds(int count)
{
    std::vector<Revision> revisions;
    const auto id = [](int n) { return QStringLiteral("r%1").arg(n, 11, 10, QLatin1Char('0')); };
    for (int n = 0; n < count; ++n) {
        Revision revision;
        revision.id = id(n);
        if (n > 0 && n % 4 == 2)
            revision.downRevisions = {id(n - 2)};
        else if (n % 4 == 3)
            revision.downRevisions = {id(n - 2), id(n - 1)};
        else if (n > 0)
            revision.downRevisions = {id(n - 1)};
        revisions.push_back(revision);
    }
    return revisions;
}

} // namespace

int main()
{
    for (const int count : {1000, 20000}) {
        qint64 build = -1;
        qint64 layout = -1;
        for (int repeat = 0; repeat < 7; ++repeat) {
            std::vector<Revision> revisions = diamonds(count);
            QElapsedTimer timer;
            timer.start();
            const RevisionGraph graph = RevisionGraph::build(std::move(revisions));
            const qint64 built = timer.nsecsElapsed();
            timer.restart();
            const Layout laidOut = layOut(graph);
            const qint64 laid = timer.nsecsElapsed();
            if (laidOut.rows.size() != static_cast<std::size_t>(count))
                return 1;
            build = build < 0 ? built : std::min(build, built);
            layout = layout < 0 ? laid : std::min(layout, laid);
        }
        std::printf("%d %.3e %.3e\n", count, static_cast<double>(build) / 1e9 / count,
                    static_cast<double>(layout) / 1e9 / count);
    }
    return 0;
}
