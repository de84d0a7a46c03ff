#include <core/commands/journal.h>
#include <tests/ui/shell/bench.h>
#include <ui/connections/connections_pane.h>
#include <ui/history/history_model.h>
#include <ui/history/history_pane.h>
#include <ui/run/plan_sheet.h>
#include <ui/run/run_flow.h>
#include <ui/run/run_view.h>
#include <ui/shell/main_window.h>
#include <ui/shell/migration_actions.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/error_panel.h>

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace retort;
using namespace retort::ui;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

/// Three revisions: a table, a column, and what the test says.
void makeProject(const Bench &bench, const char *lastUpgrade)
{
    bench.empty();
    bench.write("migrations/versions/a.py", R"(
"""customers"""
import sqlalchemy as sa
from alembic import op
revision = "aaa111"
down_revision = None
def upgrade():
    op.create_table("customer", sa.Column("id", sa.Integer(), primary_key=True))
def downgrade():
    op.drop_table("customer")
)");
    bench.write("migrations/versions/b.py", R"(
"""their names"""
import sqlalchemy as sa
from alembic import op
revision = "bbb222"
down_revision = "aaa111"
def upgrade():
    op.add_column("customer", sa.Column("name", sa.String(40)))
def downgrade():
    op.drop_column("customer", "name")
)");
    const QByteArray last = QByteArray(R"(
"""the last one"""
from alembic import op
revision = "ccc333"
down_revision = "bbb222"
def upgrade():
    )") + lastUpgrade + "\ndef downgrade():\n    pass\n";
    bench.write("migrations/versions/c.py", last.constData());
}

/// First column of each row, read on a connection of the test's own.
QStringList ask(const Bench &bench, const QString &sql)
{
    QStringList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(q("QSQLITE"), q("test"));
        database.setDatabaseName(bench.path() + q("/shop.db"));
        database.open();
        QSqlQuery query(sql, database);
        while (query.next())
            rows << query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(q("test"));
    return rows;
}

QStringList tables(const Bench &bench)
{
    return ask(bench, q("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
}

QStringList versions(const Bench &bench)
{
    return ask(bench, q("SELECT version_num FROM alembic_version"));
}

/// A window that shows the project.
struct Opened {
    QSettings settings;
    MainWindow window;

    explicit Opened(const Bench &bench)
        : settings(bench.path("s.ini"), QSettings::IniFormat)
        , window(settings)
    {
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openProject(bench.path());
        settled.wait();
    }

    MigrationActions &actions() { return *window.actionsOnDatabase(); }

    /// Wishes, and waits for the sheet; null when none appears.
    PlanSheet *wish(QAction *action)
    {
        action->trigger();
        (void)QTest::qWaitFor([this] { return window.flow()->sheet() != nullptr; });
        return window.flow()->sheet();
    }

    /// Agrees, waits for the end of the run and for the window having looked again.
    void agree(PlanSheet *sheet)
    {
        QSignalSpy settled(&window, &MainWindow::settled);
        sheet->runButton()->click();
        (void)QTest::qWaitFor([this] { return !window.flow()->isBusy(); });
        if (settled.isEmpty())
            settled.wait();
    }
};

} // namespace

/// The whole way from a wish to a changed database, on a real SQLite file.
class tst_upgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void what_the_sheet_shows_is_what_is_done()
    {
        const Bench bench;
        makeProject(bench, "op.create_index('ix_name', 'customer', ['name'])");
        Opened opened(bench);
        PlanSheet *sheet = opened.wish(opened.actions().upgradeToHead);
        QVERIFY(sheet);
        QCOMPARE(sheet->steps()->count(), 3);
        QVERIFY(sheet->cancelButton()->isDefault());
        sheet->steps()->setCurrentRow(2);
        QVERIFY(sheet->sql()->toPlainText().contains(q("CREATE INDEX ix_name ON customer (name)")));
        QVERIFY(!QFileInfo::exists(bench.path() + q("/shop.db")));

        opened.agree(sheet);
        QCOMPARE(tables(bench), QStringList({q("alembic_version"), q("customer")}));
        QCOMPARE(versions(bench), QStringList{q("ccc333")});
        QCOMPARE(ask(bench, q("SELECT sql FROM sqlite_master WHERE name = 'ix_name'")),
                 QStringList{q("CREATE INDEX ix_name ON customer (name)")});
        QCOMPARE(opened.window.connections()->status()->stand, Stand::AtHead);
        for (int row = 0; row < 3; ++row)
            QCOMPARE(opened.window.history()->model()->at(row).state, RowState::Applied);
        QVERIFY(!opened.actions().upgradeToHead->isEnabled());
        QVERIFY(opened.actions().downgradeOne->isEnabled());
    }

    void a_run_is_kept_in_the_journal()
    {
        const Bench bench;
        makeProject(bench, "pass");
        Opened opened(bench);
        opened.agree(opened.wish(opened.actions().upgradeToHead));
        const auto report = commands::readJournal(*opened.window.project()->workspace, {.withStatements = true});
        QVERIFY(report);
        QCOMPARE(report->runs.size(), 1U);
        QCOMPARE(report->runs[0].command, q("upgrade"));
        QCOMPARE(report->runs[0].revisions.size(), 3U);
    }

    void production_is_changed_only_with_its_name_typed()
    {
        const Bench bench;
        makeProject(bench, "pass");
        bench.write("retort.toml", "[connections.shop-live]\nurl = \"sqlite:///shop.db\"\nclass = \"production\"\n");
        Opened opened(bench);
        PlanSheet *sheet = opened.wish(opened.actions().upgradeToHead);
        QVERIFY(sheet && sheet->typed());
        QVERIFY(!sheet->runButton()->isEnabled());
        QTest::keyClicks(sheet->typed(), q("shop"));
        QVERIFY(!sheet->runButton()->isEnabled());
        QTest::keyClicks(sheet->typed(), q("-live"));
        QVERIFY(sheet->runButton()->isEnabled());
        opened.agree(sheet);
        QCOMPARE(versions(bench), QStringList{q("ccc333")});
    }

    void a_cancelled_sheet_changes_nothing()
    {
        const Bench bench;
        makeProject(bench, "pass");
        Opened opened(bench);
        PlanSheet *sheet = opened.wish(opened.actions().upgradeToHead);
        QVERIFY(sheet);
        sheet->cancelButton()->click();
        QVERIFY(!opened.window.flow()->isBusy());
        QVERIFY(!QFileInfo::exists(bench.path() + q("/shop.db")));
        QVERIFY(opened.actions().upgradeToHead->isEnabled());
    }

    void downgrade_goes_one_back_and_then_to_nothing()
    {
        const Bench bench;
        makeProject(bench, "pass");
        Opened opened(bench);
        opened.agree(opened.wish(opened.actions().upgradeToHead));
        opened.agree(opened.wish(opened.actions().downgradeOne));
        QCOMPARE(versions(bench), QStringList{q("bbb222")});
        QCOMPARE(opened.window.connections()->status()->behind, 1);
        opened.agree(opened.wish(opened.actions().downgradeToBase));
        QCOMPARE(tables(bench), QStringList{q("alembic_version")});
        QVERIFY(versions(bench).isEmpty());
        QVERIFY(!opened.actions().downgradeOne->isEnabled());
    }

    void stamp_writes_only_the_version_table()
    {
        const Bench bench;
        makeProject(bench, "pass");
        Opened opened(bench);
        const int row = opened.window.history()->model()->rowCount() - 2;
        QCOMPARE(opened.window.history()->model()->at(row).id, q("bbb222"));
        QVERIFY(opened.window.history()->selectRevision(q("bbb222")));
        opened.agree(opened.wish(opened.actions().stampHere));
        QCOMPARE(tables(bench), QStringList{q("alembic_version")});
        QCOMPARE(versions(bench), QStringList{q("bbb222")});
        QCOMPARE(opened.window.history()->model()->at(row).state, RowState::Applied);
        QVERIFY(opened.window.history()->model()->at(row).current);
    }

    void a_failing_revision_takes_the_whole_run_back_and_is_explained()
    {
        const Bench bench;
        makeProject(bench, "op.execute('INSERT INTO nowhere VALUES (1)')");
        Opened opened(bench);
        opened.agree(opened.wish(opened.actions().upgradeToHead));
        QVERIFY(!opened.window.runView()->problem()->isHidden());
        QVERIFY(opened.window.runView()->problem()->details().contains(q("no such table: nowhere")));
        QVERIFY(opened.window.runView()->problem()->details().contains(q("c.py")));
        QVERIFY(tables(bench).isEmpty());
        QCOMPARE(opened.window.connections()->status()->stand, Stand::Empty);
        QVERIFY(opened.actions().upgradeToHead->isEnabled());
    }

    void a_revision_out_of_reach_is_refused_before_there_is_a_sheet()
    {
        const Bench bench;
        makeProject(bench, "open('written', 'w')");
        Opened opened(bench);
        QSignalSpy refused(opened.window.flow(), &RunFlow::refused);
        opened.actions().upgradeToHead->trigger();
        QVERIFY(refused.wait());
        QVERIFY(!opened.window.flow()->sheet());
        QVERIFY(opened.window.runView()->problem()->details().contains(q("open()")));
        QVERIFY(!QFileInfo::exists(bench.path() + q("/shop.db")));
        QVERIFY(!QFileInfo::exists(q("written")));
    }

    void a_run_that_does_not_end_is_cancelled_and_taken_back()
    {
        const Bench bench;
        makeProject(bench, "pass");
        // Only a run gets past the question, so that the plan does not already meet the loop.
        bench.write("migrations/versions/c.py", R"(
"""does not end"""
import sqlalchemy as sa
from alembic import op
revision = "ccc333"
down_revision = "bbb222"
def upgrade():
    rows = op.get_bind().execute(sa.text("SELECT count(*) FROM customer")).fetchall()
    while True:
        rows = rows
)");
        Opened opened(bench);
        PlanSheet *sheet = opened.wish(opened.actions().upgradeToHead);
        QVERIFY(sheet);
        QSignalSpy settled(&opened.window, &MainWindow::settled);
        sheet->runButton()->click();
        QTRY_VERIFY(opened.window.runView()->cancelButton()->isEnabled());
        opened.window.runView()->cancelButton()->click();
        QTRY_VERIFY(!opened.window.flow()->isBusy());
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(tables(bench).isEmpty());
    }
};

QTEST_MAIN(tst_upgrade)
#include "tst_upgrade.moc"
