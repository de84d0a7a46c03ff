#include <tests/ui/shell/bench.h>
#include <ui/connections/connection_status.h>
#include <ui/connections/connections_pane.h>
#include <ui/history/history_model.h>
#include <ui/history/history_pane.h>
#include <ui/revision/revision_pane.h>
#include <ui/shell/main_window.h>
#include <ui/shell/migration_actions.h>
#include <ui/shell/problems_pane.h>
#include <ui/shell/recent_projects.h>
#include <ui/shell/welcome_page.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/error_panel.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace retort;
using namespace retort::ui;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

/// Two revisions, the second of which would write a file if it were run.
void makeProject(const Bench &bench)
{
    bench.empty();
    bench.write("migrations/versions/a.py",
                "\"\"\"first\"\"\"\nrevision = 'aaa111'\ndown_revision = None\ndef upgrade():\n    pass\n");
    bench.write("migrations/versions/b.py", "\"\"\"second\"\"\"\nrevision = 'bbb222'\ndown_revision = 'aaa111'\n"
                                            "open('written', 'w')\n");
}

} // namespace

class tst_window : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void an_opened_project_is_shown_and_nothing_is_run_or_written()
    {
        const Bench bench;
        makeProject(bench);
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        MainWindow window(settings);
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openProject(bench.path());
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(window.project());
        QCOMPARE(window.history()->model()->rowCount(), 2);
        QCOMPARE(window.history()->model()->at(0).id, q("bbb222"));
        QVERIFY(window.revision()->script()->toPlainText().contains(q("bbb222")));
        QCOMPARE(window.connections()->status()->stand, Stand::Empty);
        QCOMPARE(window.connections()->status()->behind, 2);
        QVERIFY(window.actionsOnDatabase()->upgradeToHead->isEnabled());
        QVERIFY(!window.actionsOnDatabase()->downgradeOne->isEnabled());
        QVERIFY(!QFileInfo::exists(bench.path() + q("/shop.db")));
        QVERIFY(!QFileInfo::exists(bench.path() + q("/written")));
        QVERIFY(!QFileInfo::exists(q("written")));
        QCOMPARE(recentProjects(settings), QStringList{bench.path()});
    }

    void what_is_no_project_is_refused_with_a_reason_and_forgotten()
    {
        const Bench bench;
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        rememberProject(settings, bench.path("none"));
        MainWindow window(settings);
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openProject(bench.path("none"));
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(!window.project());
        QVERIFY(window.welcome()->problem()->isVisibleTo(window.welcome()));
        QVERIFY(window.welcome()->problem()->details().contains(q("none")));
        QVERIFY(recentProjects(settings).isEmpty());
    }

    void a_broken_file_is_a_problem_and_the_rest_is_shown()
    {
        const Bench bench;
        makeProject(bench);
        bench.write("migrations/versions/c.py", "revision = 'ccc333'\ndown_revision = (\n");
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        MainWindow window(settings);
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openProject(bench.path());
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(window.history()->model()->rowCount(), 3);
        QVERIFY(window.problems()->model()->rowCount() >= 1);
        QCOMPARE(window.problems()->model()->at(0).severity, Severity::Error);
        QVERIFY(window.problems()->model()->at(0).place.contains(q("c.py")));
    }

    void a_folder_or_an_ini_can_be_dropped_on_the_window()
    {
        const Bench bench;
        makeProject(bench);
        const auto dragged = [](const QString &path) {
            auto data = std::make_unique<QMimeData>();
            data->setUrls({QUrl::fromLocalFile(path)});
            return data;
        };
        QCOMPARE(projectPathOf(*dragged(bench.path())), bench.path());
        QCOMPARE(projectPathOf(*dragged(bench.path() + q("/alembic.ini"))), bench.path() + q("/alembic.ini"));
        QCOMPARE(projectPathOf(*dragged(bench.path() + q("/migrations/env.py"))), QString());
        QCOMPARE(projectPathOf(QMimeData()), QString());

        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        MainWindow window(settings);
        const auto data = dragged(bench.path());
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QSignalSpy settled(&window, &MainWindow::settled);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(window.project());
    }

    void closing_while_a_project_is_read_is_safe()
    {
        const Bench bench;
        makeProject(bench);
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        auto window = std::make_unique<MainWindow>(settings);
        window->openProject(bench.path());
        window.reset();
        QCoreApplication::processEvents();
    }

    void only_sqlite_files_inside_the_project_are_opened_unasked()
    {
        const Bench bench;
        makeProject(bench);
        const auto inside = [&](const QString &file) {
            database::Url url;
            url.database = file;
            return isInsideProject(url, bench.path());
        };
        QVERIFY(inside(bench.path() + q("/shop.db")));
        QVERIFY(inside(bench.path() + q("/new/folder/shop.db")));
        QVERIFY(!inside(bench.path() + q("/../other.db")));
        QVERIFY(!inside(bench.path() + q("-twin/shop.db")));
        QVERIFY(!inside(q("/etc/passwd")));
        QVERIFY(!inside(q(":memory:")));
        QVERIFY(QFile::link(bench.folder.path(), bench.path() + q("/out")));
        QVERIFY(!inside(bench.path() + q("/out/other.db")));
        database::Url server;
        server.kind = database::Kind::Postgresql;
        server.database = bench.path() + q("/shop.db");
        QVERIFY(!isInsideProject(server, bench.path()));
    }

    void a_server_named_by_the_project_is_not_connected_to()
    {
        const Bench bench;
        makeProject(bench);
        bench.write("alembic.ini", "[alembic]\nscript_location = migrations\n"
                                   "sqlalchemy.url = postgresql://me:secret@127.0.0.1:1/shop\n");
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        MainWindow window(settings);
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openProject(bench.path());
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(window.connections()->status()->stand, Stand::NotLooked);
        QVERIFY(!window.connections()->status()->place.contains(q("secret")));
        QVERIFY(!window.actionsOnDatabase()->upgradeToHead->isEnabled());
    }

    void recent_projects_are_the_last_ten_newest_first()
    {
        const Bench bench;
        QSettings settings(bench.path("s.ini"), QSettings::IniFormat);
        for (int i = 0; i < 12; ++i)
            rememberProject(settings, QString::number(i));
        rememberProject(settings, q("5"));
        QCOMPARE(recentProjects(settings).size(), 10);
        QCOMPARE(recentProjects(settings).front(), q("5"));
        QCOMPARE(recentProjects(settings).count(q("5")), 1);
    }

    void the_list_of_problems_keeps_qts_rules()
    {
        ProblemsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Problem problem;
        problem.text = q("text");
        model.setProblems({problem, problem});
        QCOMPARE(model.rowCount(), 2);
        model.setProblems({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(tst_window)
#include "tst_window.moc"
