// A run of thirty revisions is killed: at every border between statements, while the database works on one, and at
// every write to a file. Run again, it must end where an undisturbed run ends.
//
// The suite takes a sample of the places; with RETORT_EVERY_PLACE=1 (`./dev crash`) all of them.

#include <tests/support/projects.h>
#include <tests/support/servers.h>

#include <QFile>
#include <QTest>

#include <set>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int revisions = 30;

QString named(int revision)
{
    return u"r%1"_s.arg(revision, 2, 10, QLatin1Char('0'));
}

/// Each revision makes a table with rows, and changes the one that the revision before it made.
void addHistory(Project &project)
{
    for (int i = 1; i <= revisions; ++i) {
        QStringList up{u"op.create_table('t%1', sa.Column('id', sa.Integer, primary_key=True), "
                       "sa.Column('name', sa.String(40), nullable=False))"_s.arg(i),
                       u"op.execute(\"INSERT INTO t%1 VALUES (1, 'one'), (2, 'it''s two')\")"_s.arg(i)};
        QStringList down{u"op.drop_table('t%1')"_s.arg(i)};
        if (i > 1) {
            up << u"op.add_column('t%1', sa.Column('size', sa.Integer))"_s.arg(i - 1)
               << u"op.execute('UPDATE t%1 SET size = 7 * id')"_s.arg(i - 1)
               << u"op.create_index('i%1', 't%1', ['size'])"_s.arg(i - 1);
            down << u"op.drop_index('i%1', 't%1')"_s.arg(i - 1) << u"op.drop_column('t%1', 'size')"_s.arg(i - 1);
        }
        project.addRevision(named(i), up, down);
    }
}

/// All of `count` places, or some of them: the first and the last few, and others evenly between.
std::set<int> places(int count)
{
    const bool isEvery = qEnvironmentVariableIsSet("RETORT_EVERY_PLACE");
    constexpr int sample = 5;
    std::set<int> chosen;
    for (int place = 1; place <= count; ++place) {
        if (isEvery || place > count - 3 || place % std::max(1, count / sample) == 0)
            chosen.insert(place);
    }
    return chosen;
}

} // namespace

class tst_kill : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    std::unique_ptr<Project> project_;
    QString urlText_;

    void fresh(Kind kind)
    {
        if (kind == Kind::Sqlite) {
            files_ = TemporaryDatabases();
            urlText_ = u"sqlite:///"_s + files_.path();
            return;
        }
        if (kind == Kind::Mariadb)
            MariadbServer::instance().waitUntilOlderThanRuns();
        Server &server = serverOf(kind);
        (void)server.freshDatabase(u"killed"_s);
        // Without TLS each statement is one call of send().
        urlText_ = server.urlText(u"killed"_s) + (kind == Kind::Postgresql ? u"?sslmode=disable"_s : QString());
    }

    Ended upgrade(const QStringList &environment = {}, const QString &target = u"head"_s) const
    {
        return project_->run({u"-q"_s, u"--url"_s, urlText_, u"upgrade"_s, target},
                             QStringList{u"RETORT_TEST="_s} + environment);
    }

    /// Everything: the schema as statements, the rows of each table, the version table.
    QString state() const
    {
        const Ended schema = project_->run({u"--url"_s, urlText_, u"schema"_s, u"db"_s, u"--sql"_s});
        if (schema.code != 0)
            qFatal("%s", qPrintable(schema.errors));
        QString all = schema.output;
        Session session = must(Session::open(must(parseUrl(urlText_))));
        for (int i = 1; i <= revisions; ++i)
            all += u"t%1\n"_s.arg(i) + rowsOf(session, u"SELECT * FROM t%1 ORDER BY id"_s.arg(i)) + u'\n';
        return all + rowsOf(session, u"SELECT version_num FROM alembic_version"_s);
    }

    static QStringList preload(const QStringList &more)
    {
        return QStringList{u"LD_PRELOAD=" RETORT_KILL_LIBRARY ""_s} + more;
    }

    /// How many calls an undisturbed run makes; its end is the state that all others must reach.
    int callsOfAWholeRun(QString &end)
    {
        TemporaryDatabases notes;
        const Ended whole = upgrade(preload({u"RETORT_CALLS="_s + notes.path(u"calls"_s)}));
        if (whole.code != 0)
            qFatal("%s", qPrintable(whole.errors));
        end = state();
        QFile count(notes.path(u"calls"_s));
        if (!count.open(QIODevice::ReadOnly))
            qFatal("the library was not loaded");
        return count.readAll().trimmed().toInt();
    }

    /// Where each statement commits by itself: behind what is committed, if a revision is half done.
    Ended goOn() const
    {
        const Ended resumed =
            project_->run({u"-q"_s, u"--raiseerr"_s, u"--url"_s, urlText_, u"upgrade"_s, u"--resume"_s});
        return resumed.code != 0 && resumed.errors.contains(u"nothing-to-resume"_s) ? upgrade() : resumed;
    }

    void killedAtEachPlace(Kind kind, bool isAfter)
    {
        fresh(kind);
        QString end;
        const int calls = callsOfAWholeRun(end);
        QVERIFY2(calls > 2 * revisions, qPrintable(QString::number(calls)));
        for (const int place : places(calls)) {
            fresh(kind);
            const Ended killed = upgrade(
                preload({u"RETORT_KILL_AT=%1"_s.arg(place), isAfter ? u"RETORT_KILL_AFTER=1"_s : u"RETORT_NONE="_s}));
            // The last calls come after the work.
            QVERIFY2(killed.wasKilled || killed.code == 0, qPrintable(killed.errors));
            const Ended again = kind == Kind::Mariadb ? goOn() : upgrade();
            QVERIFY2(again.code == 0, qPrintable(u"killed at %1 of %2: "_s.arg(place).arg(calls) + again.errors));
            QVERIFY2(state() == end, qPrintable(u"killed at %1 of %2"_s.arg(place).arg(calls)));
        }
    }

private Q_SLOTS:
    void init()
    {
        project_ = std::make_unique<Project>();
        addHistory(*project_);
    }

    void the_whole_history_goes_up_and_down_and_up_again_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("sqlite") << Kind::Sqlite;
        QTest::newRow("postgresql") << Kind::Postgresql;
        QTest::newRow("mariadb") << Kind::Mariadb;
    }
    void the_whole_history_goes_up_and_down_and_up_again()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        QCOMPARE(upgrade().code, 0);
        const QString end = state();
        const Ended down = project_->run({u"-q"_s, u"--url"_s, urlText_, u"downgrade"_s, u"base"_s});
        QVERIFY2(down.code == 0, qPrintable(down.errors));
        QCOMPARE(project_->run({u"--url"_s, urlText_, u"schema"_s, u"db"_s, u"--sql"_s}).output, QString());
        QCOMPARE(upgrade().code, 0);
        QCOMPARE(state(), end);
    }

    void runs_come_out_the_same_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("isAfter");
        QTest::newRow("sqlite, before a call") << Kind::Sqlite << false;
        QTest::newRow("sqlite, after a call") << Kind::Sqlite << true;
        QTest::newRow("postgresql, between statements") << Kind::Postgresql << false;
        QTest::newRow("postgresql, in the middle of one") << Kind::Postgresql << true;
        QTest::newRow("mariadb, between statements") << Kind::Mariadb << false;
        QTest::newRow("mariadb, in the middle of one") << Kind::Mariadb << true;
    }
    void runs_come_out_the_same()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, isAfter);
        killedAtEachPlace(kind, isAfter);
    }

    // Each DDL statement commits by itself: what is left is the revisions that the version table names, whole, and at
    // most a part of the next one.
    void the_version_table_tells_the_truth_where_ddl_is_not_transactional()
    {
        fresh(Kind::Mariadb);
        QString end;
        const int calls = callsOfAWholeRun(end);
        for (const int place : places(calls)) {
            fresh(Kind::Mariadb);
            const Ended killed = upgrade(preload({u"RETORT_KILL_AT=%1"_s.arg(place)}));
            QVERIFY2(killed.wasKilled || killed.code == 0, qPrintable(killed.errors));
            Session session = must(Session::open(must(parseUrl(urlText_))));
            const QString row = must(session.hasTable({{}, u"alembic_version"_s}))
                                    ? rowsOf(session, u"SELECT version_num FROM alembic_version"_s)
                                    : QString();
            const int done = row.isEmpty() ? 0 : row.mid(1).toInt();
            for (int i = 1; i <= done; ++i) {
                QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t%1"_s.arg(i)), u"2"_s);
                if (i < done)
                    QCOMPARE(rowsOf(session, u"SELECT sum(size) FROM t%1"_s.arg(i)), u"21"_s);
            }
            QVERIFY(!must(session.hasTable({{}, u"t%1"_s.arg(done + 2)})));
            const Ended again = upgrade();
            const QString next = u"-> "_s + named(done + 1);
            QVERIFY2(again.code == 0 ? state() == end : again.errors.contains(next), qPrintable(again.errors));
        }
    }
};

QTEST_GUILESS_MAIN(tst_kill)
#include "tst_kill.moc"
