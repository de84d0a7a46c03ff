#include <core/revisions/layout.h>
#include <tests/core/revisions/graphs.h>
#include <tests/support/golden.h>

#include <QRandomGenerator>

#include <algorithm>

using namespace retort;
using namespace retort::revisions;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct Arrival {
    RevisionIndex at;
    EdgeKind kind;
    auto operator<=>(const Arrival &) const = default;
};

/// Follows every line that leaves row `start` down to the node it arrives at.
std::vector<Arrival> arrivals(const Layout &layout, std::size_t start)
{
    std::vector<Arrival> found;
    for (const LaneEdge &first : layout.rows[start].below) {
        if (first.top != layout.rows[start].lane)
            continue;
        int lane = first.bottom;
        std::size_t row = start + 1;
        while (row < layout.rows.size() && layout.rows[row].lane != lane) {
            const auto &below = layout.rows[row].below;
            const auto leaves = [&](const LaneEdge &e) { return e.top == lane; };
            if (std::count_if(below.begin(), below.end(), leaves) != 1)
                return {};
            lane = std::find_if(below.begin(), below.end(), leaves)->bottom;
            ++row;
        }
        if (row == layout.rows.size())
            return {};
        found.push_back({layout.rows[row].revision, first.kind});
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<Arrival> wanted(const RevisionGraph &graph, RevisionIndex i)
{
    std::vector<Arrival> wanted;
    for (const RevisionIndex parent : graph.parents(i))
        wanted.push_back({parent, EdgeKind::Parent});
    for (const RevisionIndex dependency : graph.dependencies(i)) {
        const auto parents = graph.parents(i);
        if (std::find(parents.begin(), parents.end(), dependency) == parents.end())
            wanted.push_back({dependency, EdgeKind::Dependency});
    }
    std::sort(wanted.begin(), wanted.end());
    return wanted;
}

std::size_t linesDrawn(const Layout &layout)
{
    std::size_t lines = 0;
    for (const LayoutRow &row : layout.rows)
        lines += row.below.size();
    return lines;
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void graphs_look_as_drawn_data();
    void graphs_look_as_drawn();
    void every_line_of_a_random_graph_arrives_where_it_should();
    void lines_only_change_lanes_at_nodes();
    void an_unsound_graph_is_laid_out_all_the_same();
    void a_branch_has_one_color_and_one_lane();
    void a_broken_file_changes_no_color();
    void the_number_of_lines_grows_linearly_data();
    void the_number_of_lines_grows_linearly();
};

void TestLayout::graphs_look_as_drawn_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : goldenCases(QStringLiteral(RETORT_TEST_DATA "/layout"), u".graph"_s))
        QTest::newRow(qPrintable(name)) << name;
}

void TestLayout::graphs_look_as_drawn()
{
    QFETCH(QString, name);
    const QString path = QStringLiteral(RETORT_TEST_DATA "/layout/") + name;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const RevisionGraph graph = graphFrom(QString::fromUtf8(file.readAll()).replace(u'\n', u';'));
    compareWithGolden(path.chopped(6) + u".txt", toText(layOut(graph), graph).toUtf8());
}

void TestLayout::every_line_of_a_random_graph_arrives_where_it_should()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        const RevisionGraph graph = randomGraph(seed, 40);
        const Layout layout = layOut(graph);
        QCOMPARE(static_cast<int>(layout.rows.size()), graph.size());
        for (std::size_t row = 0; row < layout.rows.size(); ++row) {
            const bool right = arrivals(layout, row) == wanted(graph, layout.rows[row].revision);
            QVERIFY2(right, qPrintable(u"seed %1, row %2\n"_s.arg(seed).arg(row) + toText(layout, graph)));
        }
    }
}

void TestLayout::lines_only_change_lanes_at_nodes()
{
    for (quint32 seed = 1; seed <= 100; ++seed) {
        const Layout layout = layOut(randomGraph(seed, 60));
        for (std::size_t row = 0; row + 1 < layout.rows.size(); ++row) {
            for (const LaneEdge &edge : layout.rows[row].below) {
                QVERIFY(edge.top == edge.bottom || edge.top == layout.rows[row].lane ||
                        edge.bottom == layout.rows[row + 1].lane);
                QVERIFY(edge.top < layout.lanes && edge.bottom < layout.lanes);
            }
        }
        QVERIFY(layout.rows.back().below.empty());
    }
}

void TestLayout::an_unsound_graph_is_laid_out_all_the_same()
{
    const RevisionGraph graph = graphFrom(u"a; b<c; c<b; d<nowhere; e!; a<d"_s);
    QVERIFY(!graph.checkSound());
    QCOMPARE(layOut(graph).rows.size(), std::size_t(6));
    QCOMPARE(graph.idOf(layOut(graph).rows.front().revision), u"e"_s);
    QVERIFY(layOut(RevisionGraph()).rows.empty());
}

void TestLayout::a_branch_has_one_color_and_one_lane()
{
    const RevisionGraph graph = graphFrom(u"a; b1<a; b2<b1; b3<b2; c1<a; c2<c1; m<b3,c2"_s);
    QHash<QString, LayoutRow> rows;
    for (const LayoutRow &row : layOut(graph).rows)
        rows.insert(graph.idOf(row.revision), row);
    QCOMPARE(rows[u"b3"_s].lane, rows[u"b1"_s].lane);
    QCOMPARE(rows[u"b3"_s].color, rows[u"b1"_s].color);
    QCOMPARE(rows[u"c2"_s].lane, rows[u"c1"_s].lane);
    QVERIFY(rows[u"c1"_s].lane != rows[u"b1"_s].lane);
    QVERIFY(rows[u"c1"_s].color != rows[u"b1"_s].color);
}

void TestLayout::a_broken_file_changes_no_color()
{
    const auto colorOf = [](const RevisionGraph &graph, const QString &id) {
        const Layout layout = layOut(graph);
        return std::find_if(layout.rows.begin(), layout.rows.end(),
                            [&](const LayoutRow &row) { return graph.idOf(row.revision) == id; })
            ->color;
    };
    QCOMPARE(colorOf(graphFrom(u"a; b<a; wreck!"_s), u"b"_s), colorOf(graphFrom(u"a; b<a"_s), u"b"_s));
}

void TestLayout::the_number_of_lines_grows_linearly_data()
{
    QTest::addColumn<QString>("shape");
    for (const char *shape : {"line", "diamonds", "fan", "plugins"})
        QTest::newRow(shape) << QString::fromLatin1(shape);
}

void TestLayout::the_number_of_lines_grows_linearly()
{
    QFETCH(QString, shape);
    const std::size_t small = linesDrawn(layOut(generatedGraph(shape, 2500)));
    const std::size_t large = linesDrawn(layOut(generatedGraph(shape, 50'000)));
    QVERIFY2(large <= 21 * small, qPrintable(u"%1 lines, then %2"_s.arg(small).arg(large)));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
