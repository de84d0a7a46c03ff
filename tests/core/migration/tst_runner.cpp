#include <core/alembic/error_codes.h>
#include <core/base/error_codes.h>
#include <core/database/error_codes.h>
#include <tests/support/migrations.h>

#include <QTest>

#include <thread>

using namespace retort;
using namespace retort::database;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

Plan plan(const revisions::RevisionGraph &graph, const QStringList &rows, const Goal &goal)
{
    return must(makePlan(graph, rows, goal, {}));
}

// An endless statement that holds the write lock while it runs.
const QString endless_ = u"CREATE TABLE endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                         "SELECT i FROM n"_s;

} // namespace

class tst_runner : public QObject
{
    Q_OBJECT

    TemporaryDatabases databases_;
    FakeScripts scripts_;
    QStringList events_;

    Result<QStringList> runOn(Session &session, const Plan &what, const RunOptions &options = {})
    {
        return run(what, session, dialect(), scripts_.scripts(), options,
                   [this](const RunEvent &event) { events_ << shown(event); });
    }

    /// Tables, and the rows of the version table.
    QString state(const QString &name = u"app.db"_s)
    {
        Session session = databases_.open(name);
        const QString tables = rowsOf(session, u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s)
                                   .replace(u'\n', u' ');
        return tables + u" @ "_s + must(readVersions(session, dialect(), {})).join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        databases_ = TemporaryDatabases();
        scripts_ = FakeScripts();
        events_.clear();
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
            scripts_.up[id] = executes({u"CREATE TABLE t_%1 (x)"_s.arg(id)});
            scripts_.down[id] = executes({u"DROP TABLE t_%1"_s.arg(id)});
        }
    }

    void an_upgrade_runs_every_revision_and_tells_of_each_step()
    {
        Session session = databases_.open();
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x)"_s, u"INSERT INTO t_b VALUES (1), (2)"_s}),
                                   [](alembic::StatementSink &sink) -> Result<> {
                                       sink.log({alembic::LogLine::Level::Output, u"hello"_s, {}});
                                       return {};
                                   }});
        QCOMPARE(must(runOn(session, plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}))), QStringList{u"b"_s});
        QCOMPARE(events_.join(u'\n'), u"run of 2\n"
                                      "0: upgrade  -> a\n"
                                      "  CREATE TABLE t_a (x)\n"
                                      "  done\n"
                                      "0 finished\n"
                                      "1: upgrade a -> b\n"
                                      "  CREATE TABLE t_b (x)\n"
                                      "  done\n"
                                      "  INSERT INTO t_b VALUES (1), (2)\n"
                                      "  2 rows\n"
                                      "says hello\n"
                                      "1 finished\n"
                                      "committed at b\n"
                                      "done at b"_s);
        QCOMPARE(state(), u"alembic_version t_a t_b @ b"_s);
    }

    void a_downgrade_to_base_leaves_only_the_empty_version_table()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s, u"c"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"head"_s})));
        must(runOn(session, plan(graph, {u"c"_s}, Downgrade{u"base"_s})));
        QCOMPARE(state(), u"alembic_version @ "_s);
        QCOMPARE(scripts_.evaluated.mid(3), (QStringList{u"down c"_s, u"down b"_s, u"down a"_s}));
    }

    void branches_and_a_merge_keep_one_row_a_head()
    {
        Session session = databases_.open();
        const auto graph =
            revisions::RevisionGraph::build({revision(u"a"_s, {}), revision(u"b"_s, {u"a"_s}),
                                             revision(u"c"_s, {u"a"_s}), revision(u"m"_s, {u"b"_s, u"c"_s})});
        QCOMPARE(must(runOn(session, plan(graph, {}, Upgrade{u"b"_s}))), QStringList{u"b"_s});
        auto two = must(runOn(session, plan(graph, {u"b"_s}, Upgrade{u"c"_s})));
        two.sort();
        QCOMPARE(two, (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(must(runOn(session, plan(graph, two, Upgrade{u"head"_s}))), QStringList{u"m"_s});
        QCOMPARE(state(), u"alembic_version t_a t_b t_c @ m"_s);
    }

    void a_stamp_moves_the_rows_and_runs_no_script()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s});
        QCOMPARE(must(runOn(session, plan(graph, {}, Stamp{{u"b"_s}, false}))), QStringList{u"b"_s});
        QVERIFY(scripts_.evaluated.isEmpty());
        must(session.execute(u"INSERT INTO alembic_version VALUES ('nobody knows')"_s));
        QCOMPARE(must(runOn(session, plan(graph, {u"b"_s, u"nobody knows"_s}, Stamp{{u"a"_s}, true}))),
                 QStringList{u"a"_s});
        QCOMPARE(state(), u"alembic_version @ a"_s);
    }

    void a_failed_revision_rolls_back_the_whole_run()
    {
        Session session = databases_.open();
        scripts_.up[u"c"_s] = executes({u"CREATE TABLE t_c (x)"_s, u"CREATE TABLE t_a (x)"_s});
        const auto failed = runOn(session, plan(line({u"a"_s, u"b"_s, u"c"_s}), {}, Upgrade{u"head"_s}));
        QVERIFY(!failed);
        QCOMPARE(sentence(failed.error()), u"table t_a already exists"_s);
        QCOMPARE(failed.error().position->line, 2);
        QCOMPARE(failed.error().frames.front().doing, u"running upgrade b -> c"_s);
        QCOMPARE(events_.last(), u"failed sql-failed at "_s);
        QCOMPARE(state(), u" @ "_s);
        QVERIFY(!session.isInTransaction());
    }

    void with_a_transaction_for_each_revision_those_before_the_failed_one_stay()
    {
        Session session = databases_.open();
        scripts_.up[u"c"_s] = executes({u"CREATE TABLE t_c (x)"_s, u"nonsense"_s});
        RunOptions options;
        options.transactionPerMigration = true;
        QVERIFY(!runOn(session, plan(line({u"a"_s, u"b"_s, u"c"_s}), {}, Upgrade{u"head"_s}), options));
        QCOMPARE(events_.last(), u"failed sql-failed at b"_s);
        QCOMPARE(state(), u"alembic_version t_a t_b @ b"_s);
    }

    void what_the_check_finds_is_refused_before_anything_runs()
    {
        Session session = databases_.open();
        scripts_.problems[u"c"_s] =
            Error{errors::SqlNullCharacter, {}, SourcePosition{u"versions/c.py"_s, 9, 1, 1, {}}, {}, {}};
        const auto refused = runOn(session, plan(line({u"a"_s, u"b"_s, u"c"_s}), {}, Upgrade{u"head"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error(), scripts_.problems[u"c"_s]);
        QVERIFY(scripts_.evaluated.isEmpty());
        QCOMPARE(state(), u" @ "_s);
    }

    void a_plan_that_is_outdated_is_refused_where_it_was_agreed_to()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s});
        const Plan fromBase = plan(graph, {}, Upgrade{u"head"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"a"_s})));
        const auto refused = runOn(session, fromBase);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::PlanOutdated);
        QCOMPARE(sentence(refused.error()),
                 u"The database is no longer where the plan starts: it was at base and is now at a"_s);
        QCOMPARE(state(), u"alembic_version t_a @ a"_s);
    }

    void a_plan_that_is_outdated_is_made_anew_where_only_the_goal_counts()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s});
        const Plan fromBase = plan(graph, {}, Upgrade{u"head"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"a"_s})));
        events_.clear();
        RunOptions options;
        options.planAnew = [&](const QStringList &rows) { return makePlan(graph, rows, Upgrade{u"head"_s}, {}); };
        QCOMPARE(must(runOn(session, fromBase, options)), QStringList{u"b"_s});
        QCOMPARE(events_.mid(0, 2), (QStringList{u"notice plan-made-anew"_s, u"run of 1"_s}));
        QCOMPARE(scripts_.evaluated, (QStringList{u"up a"_s, u"up b"_s}));
    }

    void a_row_that_vanishes_under_the_run_is_alembics_error()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"a"_s})));
        scripts_.up[u"b"_s] = executes({u"DELETE FROM alembic_version"_s});
        const auto failed = runOn(session, plan(graph, {u"a"_s}, Upgrade{u"head"_s}));
        QVERIFY(!failed);
        QCOMPARE(sentence(failed.error()), u"Online migration expected to match one row when updating 'a' to 'b' in "
                                           "'alembic_version'; 0 found"_s);
        scripts_.down[u"a"_s] = executes({u"DELETE FROM alembic_version"_s});
        const auto undone = runOn(session, plan(graph, {u"a"_s}, Downgrade{u"base"_s}));
        QVERIFY(!undone);
        QCOMPARE(sentence(undone.error()),
                 u"Online migration expected to match one row when deleting 'a' in 'alembic_version'; 0 found"_s);
        QCOMPARE(state(), u"alembic_version t_a @ a"_s);
    }

    void nothing_to_do_writes_nothing()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"head"_s})));
        events_.clear();
        Session reader = databases_.open(u"app.db"_s, {.access = Access::ReadOnly});
        QCOMPARE(must(runOn(reader, plan(graph, {u"a"_s}, Upgrade{u"head"_s}))), QStringList{u"a"_s});
        QCOMPARE(events_, (QStringList{u"run of 0"_s, u"done at a"_s}));
    }

    void an_empty_project_still_gets_its_version_table()
    {
        Session session = databases_.open();
        must(runOn(session, plan(line({}), {}, Upgrade{u"heads"_s})));
        QCOMPARE(state(), u"alembic_version @ "_s);
    }

    void the_version_table_may_have_another_name()
    {
        Session session = databases_.open();
        RunOptions options;
        options.versionTable.name.name = u"Schema Version"_s;
        must(runOn(session, plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}), options));
        QCOMPARE(rowsOf(session, u"SELECT version_num FROM \"Schema Version\""_s), u"b"_s);
    }

    void new_rows_without_their_parents_are_refused_and_old_ones_kept()
    {
        Session session = databases_.open();
        must(session.execute(u"PRAGMA foreign_keys = ON"_s));
        must(session.execute(u"CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                             "CREATE TABLE child (p REFERENCES parent (id) ON DELETE CASCADE);"
                             "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);"
                             "PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (99); PRAGMA foreign_keys = ON"_s));
        const auto graph = line({u"a"_s, u"b"_s});
        scripts_.up[u"a"_s] = executes({u"CREATE TABLE parent_2 (id INTEGER PRIMARY KEY)"_s,
                                        u"INSERT INTO parent_2 SELECT * FROM parent"_s, u"DROP TABLE parent"_s,
                                        u"ALTER TABLE parent_2 RENAME TO parent"_s});
        must(runOn(session, plan(graph, {}, Upgrade{u"a"_s})));
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM child"_s), u"2"_s);
        QCOMPARE(rowsOf(session, u"PRAGMA foreign_keys"_s), u"1"_s);

        scripts_.up[u"b"_s] = executes({u"INSERT INTO child VALUES (100)"_s});
        const auto refused = runOn(session, plan(graph, {u"a"_s}, Upgrade{u"b"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::ForeignKeysViolated);
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM child"_s), u"2"_s);
        QCOMPARE(must(readVersions(session, dialect(), {})), QStringList{u"a"_s});
    }

    void an_autocommit_block_commits_what_came_before_with_its_row()
    {
        Session session = databases_.open();
        const auto autocommit = [](const Body &inner) {
            return [inner](alembic::StatementSink &sink) -> Result<> {
                RETORT_CHECK(sink.beginAutocommit());
                RETORT_CHECK(inner(sink));
                return sink.endAutocommit();
            };
        };
        scripts_.up[u"b"_s] = all(
            {executes({u"CREATE TABLE before (x)"_s}), autocommit(executes({u"VACUUM"_s})), executes({u"nonsense"_s})});
        QVERIFY(!runOn(session, plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s})));
        QCOMPARE(events_.filter(u"committed"_s), QStringList{u"committed at a"_s});
        QCOMPARE(events_.last(), u"failed sql-failed at a, with traces"_s);
        QCOMPARE(state(), u"alembic_version before t_a @ a"_s);
    }

    void a_statement_that_needs_no_transaction_around_it_gets_none()
    {
        Session session = databases_.open();
        scripts_.up[u"a"_s] = [](alembic::StatementSink &sink) -> Result<> {
            sql::Statement vacuum{u"VACUUM"_s, {}, {}};
            vacuum.outsideTransaction = true;
            RETORT_CHECK(sink.apply({operations::ExecuteSql{vacuum.text, {}, false}, {}}, {vacuum}));
            return {};
        };
        QCOMPARE(must(runOn(session, plan(line({u"a"_s}), {}, Upgrade{u"head"_s}))), QStringList{u"a"_s});
    }

    void a_script_that_asks_is_answered()
    {
        Session session = databases_.open();
        QString answer;
        scripts_.up[u"b"_s] = [&](alembic::StatementSink &sink) -> Result<> {
            RETORT_TRY(const QueryResult rows,
                       sink.query({u"SELECT name FROM sqlite_master WHERE name = 't_a'"_s, {}, {}}));
            answer = std::get<QString>(rows.rows.at(0).at(0));
            return {};
        };
        must(runOn(session, plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s})));
        QCOMPARE(answer, u"t_a"_s);
    }

    void what_was_recorded_is_what_is_run()
    {
        Session session = databases_.open();
        const auto graph = line({u"a"_s, u"b"_s, u"c"_s});
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x)"_s}), [](alembic::StatementSink &sink) -> Result<> {
                                       RETORT_CHECK(sink.query({u"SELECT 1"_s, {}, {}}));
                                       return {};
                                   }});
        const Plan recorded =
            must(recordSteps(plan(graph, {}, Upgrade{u"head"_s}), dialect(), scripts_.scripts(), {}, {}));
        scripts_.evaluated.clear();
        must(runOn(session, recorded));
        QCOMPARE(scripts_.evaluated, QStringList{u"up b"_s});
        QCOMPARE(state(), u"alembic_version t_a t_b t_c @ c"_s);
    }

    void a_locked_database_is_refused_untouched()
    {
        Session holder = databases_.open();
        auto held = must(Transaction::begin(holder, TransactionMode::Write));
        Session session = databases_.open(u"app.db"_s, {.lockTimeout = std::chrono::milliseconds(0)});
        const auto refused = runOn(session, plan(line({u"a"_s}), {}, Upgrade{u"head"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::DatabaseLocked);
        QVERIFY(scripts_.evaluated.isEmpty());
        QVERIFY(held.rollback());
        QVERIFY(runOn(session, plan(line({u"a"_s}), {}, Upgrade{u"head"_s})));
    }

    void a_full_disk_rolls_back_the_whole_run()
    {
        Session session = databases_.open();
        must(session.execute(u"CREATE TABLE kept (x); PRAGMA max_page_count = 8"_s));
        scripts_.up[u"b"_s] = executes({u"CREATE TABLE big AS SELECT randomblob(100000) AS x"_s});
        const auto failed = runOn(session, plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::DatabaseFull);
        QCOMPARE(state(), u"kept @ "_s);
    }

    void cancelling_stops_a_long_statement_and_rolls_back()
    {
        CancelSource source;
        Session session = databases_.open(u"app.db"_s, {.cancel = source.token()});
        scripts_.up[u"b"_s] = executes({endless_});
        // The statement after which only the endless one can come is announced before it runs.
        const auto failed =
            run(plan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}), session, dialect(), scripts_.scripts(), {},
                [&](const RunEvent &event) {
                    events_ << shown(event);
                    if (events_.last().contains(u"endless"_s))
                        std::thread([source]() mutable { source.cancel(CancelReason::ByPerson); }).detach();
                });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::Cancelled);
        QCOMPARE(events_.last(), u"failed cancelled at "_s);
        QCOMPARE(state(), u" @ "_s);
    }

    void cancelling_between_two_statements_rolls_back()
    {
        CancelSource source;
        Session session = databases_.open(u"app.db"_s, {.cancel = source.token()});
        const auto failed = run(plan(line({u"a"_s, u"b"_s, u"c"_s}), {}, Upgrade{u"head"_s}), session, dialect(),
                                scripts_.scripts(), {}, [&](const RunEvent &event) {
                                    events_ << shown(event);
                                    if (events_.last() == u"1 finished"_s)
                                        source.cancel(CancelReason::BySignal);
                                });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::Cancelled);
        QCOMPARE(scripts_.evaluated, (QStringList{u"up a"_s, u"up b"_s}));
        QCOMPARE(state(), u" @ "_s);
    }
};

QTEST_GUILESS_MAIN(tst_runner)
#include "tst_runner.moc"
