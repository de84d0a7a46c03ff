#include <core/base/error_codes.h>
#include <ui/history/history_delegate.h>
#include <ui/history/history_model.h>
#include <ui/history/history_pane.h>
#include <ui/history/history_view.h>
#include <ui/theme/system_scheme.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace retort;
using namespace retort::ui;
using revisions::Revision;
using revisions::RevisionGraph;

namespace
{

Revision made(const QString &id, const QStringList &parents, const QString &doc = {})
{
    Revision revision;
    revision.id = id;
    revision.downRevisions = parents;
    revision.doc = doc.isEmpty() ? QStringLiteral("message of %1").arg(id) : doc;
    revision.path = QStringLiteral("/nowhere/%1.py").arg(id);
    return revision;
}

/// base - b1 - {left, right} - merge - top, with one broken file.
std::vector<Revision> branched()
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    Revision broken = made(s("wreck"), {s("b1")});
    broken.problem = Error{errors::FileUnreadable, {{s("path"), s("wreck.py")}}, {}, {}, {}};
    std::vector<Revision> all{made(s("base0"), {}),
                              made(s("b1"), {s("base0")}),
                              made(s("left"), {s("b1")}),
                              made(s("right"), {s("b1")}),
                              made(s("merge"), {s("left"), s("right")}),
                              made(s("top"), {s("merge")}),
                              broken};
    all[2].branchLabels = {s("wing")};
    return all;
}

SharedRows rowsOf(std::vector<Revision> revisions, const std::optional<Standing> &standing = std::nullopt)
{
    return makeRows(std::make_shared<const RevisionGraph>(RevisionGraph::build(std::move(revisions))), standing);
}

std::vector<Revision> linear(int count)
{
    std::vector<Revision> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        all.push_back(
            made(QStringLiteral("r%1").arg(i), i == 0 ? QStringList() : QStringList{QStringLiteral("r%1").arg(i - 1)}));
    return all;
}

const HistoryRow &row(const SharedRows &rows, const char *id)
{
    return rows->rows[static_cast<std::size_t>(rows->rowOfId.value(QString::fromLatin1(id), -1))];
}

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

/// Paints one cell alone.
QImage painted(const HistoryModel &model, int visible, HistoryModel::Column column, int width = 300)
{
    const HistoryDelegate delegate(model);
    QImage image(width, 28, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.palette = Theme::of(Scheme::Light).palette();
    delegate.paint(&painter, option, model.index(visible, column));
    return image;
}

int pixelsOf(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    return count;
}

} // namespace

class tst_history : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void a_row_says_what_its_revision_is()
    {
        const SharedRows rows = rowsOf(branched());
        QCOMPARE(rows->rows.size(), std::size_t(7));
        QCOMPARE(row(rows, "base0").shape, RowShape::Base);
        QCOMPARE(row(rows, "merge").shape, RowShape::Merge);
        QCOMPARE(row(rows, "left").shape, RowShape::Revision);
        QCOMPARE(row(rows, "left").badges, (std::vector<Badge>{{Badge::Kind::Label, q("wing")}}));
        QCOMPARE(row(rows, "top").badges, (std::vector<Badge>{{Badge::Kind::Head, q("head")}}));
        QCOMPARE(rows->rows.front().shape, RowShape::Broken);
        QVERIFY(rows->rows.front().toolTip.contains(q("wreck.py")));
    }

    void without_a_database_nothing_is_claimed_about_it()
    {
        const auto alone = rowsOf(branched());
        for (const HistoryRow &each : alone->rows)
            QCOMPARE(each.state, RowState::Unknown);
        const Standing foreign{q("shop.db"), {q("not-there")}};
        const auto beside = rowsOf(branched(), foreign);
        for (const HistoryRow &each : beside->rows)
            QCOMPARE(each.state, RowState::Unknown);
    }

    void everything_below_the_database_is_applied()
    {
        const SharedRows rows = rowsOf(branched(), Standing{q("shop.db"), {q("left")}});
        QCOMPARE(row(rows, "left").state, RowState::Applied);
        QVERIFY(row(rows, "left").current);
        QCOMPARE(row(rows, "left").badges.front(), (Badge{Badge::Kind::Database, q("shop.db")}));
        QCOMPARE(row(rows, "base0").state, RowState::Applied);
        QCOMPARE(row(rows, "right").state, RowState::Pending);
        QCOMPARE(row(rows, "merge").state, RowState::Pending);
        QCOMPARE(rows->rows.front().state, RowState::Unknown);
    }

    void a_screen_reader_hears_id_message_parents_and_state()
    {
        const SharedRows rows = rowsOf(branched(), Standing{q("shop.db"), {q("left")}});
        const QString spoken = row(rows, "merge").accessible;
        for (const char *part : {"merge", "message of merge", "left, right", "not applied on shop.db"})
            QVERIFY2(spoken.contains(q(part)), qPrintable(spoken));
    }

    void the_model_keeps_qts_rules_through_all_changes()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(branched()));
        QCOMPARE(model.rowCount(), 7);
        const SharedRows rows = rowsOf(branched(), Standing{q("db"), {q("b1")}});
        model.setRows(rows, std::vector<int>{0, 3, 5});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.isFiltered());
        QVERIFY(model.below(0).empty());
        model.setRows(rows, std::vector<int>{});
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 7);
        model.setRows(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void a_new_revision_moves_only_what_is_above_it()
    {
        HistoryModel model;
        model.setRows(rowsOf(linear(5)));
        const QPersistentModelIndex kept(model.index(model.visibleRow(q("r2")), 0));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows(rowsOf(linear(7)));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.row(), model.visibleRow(q("r2")));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size() + reset.size(), 0);
    }

    void shapes_are_filled_when_applied_and_hollow_while_pending()
    {
        const Theme &theme = Theme::of(Scheme::Light);
        const auto inked = [&](const char *at) {
            HistoryModel model;
            model.setRows(
                rowsOf(linear(2), Standing{q("db"), QString::fromLatin1(at).split(u',', Qt::SkipEmptyParts)}));
            const QImage image = painted(model, 0, HistoryModel::Graph, 60);
            return pixelsOf(image, theme.lane(model.layoutAt(0).color));
        };
        QVERIFY(inked("r1") > inked("r0") + 20);
    }

    void each_shape_is_drawn_differently()
    {
        HistoryModel model;
        model.setRows(rowsOf(branched()), std::vector<int>{0, 1, 2, 3, 4, 5, 6}); // filtered: nodes only
        const auto widest = [&model](const char *id) {
            const QImage image = painted(model, model.visibleRow(q(id)), HistoryModel::Graph, 60);
            int most = 0;
            for (int y = 0; y < image.height(); ++y) {
                int inRow = 0;
                for (int x = 0; x < image.width(); ++x)
                    inRow += image.pixelColor(x, y) != Theme::of(Scheme::Light).color(Role::Base);
                most = std::max(most, inRow);
            }
            return most;
        };
        QVERIFY(widest("merge") > widest("top"));
        const auto cornerInk = [&model](const char *id) {
            const QImage image = painted(model, model.visibleRow(q(id)), HistoryModel::Graph, 60);
            return image.pixelColor(9, 9) != Theme::of(Scheme::Light).color(Role::Base);
        };
        QVERIFY(cornerInk("base0"));  // a square has corners
        QVERIFY(!cornerInk("top"));   // a circle has none
        QVERIFY(!cornerInk("merge")); // nor has a diamond
    }

    void a_long_message_makes_room_for_its_badges()
    {
        std::vector<Revision> all = linear(1);
        all[0].doc = QString(500, u'm');
        HistoryModel model;
        model.setRows(rowsOf(all));
        const QImage image = painted(model, 0, HistoryModel::Message);
        QVERIFY(pixelsOf(image, Theme::of(Scheme::Light).color(Role::InfoFill)) > 100);
    }

    void painting_costs_the_rows_that_are_seen_not_the_whole_history()
    {
        const auto paintedCells = [](int revisions) {
            HistoryModel model;
            model.setRows(rowsOf(linear(revisions)));
            struct Counting : HistoryDelegate {
                using HistoryDelegate::HistoryDelegate;
                mutable int cells = 0;
                void paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const override
                {
                    ++cells;
                    HistoryDelegate::paint(painter, option, index);
                }
            } counting(model);
            HistoryView view(model);
            view.setItemDelegate(&counting);
            view.resize(600, 400);
            view.show();
            static_cast<void>(QTest::qWaitForWindowExposed(&view));
            counting.cells = 0;
            view.grab();
            return counting.cells;
        };
        const int few = paintedCells(100);
        QVERIFY(few > 0);
        QCOMPARE(paintedCells(20000), few);
    }

    void keys_move_by_rows_by_kinship_and_home()
    {
        HistoryPane pane;
        pane.setRows(rowsOf(branched(), Standing{q("db"), {q("b1")}}));
        HistoryView *view = pane.view();
        const auto at = [&] { return pane.model()->rows()->graph->idOf(*pane.selectedRevision()); };
        QCOMPARE(at(), q("b1"));
        QVERIFY(pane.selectRevision(q("merge")));
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(at(), q("left"));
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(at(), q("base0"));
        QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(at(), q("base0"));
        QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(at(), q("b1"));
        QTest::keyClick(view, Qt::Key_Up);
        QVERIFY(at() != q("b1"));
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(at(), q("b1"));
        QSignalSpy script(&pane, &HistoryPane::scriptWanted);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(script.size(), 1);
    }

    void typing_in_the_list_searches_and_escape_ends_it()
    {
        HistoryPane pane;
        pane.setRows(rowsOf(branched()));
        QVERIFY(pane.selectRevision(q("right")));
        QTest::keyClick(pane.view(), 'R');
        QTest::keyClicks(pane.searchField(), q("ight"));
        QCOMPARE(pane.searchField()->text().toLower(), q("right"));
        QTRY_COMPARE(pane.model()->rowCount(), 1);
        QCOMPARE(pane.model()->at(0).id, q("right"));
        QTest::keyClick(pane.searchField(), Qt::Key_Escape);
        QTRY_COMPARE(pane.model()->rowCount(), 7);
        QCOMPARE(pane.model()->rows()->graph->idOf(*pane.selectedRevision()), q("right"));
    }

    void a_search_that_finds_nothing_says_so_and_going_to_a_revision_leaves_it()
    {
        HistoryPane pane;
        pane.setRows(rowsOf(branched()));
        pane.searchField()->setText(q("nowhere to be found"));
        QTRY_COMPARE(pane.model()->rowCount(), 0);
        QVERIFY(pane.selectRevision(q("left")));
        QCOMPARE(pane.model()->rowCount(), 7);
        QVERIFY(pane.searchField()->text().isEmpty());
        QVERIFY(!pane.selectRevision(q("nothing")));
    }

    void search_looks_into_labels_documentation_and_scripts()
    {
        QTemporaryDir folder;
        std::vector<Revision> all = branched();
        all[1].path = folder.filePath(q("b1.py"));
        all[3].doc = q("right\n\nMoves the ÄRGER away.");
        QFile file(all[1].path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("op.create_table('Invoices')");
        file.close();
        const SharedRows rows = rowsOf(all);
        const auto found = [&](const char *query) {
            QStringList ids;
            for (const int at : search(*rows, q(query), {}))
                ids << rows->rows[static_cast<std::size_t>(at)].id;
            return ids;
        };
        QCOMPARE(found("wing"), QStringList{q("left")});
        QCOMPARE(found("ärger"), QStringList{q("right")});
        QCOMPARE(found("invoices"), QStringList{q("b1")});
        QCOMPARE(found("b1 invoices"), QStringList{q("b1")});
        QCOMPARE(found("b1 wing"), QStringList());
    }

    void a_cancelled_search_stops()
    {
        CancelSource source;
        source.cancel(CancelReason::ByPerson);
        QVERIFY(search(*rowsOf(linear(10)), q("r"), source.token()).empty());
    }
};

QTEST_MAIN(tst_history)
#include "tst_history.moc"
