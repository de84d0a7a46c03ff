// What a run promises, on all three databases: the same cases, each on an empty database of a real server.

#include <core/base/error_codes.h>
#include <core/database/error_codes.h>
#include <core/database/named_lock.h>
#include <core/migration/error_codes.h>
#include <tests/support/migrations.h>
#include <tests/support/servers.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace retort;
using namespace retort::database;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// An autocommit block around what `inner` does.
Body autocommit(Body inner)
{
    return [inner = std::move(inner)](alembic::StatementSink &sink) -> Result<> {
        RETORT_CHECK(sink.beginAutocommit());
        RETORT_CHECK(inner(sink));
        return sink.endAutocommit();
    };
}

/// Statements as those of a script in such a block.
Body executesOutside(const QStringList &statements)
{
    return [statements](alembic::StatementSink &sink) -> Result<> {
        for (const QString &text : statements) {
            sql::Statement statement{text, {}, {}};
            statement.outsideTransaction = true;
            RETORT_CHECK(sink.apply({operations::ExecuteSql{text, {}, false}, {}}, {statement}));
        }
        return {};
    };
}

} // namespace

class tst_live_runner : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    Url url_;
    FakeScripts scripts_;
    QStringList events_;

    void fresh(Kind kind)
    {
        files_ = TemporaryDatabases();
        url_ = kind == Kind::Sqlite       ? files_.url()
               : kind == Kind::Postgresql ? PostgresServer::instance().freshDatabase(u"app"_s)
                                          : MariadbServer::instance().freshDatabase(u"app"_s);
    }

    bool isTransactional() const { return url_.kind != Kind::Mariadb; }
    const dialects::Dialect &dialect() const { return tests::dialect(nameOf(url_.kind)); }
    Session open(const OpenOptions &options = {}) const { return must(Session::open(url_, options)); }

    Result<QStringList> go(Session &session, const Plan &what, const RunOptions &options = {})
    {
        events_.clear();
        return run(what, session, dialect(), scripts_.scripts(), options,
                   [this](const RunEvent &event) { events_ << shown(event); });
    }
    Result<QStringList> go(const revisions::RevisionGraph &graph, const Goal &goal, const RunOptions &options = {})
    {
        Session session = open();
        const QStringList rows = must(readVersions(session, dialect(), {}));
        return go(session, must(makePlan(graph, rows, goal, {})), options);
    }

    /// Tables but the version table, and its rows.
    QString state() const
    {
        Session session = open();
        const QString catalogue =
            url_.kind == Kind::Sqlite
                ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version' ORDER BY name"_s
                : u"SELECT table_name FROM information_schema.tables WHERE table_schema = "_s +
                      (url_.kind == Kind::Postgresql ? u"current_schema()"_s : u"DATABASE()"_s) +
                      u" AND table_name <> 'alembic_version' ORDER BY table_name"_s;
        return rowsOf(session, catalogue).replace(u'\n', u' ') + u" @ "_s +
               must(readVersions(session, dialect(), {})).join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        scripts_ = FakeScripts();
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
            scripts_.up[id] =
                executes({u"CREATE TABLE t_%1 (x int)"_s.arg(id), u"INSERT INTO t_%1 VALUES (1)"_s.arg(id)});
            scripts_.down[id] = executes({u"DROP TABLE t_%1"_s.arg(id)});
        }
    }

    void up_and_down_again_data() { addDatabases(); }
    void up_and_down_again()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        const auto graph = line({u"a"_s, u"b"_s, u"c"_s});
        QCOMPARE(must(go(graph, Upgrade{u"head"_s})), QStringList{u"c"_s});
        QCOMPARE(state(), u"t_a t_b t_c @ c"_s);
        QCOMPARE(events_.filter(u"committed"_s),
                 isTransactional() ? QStringList{u"committed at c"_s}
                                   : (QStringList{u"committed at a"_s, u"committed at b"_s, u"committed at c"_s}));
        QCOMPARE(must(go(graph, Downgrade{u"-2"_s})), QStringList{u"a"_s});
        QCOMPARE(state(), u"t_a @ a"_s);
        QCOMPARE(must(go(graph, Stamp{{u"b"_s}, false})), QStringList{u"b"_s});
        QCOMPARE(must(go(graph, Stamp{{u"a"_s}, true})), QStringList{u"a"_s});
        QCOMPARE(must(go(graph, Downgrade{u"base"_s})), QStringList());
        QCOMPARE(state(), u" @ "_s);
    }

    void a_failed_revision_data() { addDatabases(); }
    void a_failed_revision()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        scripts_.up[u"c"_s] = executes({u"INSERT INTO t_b VALUES (2)"_s, u"CREATE TABLE t_c (x int)"_s,
                                        u"INSERT INTO t_c VALUES (7)"_s, u"SELECT nonsense"_s});
        const auto failed = go(line({u"a"_s, u"b"_s, u"c"_s}), Upgrade{u"head"_s});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::SqlFailed);
        QCOMPARE(failed.error().position->line, 4);
        Session session = open();
        if (isTransactional()) {
            QCOMPARE(state(), u" @ "_s);
            QCOMPARE(events_.last(), u"failed sql-failed at "_s);
        } else {
            QCOMPARE(state(), u"t_a t_b t_c @ b"_s);
            QCOMPARE(events_.last(), u"failed sql-failed at b, with traces"_s);
            const Error *cause = failed.error().cause.get();
            while (cause && cause->code != errors::LeftHalfDone)
                cause = cause->cause.get();
            QVERIFY(cause);
            QCOMPARE(cause->data.value(u"count"_s).toInt(), 2);
            // What came after the last DDL statement is rolled back.
            QCOMPARE(rowsOf(session, u"SELECT count(*) FROM t_c"_s), u"0"_s);
        }
    }

    void a_failed_revision_without_ddl_leaves_nothing_data() { addDatabases(); }
    void a_failed_revision_without_ddl_leaves_nothing()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        scripts_.up[u"b"_s] =
            executes({u"INSERT INTO t_a VALUES (2)"_s, u"UPDATE t_a SET x = 9"_s, u"SELECT nonsense"_s});
        QVERIFY(!go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s}, {.transactionPerMigration = true}));
        QCOMPARE(events_.last(), u"failed sql-failed at a"_s);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT x FROM t_a"_s), u"1"_s);
    }

    void an_autocommit_block_keeps_the_version_table_right_data() { addDatabases(); }
    void an_autocommit_block_keeps_the_version_table_right()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        const QString alone = kind == Kind::Postgresql ? u"CREATE INDEX CONCURRENTLY i ON t_a (x)"_s
                              : kind == Kind::Sqlite   ? u"VACUUM"_s
                                                       : u"CREATE INDEX i ON t_a (x)"_s;
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x int)"_s}), autocommit(executes({alone}))});
        QCOMPARE(must(go(line({u"a"_s, u"b"_s, u"c"_s}), Upgrade{u"head"_s})), QStringList{u"c"_s});
        QCOMPARE(state(), u"t_a t_b t_c @ c"_s);

        fresh(kind);
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x int)"_s}), autocommit(executes({alone})),
                                   executes({u"SELECT nonsense"_s})});
        QVERIFY(!go(line({u"a"_s, u"b"_s, u"c"_s}), Upgrade{u"head"_s}));
        QCOMPARE(state(), u"t_a t_b @ a"_s);
        QCOMPARE(events_.last(), u"failed sql-failed at a, with traces"_s);
    }

    void an_autocommit_block_may_have_transactions_of_its_own_data() { addDatabases(); }
    void an_autocommit_block_may_have_transactions_of_its_own()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        scripts_.up[u"b"_s] = autocommit(
            executesOutside({u"BEGIN"_s, u"INSERT INTO t_a VALUES (7)"_s, u"ROLLBACK"_s, u"BEGIN"_s,
                             u"INSERT INTO t_a VALUES (8)"_s, u"COMMIT"_s, u"INSERT INTO t_a VALUES (9)"_s}));
        QCOMPARE(must(go(line({u"a"_s, u"b"_s, u"c"_s}), Upgrade{u"head"_s})), QStringList{u"c"_s});
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT x FROM t_a ORDER BY x"_s), u"1\n8\n9"_s);
    }

    void a_transaction_that_an_autocommit_block_leaves_open_is_rolled_back_data() { addDatabases(); }
    void a_transaction_that_an_autocommit_block_leaves_open_is_rolled_back()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        scripts_.up[u"b"_s] = autocommit(executesOutside({u"BEGIN"_s, u"INSERT INTO t_a VALUES (7)"_s}));
        const auto left = go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s});
        QVERIFY(!left);
        QCOMPARE(left.error().code, errors::TransactionLeftOpen);

        // Also where the script is stopped before the end of the block.
        fresh(kind);
        scripts_.up[u"b"_s] =
            autocommit(executesOutside({u"BEGIN"_s, u"INSERT INTO t_a VALUES (7)"_s, u"SELECT nonsense"_s}));
        QVERIFY(!go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s}));
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT x FROM t_a"_s), u"1"_s);
        QCOMPARE(state(), u"t_a @ a"_s);
    }

    void notices_of_the_database_are_told()
    {
        fresh(Kind::Postgresql);
        scripts_.up[u"a"_s] = executes({u"DROP TABLE IF EXISTS never"_s});
        must(go(line({u"a"_s}), Upgrade{u"head"_s}));
        QVERIFY(events_.contains(u"notice database-notice"_s));
    }

    void many_at_once_end_with_one_doing_the_work_data() { addDatabases(); }
    void many_at_once_end_with_one_doing_the_work()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        const auto graph = line({u"a"_s, u"b"_s, u"c"_s});
        // All of them plan before the first begins.
        const Plan made = must(makePlan(graph, {}, Upgrade{u"head"_s}, {}));
        std::atomic<int> steps = 0;
        std::atomic<int> failures = 0;
        std::vector<std::thread> runners;
        runners.reserve(8);
        for (int i = 0; i < 8; ++i) {
            runners.emplace_back([&] {
                FakeScripts own = scripts_;
                Session session = open();
                RunOptions options;
                options.planAnew = [&](const QStringList &rows) {
                    return makePlan(graph, rows, Upgrade{u"head"_s}, {});
                };
                const auto done = run(made, session, dialect(), own.scripts(), options, [&](const RunEvent &event) {
                    if (const auto *started = std::get_if<RunStarted>(&event))
                        steps += started->steps;
                });
                if (!done || *done != QStringList{u"c"_s})
                    ++failures;
            });
        }
        for (std::thread &runner : runners)
            runner.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(steps.load(), 3);
        QCOMPARE(state(), u"t_a t_b t_c @ c"_s);
    }

    void whoever_holds_the_lock_is_named_data() { addDatabases(); }
    void whoever_holds_the_lock_is_named()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        Session holder = open();
        LockHolder nobody;
        auto lock = must(NamedLock::take(holder, u".alembic_version"_s, {}, nobody));
        QVERIFY(lock);
        const auto refused = go(line({u"a"_s}), Upgrade{u"head"_s}, {.lockDeadline = std::chrono::milliseconds(1)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::MigrationLocked);
        QVERIFY(!refused.error().data.value(u"process"_s).toString().isEmpty());
        QVERIFY(events_.contains(u"notice waiting-for-lock"_s));
        QCOMPARE(state(), u" @ "_s);
        lock.reset();
        QVERIFY(go(line({u"a"_s}), Upgrade{u"head"_s}));
    }

    void the_wait_for_the_lock_can_be_cancelled_data() { addDatabases(); }
    void the_wait_for_the_lock_can_be_cancelled()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        Session holder = open();
        LockHolder nobody;
        const auto lock = must(NamedLock::take(holder, u".alembic_version"_s, {}, nobody));
        CancelSource source;
        Session session = open({.cancel = source.token()});
        const auto refused =
            run(must(makePlan(line({u"a"_s}), {}, Upgrade{u"head"_s}, {})), session, dialect(), scripts_.scripts(),
                {.lockDeadline = std::chrono::hours(1)}, [&](const RunEvent &event) {
                    if (std::holds_alternative<Notice>(event))
                        source.cancel(CancelReason::BySignal);
                });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::Cancelled);
    }

    void a_lock_that_is_not_given_in_time_is_tried_for_again_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("postgresql") << Kind::Postgresql;
        QTest::newRow("mariadb") << Kind::Mariadb;
    }
    void a_lock_that_is_not_given_in_time_is_tried_for_again()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        must(go(line({u"a"_s}), Upgrade{u"head"_s}));
        Session blocker = open();
        auto transaction = must(Transaction::begin(blocker, TransactionMode::Write));
        must(blocker.execute(u"UPDATE t_a SET x = 5"_s));
        scripts_.up[u"b"_s] = executes({u"ALTER TABLE t_a ADD y int"_s});
        Session session = open({.lockTimeout = std::chrono::milliseconds(50)});
        const auto done = run(must(makePlan(line({u"a"_s, u"b"_s}), {u"a"_s}, Upgrade{u"head"_s}, {})), session,
                              dialect(), scripts_.scripts(), {}, [&](const RunEvent &event) {
                                  if (shown(event) == u"notice statement-retried"_s)
                                      must(transaction.rollback().map([] { return true; }));
                              });
        QCOMPARE(must(done), QStringList{u"b"_s});
        QCOMPARE(scripts_.evaluated.filter(u"up b"_s).size(), 2);
    }

    void only_the_version_is_tried_again_where_the_rest_is_committed()
    {
        fresh(Kind::Mariadb);
        must(go(line({u"a"_s}), Upgrade{u"head"_s}));
        scripts_.up[u"b"_s] = executes({u"CREATE TABLE t_b (x int)"_s});
        const auto upTo = [this](int retries, const std::function<void()> &whenRetried) {
            Session blocker = open();
            auto transaction = must(Transaction::begin(blocker, TransactionMode::Write));
            must(blocker.execute(u"SELECT * FROM alembic_version FOR UPDATE"_s));
            Session session = open({.lockTimeout = std::chrono::seconds(1)});
            RunOptions options;
            options.lockRetries = retries;
            events_.clear();
            return run(must(makePlan(line({u"a"_s, u"b"_s}), {u"a"_s}, Upgrade{u"head"_s}, {})), session, dialect(),
                       scripts_.scripts(), options, [&](const RunEvent &event) {
                           events_ << shown(event);
                           if (events_.last() == u"notice statement-retried"_s) {
                               must(transaction.rollback().map([] { return true; }));
                               whenRetried();
                           }
                       });
        };
        const auto failed = upTo(0, [] {});
        QCOMPARE(failed.error().code, errors::DatabaseLocked);
        QVERIFY(failed.error().cause);
        QCOMPARE(failed.error().cause->code, errors::LeftHalfDone);
        QCOMPARE(state(), u"t_a t_b @ a"_s);

        must(open().execute(u"DROP TABLE t_b"_s));
        QCOMPARE(must(upTo(1, [this] { QCOMPARE(state(), u"t_a t_b @ a"_s); })), QStringList{u"b"_s});
        QCOMPARE(scripts_.evaluated.filter(u"up b"_s).size(), 2);
        QCOMPARE(state(), u"t_a t_b @ b"_s);
    }

    // The server says nothing of the transaction when a statement fails.
    void rows_that_ddl_committed_before_it_failed_are_not_said_to_be_rolled_back()
    {
        fresh(Kind::Mariadb);
        must(go(line({u"a"_s}), Upgrade{u"head"_s}));
        scripts_.up[u"b"_s] = executes({u"INSERT INTO t_a VALUES (2)"_s, u"CREATE TABLE t_a (x int)"_s});
        const auto failed = go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s});
        QVERIFY(failed.error().cause);
        QCOMPARE(failed.error().cause->code, errors::LeftHalfDone);
        QCOMPARE(failed.error().cause->data.value(u"count"_s).toInt(), 1);
        Session session = open();
        QCOMPARE(rowsOf(session, u"SELECT x FROM t_a ORDER BY x"_s), u"1\n2"_s);
    }

    // While the server writes down that a revision is done.
    void the_next_script_is_evaluated_ahead_unless_it_asks_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("postgresql") << Kind::Postgresql;
        QTest::newRow("mariadb") << Kind::Mariadb;
    }
    void the_next_script_is_evaluated_ahead_unless_it_asks()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        QString answer;
        const Body asks = [&answer](alembic::StatementSink &sink) -> Result<> {
            RETORT_TRY(const QueryResult rows, sink.query({u"SELECT x FROM t_a"_s, {}, {}}));
            answer = QString::number(std::get<qint64>(rows.rows.at(0).at(0)));
            return {};
        };
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x int)"_s}), asks});
        must(go(line({u"a"_s, u"b"_s, u"c"_s}), Upgrade{u"head"_s}));
        QCOMPARE(answer, u"1"_s);
        QCOMPARE(state(), u"t_a t_b t_c @ c"_s);
        QCOMPARE(scripts_.evaluated, (QStringList{u"up a"_s, u"up b"_s, u"up b"_s, u"up c"_s}));
        const qsizetype finished = events_.indexOf(u"1 finished"_s);
        QCOMPARE(events_.at(finished - 1), u"  works"_s);
        QVERIFY(events_.indexOf(u"2: upgrade b -> c"_s) > finished);
        // Once, however many rows the step before moves.
        fresh(kind);
        scripts_.evaluated.clear();
        scripts_.up[u"z"_s] = asks;
        const auto merged = revisions::RevisionGraph::build(
            {revision(u"a"_s, {}), revision(u"b"_s, {u"a"_s}), revision(u"c"_s, {u"a"_s}),
             revision(u"m"_s, {u"b"_s, u"c"_s}), revision(u"z"_s, {u"m"_s})});
        must(go(merged, Upgrade{u"head"_s}));
        QCOMPARE(scripts_.evaluated.filter(u"up z"_s).size(), 2);
        QCOMPARE(scripts_.evaluated.last(), u"up z"_s);
    }

    void alembic_itself_cannot_write_meanwhile()
    {
        fresh(Kind::Postgresql);
        must(go(line({u"a"_s}), Upgrade{u"head"_s}));
        scripts_.up[u"b"_s] = [this](alembic::StatementSink &) -> Result<> {
            Session other = open({.lockTimeout = std::chrono::milliseconds(20)});
            const auto moved = other.execute(u"UPDATE alembic_version SET version_num = 'x'"_s);
            return moved ? fail(errors::SqlFailed) : Result<>();
        };
        QCOMPARE(must(go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s})), QStringList{u"b"_s});
    }

    void cancelling_stops_a_statement_and_undoes_what_can_be_data() { addDatabases(); }
    void cancelling_stops_a_statement_and_undoes_what_can_be()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        CancelSource source;
        const QString endless =
            kind == Kind::Postgresql ? u"SELECT pg_sleep(1000)"_s
            : kind == Kind::Mariadb
                ? u"SELECT SLEEP(1000) FROM (SELECT 1 UNION SELECT 2) two"_s
                : u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n "
                  "WHERE i < 0"_s;
        scripts_.up[u"b"_s] = executes({u"CREATE TABLE t_b (x int)"_s, endless});
        Session session = open({.cancel = source.token()});
        const auto refused = run(must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, {})), session, dialect(),
                                 scripts_.scripts(), {}, [&](const RunEvent &event) {
                                     if (shown(event).endsWith(endless))
                                         source.cancel(CancelReason::BySignal);
                                 });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::Cancelled);
        QCOMPARE(state(), isTransactional() ? u" @ "_s : u"t_a t_b @ a"_s);
        // The lock is free again.
        if (isTransactional()) {
            scripts_.up[u"b"_s] = executes({u"CREATE TABLE t_b (x int)"_s});
            QCOMPARE(must(go(line({u"a"_s, u"b"_s}), Upgrade{u"head"_s})), QStringList{u"b"_s});
        }
    }
};

QTEST_GUILESS_MAIN(tst_live_runner)
#include "tst_live_runner.moc"
