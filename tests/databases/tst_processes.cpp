// The program itself against real servers: many at once, signals, servers that die, what is said and how it ends.

#include <core/database/named_lock.h>
#include <core/database/transaction.h>
#include <tests/support/projects.h>
#include <tests/support/servers.h>

#include <QTest>

#include <csignal>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_processes : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    std::unique_ptr<Project> project_;
    QString urlText_;
    Kind kind_ = Kind::Sqlite;

    void fresh(Kind kind)
    {
        kind_ = kind;
        files_ = TemporaryDatabases();
        urlText_ = u"sqlite:///"_s + files_.path();
        if (kind != Kind::Sqlite) {
            (void)serverOf(kind).freshDatabase(u"app"_s);
            urlText_ = serverOf(kind).urlText(u"app"_s);
        }
    }

    QString endless() const
    {
        switch (kind_) {
        case Kind::Postgresql:
            return u"op.execute('SELECT pg_sleep(1000)')"_s;
        case Kind::Mysql:
        case Kind::Mariadb:
            return u"op.execute('SELECT SLEEP(1000)')"_s;
        case Kind::Sqlite:
            break;
        }
        return u"op.execute('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
               "SELECT count(*) FROM n')"_s;
    }

    std::unique_ptr<QProcess> startUpgrade(const QStringList &more = {}) const
    {
        return project_->start(QStringList{u"--url"_s, urlText_, u"upgrade"_s, u"head"_s} + more);
    }

    Session open() const { return must(Session::open(must(parseUrl(urlText_)))); }

    /// Waits until the program has said so, and then until the server works on the endless statement.
    void untilItIsInTheStatement(QProcess &process) const
    {
        Project::readUntil(process, "Running upgrade a -> b");
        if (kind_ == Kind::Sqlite)
            return;
        Session watcher = open();
        const QString question =
            kind_ == Kind::Postgresql
                ? u"SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"_s
                : u"SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'"_s;
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(watcher, question), u"1"_s, 60000);
    }

    QString state() const
    {
        Session session = open();
        const QString tables =
            kind_ == Kind::Sqlite
                ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 't\\_%' ESCAPE '\\' ORDER BY 1"_s
                : u"SELECT table_name FROM information_schema.tables WHERE table_name LIKE 't\\_%' AND table_schema = "_s +
                      (kind_ == Kind::Postgresql ? u"current_schema()"_s : u"DATABASE()"_s) + u" ORDER BY 1"_s;
        const bool isThere = must(session.hasTable({{}, u"alembic_version"_s}));
        return rowsOf(session, tables).replace(u'\n', u' ') + u" @ "_s +
               (isThere ? rowsOf(session, u"SELECT version_num FROM alembic_version"_s) : QString());
    }

private Q_SLOTS:
    void init() { project_ = std::make_unique<Project>(); }

    void of_sixteen_at_once_exactly_one_does_the_work_data() { addDatabases(); }
    void of_sixteen_at_once_exactly_one_does_the_work()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        for (const char *id : {"a", "b", "c"})
            project_->addRevision(QString::fromLatin1(id),
                                  {u"op.create_table('t_%1', sa.Column('x', sa.Integer))"_s.arg(QLatin1String(id)),
                                   u"op.execute('INSERT INTO t_%1 VALUES (1)')"_s.arg(QLatin1String(id))});
        std::vector<std::unique_ptr<QProcess>> all;
        all.reserve(16);
        for (int i = 0; i < 16; ++i)
            all.push_back(startUpgrade({u"--wait"_s, u"100"_s}));
        int revisionsRun = 0;
        int idle = 0;
        for (const auto &each : all) {
            const Ended ended = Project::wait(*each);
            QVERIFY2(ended.code == 0 && !ended.wasKilled, qPrintable(ended.errors));
            const qsizetype steps = ended.errors.count(u"Running upgrade"_s);
            QVERIFY2(steps == 0 || steps == 3, qPrintable(ended.errors));
            revisionsRun += static_cast<int>(steps);
            idle += steps == 0 ? 1 : 0;
        }
        QCOMPARE(revisionsRun, 3);
        QCOMPARE(idle, 15);
        QCOMPARE(state(), u"t_a t_b t_c @ c"_s);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t_c"_s), u"1"_s);
    }

    void a_signal_stops_the_statement_and_says_where_things_stand_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("times");
        for (const Kind kind : {Kind::Sqlite, Kind::Postgresql, Kind::Mariadb}) {
            const QString name = nameOf(kind);
            QTest::newRow(qPrintable(name + u" interrupted"_s)) << kind << SIGINT << 1;
            QTest::newRow(qPrintable(name + u" interrupted again and again"_s)) << kind << SIGINT << 5;
            QTest::newRow(qPrintable(name + u" terminated"_s)) << kind << SIGTERM << 1;
            QTest::newRow(qPrintable(name + u" hung up"_s)) << kind << SIGHUP << 1;
        }
    }
    void a_signal_stops_the_statement_and_says_where_things_stand()
    {
        QFETCH(Kind, kind);
        QFETCH(int, signal);
        QFETCH(int, times);
        fresh(kind);
        project_->addRevision(u"a"_s, {u"op.create_table('t_a', sa.Column('x', sa.Integer))"_s});
        project_->addRevision(u"b"_s, {u"op.execute('INSERT INTO t_a VALUES (1)')"_s, endless()});
        const auto process = startUpgrade();
        untilItIsInTheStatement(*process);
        for (int i = 0; i < times; ++i)
            ::kill(static_cast<pid_t>(process->processId()), signal);
        const Ended ended = Project::wait(*process);
        QVERIFY(!ended.wasKilled);
        QCOMPARE(ended.code, 130);
        QVERIFY2(ended.errors.contains(u"FAILED: Cancelled"_s), qPrintable(ended.errors));
        // MariaDB commits with each DDL statement; revision b had none, and is undone.
        const bool isTransactional = kind != Kind::Mariadb;
        QCOMPARE(state(), isTransactional ? u" @ "_s : u"t_a @ a"_s);
        // The lock is free: another run is not kept waiting.
        project_->write(u"migrations/versions/b.py"_s,
                        "revision = 'b'\ndown_revision = 'a'\ndef upgrade():\n    pass\n");
        const Ended again = project_->run({u"--url"_s, urlText_, u"--wait"_s, u"0"_s, u"upgrade"_s, u"head"_s});
        QVERIFY2(again.code == 0, qPrintable(again.errors));
        QCOMPARE(state(), u"t_a @ b"_s);
    }

    void a_server_that_is_killed_in_the_middle_is_told_and_the_run_can_be_repeated_data() { addServers(); }
    void a_server_that_is_killed_in_the_middle_is_told_and_the_run_can_be_repeated()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        // The test's server is set to be fast, and would lose what it has committed.
        if (kind == Kind::Mariadb)
            must(open().execute(u"SET GLOBAL innodb_flush_log_at_trx_commit = 1"_s));
        project_->addRevision(u"a"_s, {u"op.create_table('t_a', sa.Column('x', sa.Integer))"_s});
        project_->addRevision(u"b"_s, {u"op.execute('INSERT INTO t_a VALUES (1)')"_s, endless()});
        const auto process = startUpgrade();
        untilItIsInTheStatement(*process);
        serverOf(kind).kill();
        const Ended ended = Project::wait(*process);
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: The connection to the database was lost"_s), qPrintable(ended.errors));

        project_->write(u"migrations/versions/b.py"_s,
                        "from alembic import op\nrevision = 'b'\ndown_revision = 'a'\n"
                        "def upgrade():\n    op.execute('INSERT INTO t_a VALUES (1)')\n");
        // The server comes up while the program waits for it.
        const auto again = startUpgrade({u"--wait"_s, u"100"_s});
        Project::readUntil(*again, "Waiting for ");
        serverOf(kind).start();
        const Ended repeated = Project::wait(*again);
        QVERIFY2(repeated.code == 0, qPrintable(repeated.errors));
        QCOMPARE(state(), u"t_a @ b"_s);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t_a"_s), u"1"_s);
    }

    void a_run_whose_server_was_killed_is_resumed_behind_what_is_committed()
    {
        fresh(Kind::Mariadb);
        must(open().execute(u"SET GLOBAL innodb_flush_log_at_trx_commit = 1"_s));
        must(open().execute(u"CREATE TABLE t_a (x INTEGER)"_s));
        project_->addRevision(u"a"_s, {u"op.create_table('t_b', sa.Column('x', sa.Integer))"_s,
                                       u"op.add_column('t_a', sa.Column('y', sa.Integer))"_s,
                                       u"op.create_table('t_c', sa.Column('x', sa.Integer))"_s});
        // Whoever reads the table keeps it from being altered.
        Session reader = open();
        const Transaction reading = must(Transaction::begin(reader, TransactionMode::Write));
        must(reader.execute(u"SELECT * FROM t_a"_s));
        const auto process = startUpgrade();
        Session watcher = open();
        QTRY_COMPARE_WITH_TIMEOUT(
            rowsOf(watcher,
                   u"SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE t_a%'"_s),
            u"1"_s, 60000);
        serverOf(Kind::Mariadb).kill();
        QCOMPARE(Project::wait(*process).code, 255);
        serverOf(Kind::Mariadb).start();
        QCOMPARE(state(), u"t_a t_b @ "_s);

        const Ended resumed = project_->run({u"--url"_s, urlText_, u"upgrade"_s, u"--resume"_s});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.errors));
        QVERIFY2(resumed.errors.contains(u"Done already: CREATE TABLE t_b"_s), qPrintable(resumed.errors));
        QVERIFY2(!resumed.errors.contains(u"Done already: ALTER"_s), qPrintable(resumed.errors));
        QCOMPARE(state(), u"t_a t_b t_c @ a"_s);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT count(y) FROM t_a"_s), u"0"_s);
    }

    void whoever_is_killed_in_a_statement_does_not_keep_the_lock_for_long_data() { addServers(); }
    void whoever_is_killed_in_a_statement_does_not_keep_the_lock_for_long()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        project_->addRevision(u"a"_s, {u"op.create_table('t_a', sa.Column('x', sa.Integer))"_s});
        project_->addRevision(u"b"_s, {u"op.execute('INSERT INTO t_a VALUES (1)')"_s, endless()});
        const auto process = startUpgrade();
        untilItIsInTheStatement(*process);
        process->kill();
        QVERIFY(Project::wait(*process).wasKilled);
        project_->write(u"migrations/versions/b.py"_s,
                        "revision = 'b'\ndown_revision = 'a'\ndef upgrade():\n    pass\n");
        const Ended again = project_->run({u"--url"_s, urlText_, u"upgrade"_s, u"head"_s});
        QVERIFY2(again.code == 0, qPrintable(again.errors));
        QCOMPARE(state(), u"t_a @ b"_s);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t_a"_s), u"0"_s);
    }

    void a_script_goes_on_behind_a_savepoint_data() { addDatabases(); }
    void a_script_goes_on_behind_a_savepoint()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        project_->addRevision(u"a"_s, {u"op.execute('CREATE TABLE a (x int)')"_s});
        project_->addRevision(
            u"b"_s, {u"bind = op.get_bind()"_s, u"op.execute('INSERT INTO a VALUES (1)')"_s,
                     // caught
                     u"try:"_s, u"    with bind.begin_nested():"_s, u"        op.execute('INSERT INTO a VALUES (2)')"_s,
                     u"        op.execute('UPDATE nowhere SET x = 1')"_s, u"except sa.exc.DBAPIError:"_s,
                     u"    op.execute('INSERT INTO a VALUES (3)')"_s,
                     // by hand, one inside of the other
                     u"outer = bind.begin_nested()"_s, u"op.execute('INSERT INTO a VALUES (4)')"_s,
                     u"inner = bind.begin_nested()"_s, u"op.execute('INSERT INTO a VALUES (5)')"_s,
                     u"inner.rollback()"_s, u"assert not inner.is_active and outer.is_active"_s, u"outer.commit()"_s,
                     // DDL ends them on MySQL
                     u"with bind.begin_nested():"_s, u"    op.create_table('c', sa.Column('x', sa.Integer))"_s,
                     u"assert bind.scalar(sa.text('SELECT count(*) FROM a')) == 3"_s});
        project_->addRevision(
            u"c"_s, {u"with op.get_bind().begin_nested():"_s, u"    op.execute('INSERT INTO a VALUES (6)')"_s});
        const Ended ended = project_->run({u"--url"_s, urlText_, u"upgrade"_s, u"head"_s});
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT x FROM a ORDER BY x"_s), u"1\n3\n4\n6"_s);
    }

    // As psycopg2 and PyMySQL raise it; SQLite's is held beside the real one in tests/core/alembic/orm/errors.py.
    void a_script_sees_an_error_as_the_driver_of_python_raises_it_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("said");
        QTest::newRow("postgresql") << Kind::Postgresql
                                    << u"ProgrammingError (psycopg2.errors.UndefinedTable) 42P01\n"
                                       "ProgrammingError (psycopg2.errors.DuplicateTable) 42P07\n"
                                       "IntegrityError (psycopg2.errors.UniqueViolation) 23505\n"
                                       "DataError (psycopg2.errors.InvalidTextRepresentation) 22P02\n"
                                       "InternalError (psycopg2.errors.DependentObjectsStillExist) 2BP01\n"
                                       "OperationalError (psycopg2.OperationalError) 54011\n"_s;
        QTest::newRow("mariadb") << Kind::Mariadb
                                 << u"ProgrammingError (pymysql.err.ProgrammingError) 1146\n"
                                    "OperationalError (pymysql.err.OperationalError) 1050\n"
                                    "IntegrityError (pymysql.err.IntegrityError) 1062\n"
                                    "DataError (pymysql.err.DataError) 1366\n"
                                    "nothing\n"
                                    "OperationalError (pymysql.err.OperationalError) 1117\n"_s;
    }
    void a_script_sees_an_error_as_the_driver_of_python_raises_it()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, said);
        fresh(kind);
        project_->addRevision(
            u"a"_s,
            {u"bind = op.get_bind()"_s, u"bind.execute(sa.text('CREATE TABLE t (x int PRIMARY KEY)'))"_s,
             u"bind.execute(sa.text('CREATE VIEW v AS SELECT x FROM t'))"_s,
             u"bind.execute(sa.text('INSERT INTO t VALUES (1)'))"_s,
             u"many = ', '.join('c%d int' % n for n in range(5000))"_s,
             u"for text in ('INSERT INTO nowhere VALUES (1)', 'CREATE TABLE t (x int)', 'INSERT INTO t VALUES (1)', "
             "\"INSERT INTO t VALUES ('a')\", 'DROP TABLE t', 'CREATE TABLE w (' + many + ')'):"_s,
             u"    savepoint = bind.begin_nested() if bind.dialect.name == 'postgresql' else None"_s, u"    try:"_s,
             u"        bind.execute(sa.text(text))"_s, u"        print('nothing')"_s,
             u"    except sa.exc.DBAPIError as e:"_s, u"        savepoint and savepoint.rollback()"_s,
             u"        assert e.statement == text and str(e).endswith(')'), str(e)"_s,
             u"        code = getattr(e.orig, 'pgcode', None) or e.orig.args[0]"_s,
             u"        print(type(e).__name__, str(e).split(' ')[0], code)"_s});
        const Ended ended = project_->run({u"--url"_s, urlText_, u"upgrade"_s, u"head"_s});
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        QStringList lines = ended.errors.split(u'\n');
        lines.removeIf([](const QString &line) { return line.startsWith(u"INFO"); });
        QCOMPARE(lines.join(u'\n'), said);
    }

    void what_a_change_on_mysql_would_lose_is_kept_and_said()
    {
        fresh(Kind::Mariadb);
        must(open().execute(u"CREATE TABLE t_a (x VARCHAR(20) COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s' "
                            "COMMENT 'why')"_s));
        project_->addRevision(u"a"_s, {u"op.alter_column('t_a', 'x', type_=sa.String(40))"_s});
        const Ended ended = project_->run({u"--url"_s, urlText_, u"upgrade"_s, u"head"_s});
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        const qsizetype said = ended.errors.indexOf(u"Column t_a.x keeps what the script does not tell: "_s);
        QVERIFY2(said >= 0, qPrintable(ended.errors));
        const QString kept = ended.errors.sliced(said).section(u'\n', 0, 0);
        for (const QString &what : {u"NOT NULL"_s, u"DEFAULT 'it''s'"_s, u"COMMENT 'why'"_s, u"COLLATE utf8mb4_bin"_s})
            QVERIFY2(kept.contains(what), qPrintable(kept));
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT CONCAT_WS(' ', column_type, collation_name, is_nullable, column_default, "
                                 "column_comment) FROM information_schema.columns WHERE table_name = 't_a'"_s),
                 u"varchar(40) utf8mb4_bin NO 'it''s' why"_s);
    }

    void whoever_waits_is_told_for_whom_and_goes_on_at_the_end_data() { addDatabases(); }
    void whoever_waits_is_told_for_whom_and_goes_on_at_the_end()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        project_->addRevision(u"a"_s, {u"op.create_table('t_a', sa.Column('x', sa.Integer))"_s});
        QCOMPARE(project_->run({u"--url"_s, urlText_, u"ensure_version"_s}).code, 0);
        Session holder = open();
        LockHolder nobody;
        auto lock = must(NamedLock::take(holder, u".alembic_version"_s, {}, nobody));
        QVERIFY(lock);
        const Ended refused = project_->run({u"--url"_s, urlText_, u"--wait"_s, u"0"_s, u"upgrade"_s, u"head"_s});
        QCOMPARE(refused.code, 255);
        QVERIFY2(refused.errors.contains(u"FAILED: Another migration works on this database: process "_s),
                 qPrintable(refused.errors));
        const Ended looked = project_->run({u"--url"_s, urlText_, u"status"_s});
        QVERIFY2(looked.output.contains(u"Running now: process "_s), qPrintable(looked.output + looked.errors));

        const auto process = startUpgrade({u"--wait"_s, u"100"_s});
        Project::readUntil(*process, "Waiting for process ");
        lock.reset();
        QCOMPARE(Project::wait(*process).code, 0);
        QCOMPARE(state(), u"t_a @ a"_s);
    }
};

QTEST_GUILESS_MAIN(tst_processes)
#include "tst_processes.moc"
