// What a run leaves in a journal, as text.

#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <core/migration/journal/digest.h>
#include <core/migration/journal/writer.h>
#include <tests/support/migrations.h>

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace retort;
using namespace retort::database;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// "upgrade head: committed, base -> b" and below it the revisions and statements, without times.
QString shown(const journal::Run &run)
{
    const auto at = [](const QStringList &rows) { return rows.isEmpty() ? u"base"_s : rows.join(u' '); };
    QStringList lines{u"%1 %2: %3, %4 -> %5"_s.arg(run.command, run.targets.join(u' '), nameOf(run.outcome),
                                                   at(run.from), at(run.rows))};
    if (!run.error.isEmpty())
        lines << u"  %1: %2"_s.arg(run.errorCode, run.error);
    for (const journal::Revision &revision : run.revisions) {
        lines << u"  %1 %2: %3"_s.arg(revision.direction == revisions::Direction::Up ? u"up"_s : u"down"_s, revision.id,
                                      nameOf(revision.outcome));
        for (const journal::Statement &statement : revision.statements)
            lines << u"    %1 %2 %3%4: %5"_s.arg(QString::number(statement.number), statement.sql,
                                                 statement.times > 1 ? u"%1 times "_s.arg(statement.times) : QString(),
                                                 statement.rows ? u"%1 rows"_s.arg(*statement.rows) : QString(),
                                                 nameOf(statement.outcome));
    }
    return lines.join(u'\n');
}

} // namespace

class tst_journal : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    FakeScripts scripts_;
    FixedClock clock_{QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs)};
    std::vector<Error> complaints_;
    int committed_ = 0; ///< statements of the events that a test makes itself

    QString file() const { return files_.folder() + u"/state/retort/journal.db"_s; }

    journal::Writer writer(const QString &path)
    {
        journal::Run heading;
        heading.who = u"somebody"_s;
        heading.host = u"somewhere"_s;
        heading.database = u"sqlite:////app.db"_s;
        heading.versionTable = u".alembic_version"_s;
        heading.command = u"upgrade"_s;
        heading.targets = QStringList{u"head"_s};
        journal::Writer::Options options{heading, sql::sqliteRules(), false, {}, {}, &clock_};
        options.digest = [](const revisions::Revision &revision) { return journal::digestOf(revision.id); };
        options.complain = [this](const Error &error) { complaints_.push_back(error); };
        return {[path] { return journal::Store::openFile(path); }, options};
    }

    Result<QStringList> upgrade(const QStringList &ids, journal::Writer &writer, const RunOptions &options = {})
    {
        Session session = files_.open();
        const QStringList rows = must(readVersions(session, dialect(), {}));
        return run(must(makePlan(line(ids), rows, Upgrade{u"head"_s}, {})), session, dialect(), scripts_.scripts(),
                   options, [&writer](const RunEvent &event) { writer.event(event); });
    }

    std::vector<journal::Run> runs(const journal::Asked &asked = {{}, {}, 0, true, true, false})
    {
        auto store = must(journal::Store::readFile(file()));
        return store ? must(store->runs(asked)) : std::vector<journal::Run>();
    }

private Q_SLOTS:
    void init()
    {
        files_ = TemporaryDatabases();
        scripts_ = FakeScripts();
        complaints_.clear();
        committed_ = 0;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            scripts_.up[id] =
                executes({u"CREATE TABLE t_%1 (x)"_s.arg(id), u"INSERT INTO t_%1 VALUES (1), (2)"_s.arg(id)});
    }

    void a_run_that_comes_to_its_end()
    {
        auto journal = writer(file());
        must(upgrade({u"a"_s, u"b"_s}, journal));
        QCOMPARE(runs().size(), std::size_t{1});
        const journal::Run run = runs().front();
        QCOMPARE(shown(run), u"upgrade head: committed, base -> b\n"
                             "  up a: committed\n"
                             "    1 CREATE TABLE t_a (x) : committed\n"
                             "    2 INSERT INTO t_a VALUES (1), (2) 2 rows: committed\n"
                             "  up b: committed\n"
                             "    1 CREATE TABLE t_b (x) : committed\n"
                             "    2 INSERT INTO t_b VALUES (1), (2) 2 rows: committed"_s);
        QCOMPARE(run.started, u"2026-01-02T03:04:05.678Z"_s);
        QCOMPARE(run.ended, run.started);
        QCOMPARE(run.who, u"somebody"_s);
        QCOMPARE(run.revisions[0].path, u"versions/a.py"_s);
        QCOMPARE(run.revisions[0].statements[0].line, 1);
        QVERIFY(!run.now.isValid());
        auto store = must(journal::Store::readFile(file()));
        const auto applied = must(store->applied({}));
        QCOMPARE(applied.size(), std::size_t{2});
        QCOMPARE(applied[1].revision, u"b"_s);
        QCOMPARE(applied[1].digest, journal::digestOf(u"b"_s));
    }

    void a_run_that_fails_is_rolled_back()
    {
        scripts_.up[u"b"_s] = executes({u"CREATE TABLE t_b (x)"_s, u"nonsense"_s});
        auto journal = writer(file());
        QVERIFY(!upgrade({u"a"_s, u"b"_s}, journal));
        QCOMPARE(shown(runs().front()), u"upgrade head: failed, base -> base\n"
                                        "  sql-failed: near \"nonsense\": syntax error\n"
                                        "  up a: rolled back\n"
                                        "    1 CREATE TABLE t_a (x) : rolled back\n"
                                        "    2 INSERT INTO t_a VALUES (1), (2) 2 rows: rolled back\n"
                                        "  up b: failed\n"
                                        "    1 CREATE TABLE t_b (x) : rolled back\n"
                                        "    2 nonsense : failed"_s);
    }

    // On a server, that DDL has ended is written while the server works on the next thing, unless a script runs first.
    void that_ddl_has_ended_is_written_before_anything_else_can_happen()
    {
        const auto begun = [this](journal::Writer &writer) {
            writer.event(RunStarted{1, {}, {u"a"_s}, {}});
            writer.event(RevisionStarted{
                0, {revision(u"a"_s, QStringList()), revisions::Direction::Up, {}, {u"a"_s}, {}, {}}, {}});
            return [this, &writer](const QString &statement, bool atOnce) {
                writer.event(StatementStarted{{statement, {}, {}}, true, true});
                const QString started = shown(runs().front());
                writer.event(DatabaseWorks{});
                ++committed_;
                writer.event(StatementFinished{{}, {}, committed_, false, {}, atOnce});
                return started;
            };
        };
        const QString head = u"upgrade head: running, base -> base\n  up a: running\n"_s;
        auto first = writer(file());
        const auto ddl = begun(first);
        QCOMPARE(ddl(u"CREATE TABLE t (x)"_s, true), head + u"    1 CREATE TABLE t (x) : running"_s);
        QCOMPARE(shown(runs().front()), head + u"    1 CREATE TABLE t (x) : running"_s);
        QCOMPARE(ddl(u"CREATE TABLE u (x)"_s, true),
                 head + u"    1 CREATE TABLE t (x) : committed\n    2 CREATE TABLE u (x) : running"_s);
        const QString two = head + u"    1 CREATE TABLE t (x) : committed\n    2 CREATE TABLE u (x) : committed"_s;
        first.event(StatementStarted{{u"INSERT INTO t VALUES (1)"_s, {}, {}}, true, false});
        QCOMPARE(shown(runs().front()), two);
        first.event(StatementFinished{1, {}, committed_, false, {}, true});
        ++committed_; // DDL commits the rows, too
        QCOMPARE(ddl(u"DROP TABLE u"_s, true), two + u"\n    3 INSERT INTO t VALUES (1) 1 rows: done\n"
                                                     "    4 DROP TABLE u : running"_s);
        first.event(DatabaseWorks{});
        QVERIFY2(shown(runs().front()).endsWith(u"4 DROP TABLE u : committed"_s), qPrintable(shown(runs().front())));
        ddl(u"CREATE TABLE w (x)"_s, false);
        QVERIFY2(shown(runs().front()).endsWith(u"5 CREATE TABLE w (x) : committed"_s),
                 qPrintable(shown(runs().front())));
    }

    void revisions_that_are_tried_again_are_written_once()
    {
        std::vector<RunEvent> events;
        {
            Session session = files_.open();
            must(run(must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, {})), session, dialect(),
                     scripts_.scripts(), {}, [&events](const RunEvent &event) { events.push_back(event); }));
        }
        const auto revision = std::ranges::find_if(
            events, [](const RunEvent &event) { return std::holds_alternative<RevisionStarted>(event); });
        const auto stuck = std::find_if(events.rbegin(), events.rend(), [](const RunEvent &event) {
            return std::holds_alternative<StatementStarted>(event);
        });
        // What is written already goes as well: a statement that commits by itself has all before it written.
        std::vector<RunEvent> first(events.begin(), stuck.base());
        std::get<StatementStarted>(first.back()).commitsByItself = true;
        auto journal = writer(file());
        // Up to a statement that never ends, for somebody has what it waits for; then from the first revision on.
        for (const RunEvent &event : first)
            journal.event(event);
        for (auto event = revision; event != events.end(); ++event)
            journal.event(*event);
        QVERIFY(complaints_.empty());
        QCOMPARE(shown(runs().front()), u"upgrade head: committed, base -> b\n"
                                        "  up a: committed\n"
                                        "    1 CREATE TABLE t_a (x) : committed\n"
                                        "    2 INSERT INTO t_a VALUES (1), (2) 2 rows: committed\n"
                                        "  up b: committed\n"
                                        "    1 CREATE TABLE t_b (x) : committed\n"
                                        "    2 INSERT INTO t_b VALUES (1), (2) 2 rows: committed"_s);
    }

    void what_an_autocommit_block_has_done_stays()
    {
        scripts_.up[u"b"_s] = all({executes({u"CREATE TABLE t_b (x)"_s}),
                                   [](alembic::StatementSink &sink) -> Result<> {
                                       RETORT_CHECK(sink.beginAutocommit());
                                       RETORT_CHECK(executes({u"VACUUM"_s})(sink));
                                       return sink.endAutocommit();
                                   },
                                   executes({u"CREATE TABLE more (x)"_s, u"nonsense"_s})});
        auto journal = writer(file());
        QVERIFY(!upgrade({u"a"_s, u"b"_s}, journal));
        QCOMPARE(shown(runs().front()), u"upgrade head: failed, base -> a\n"
                                        "  sql-failed: near \"nonsense\": syntax error\n"
                                        "  up a: committed\n"
                                        "    1 CREATE TABLE t_a (x) : committed\n"
                                        "    2 INSERT INTO t_a VALUES (1), (2) 2 rows: committed\n"
                                        "  up b: failed\n"
                                        "    1 CREATE TABLE t_b (x) : committed\n"
                                        "    2 VACUUM : committed\n"
                                        "    3 CREATE TABLE more (x) : rolled back\n"
                                        "    4 nonsense : failed"_s);
    }

    void a_statement_is_written_before_it_runs_where_no_rollback_takes_it_back()
    {
        QString seen;
        scripts_.up[u"a"_s] = [this, &seen](alembic::StatementSink &sink) -> Result<> {
            RETORT_CHECK(executes({u"CREATE TABLE t_a (x)"_s})(sink));
            RETORT_CHECK(sink.beginAutocommit());
            RETORT_CHECK(executes({u"VACUUM"_s})(sink));
            RETORT_CHECK(sink.endAutocommit());
            RETORT_CHECK(executes({u"CREATE TABLE later (x)"_s})(sink));
            seen = shown(runs().front());
            return {};
        };
        auto journal = writer(file());
        must(upgrade({u"a"_s}, journal));
        // As after a kill at this place.
        QCOMPARE(seen, u"upgrade head: running, base -> base\n"
                       "  up a: running\n"
                       "    1 CREATE TABLE t_a (x) : committed\n"
                       "    2 VACUUM : committed"_s);
    }

    void parameters_and_passwords_are_not_kept()
    {
        scripts_.up[u"a"_s] = [](alembic::StatementSink &sink) -> Result<> {
            RETORT_CHECK(executes({u"CREATE TABLE t_a (x)"_s})(sink));
            for (const QString &value : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
                const sql::Statement insert{u"INSERT INTO t_a VALUES (?)"_s, {value}, {}};
                RETORT_CHECK(sink.apply({operations::ExecuteSql{insert.text, {}, false}, {}}, {insert}));
            }
            return executes({u"UPDATE t_a SET x = 'PASSWORD' || 's3cret'"_s})(sink);
        };
        auto journal = writer(file());
        must(upgrade({u"a"_s}, journal));
        QCOMPARE(shown(runs().front()), u"upgrade head: committed, base -> a\n"
                                        "  up a: committed\n"
                                        "    1 CREATE TABLE t_a (x) : committed\n"
                                        "    2 INSERT INTO t_a VALUES (?) 3 times 3 rows: committed\n"
                                        "    3 UPDATE t_a SET x = 'PASSWORD' || 's3cret' 3 rows: committed"_s);
        QFile raw(file());
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QVERIFY(!raw.readAll().contains("beta"));
    }

    void a_long_statement_is_cut()
    {
        const QString literal(100000, u'x');
        scripts_.up[u"a"_s] = executes({u"CREATE TABLE t_a (x)"_s, u"INSERT INTO t_a VALUES ('"_s + literal + u"')"_s});
        auto journal = writer(file());
        must(upgrade({u"a"_s}, journal));
        const journal::Statement statement = runs().front().revisions[0].statements[1];
        QVERIFY(statement.sql.size() < 70000);
        QVERIFY(statement.sql.endsWith(u"more characters)"_s));
        QCOMPARE(statement.digest, journal::digestOf(u"INSERT INTO t_a VALUES ('"_s + literal + u"')"_s));
    }

    void many_statements_are_written_in_batches()
    {
        QStringList statements{u"CREATE TABLE t_a (x)"_s};
        for (int i = 0; i < 1200; ++i)
            statements << u"INSERT INTO t_a VALUES (%1)"_s.arg(i);
        statements << u"nonsense"_s;
        scripts_.up[u"a"_s] = executes(statements);
        auto journal = writer(file());
        QVERIFY(!upgrade({u"a"_s}, journal));
        const journal::Revision revision = runs().front().revisions[0];
        QCOMPARE(revision.statements.size(), std::size_t{1202});
        for (const journal::Statement &statement : revision.statements)
            QCOMPARE(nameOf(statement.outcome), statement.number == 1202 ? u"failed"_s : u"rolled back"_s);
    }

    void nothing_to_do_is_not_written()
    {
        auto journal = writer(file());
        must(upgrade({u"a"_s}, journal));
        auto again = writer(file());
        must(upgrade({u"a"_s}, again));
        QCOMPARE(runs().size(), std::size_t{1});
    }

    void the_newest_run_comes_first_and_those_of_other_databases_are_left_out()
    {
        auto first = writer(file());
        must(upgrade({u"a"_s}, first));
        clock_ = FixedClock(clock_.now().addSecs(1));
        auto second = writer(file());
        must(upgrade({u"a"_s, u"b"_s}, second));
        const auto all = runs();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].from, QStringList{u"a"_s});
        QCOMPARE(runs({{}, {}, 1, false, false, false}).size(), std::size_t{1});
        QCOMPARE(runs({u"sqlite:////other.db"_s, {}, 0, false, false, false}).size(), std::size_t{0});
        QCOMPARE(runs({{}, {}, 0, true, true, true}).size(), std::size_t{1});
    }

    void only_its_owner_may_read_the_file()
    {
        auto journal = writer(file());
        must(upgrade({u"a"_s}, journal));
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void a_journal_that_cannot_be_written_stops_nothing()
    {
        QFile inTheWay(files_.folder() + u"/state"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        auto journal = writer(file());
        QCOMPARE(must(upgrade({u"a"_s, u"b"_s}, journal)), QStringList{u"b"_s});
        QCOMPARE(complaints_.size(), std::size_t{1});
        QCOMPARE(errorName(complaints_[0].code), u"file-unwritable"_s);
    }

    void a_journal_that_is_no_database_stops_nothing()
    {
        QVERIFY(QDir().mkpath(files_.folder() + u"/state/retort"_s));
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(other.write(QByteArray(5000, 'x')) > 0);
        other.close();
        auto journal = writer(file());
        QCOMPARE(must(upgrade({u"a"_s}, journal)), QStringList{u"a"_s});
        QCOMPARE(complaints_.size(), std::size_t{1});
        QCOMPARE(complaints_[0].code, errors::DatabaseNotADatabase);
    }

    void two_write_at_once()
    {
        std::vector<std::thread> runners;
        runners.reserve(4);
        std::atomic<int> failures = 0;
        for (int i = 0; i < 4; ++i) {
            runners.emplace_back([this, i, &failures] {
                FakeScripts own = scripts_;
                journal::Writer journal = writer(file());
                Session session = files_.open(u"%1.db"_s.arg(i));
                const auto done =
                    run(must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, {})), session, dialect(),
                        own.scripts(), {}, [&journal](const RunEvent &event) { journal.event(event); });
                failures += done ? 0 : 1;
            });
        }
        for (std::thread &runner : runners)
            runner.join();
        QCOMPARE(failures.load(), 0);
        QVERIFY2(complaints_.empty(), complaints_.empty() ? "" : qPrintable(sentence(complaints_.front())));
        const auto all = runs();
        QCOMPARE(all.size(), std::size_t{4});
        for (const journal::Run &run : all)
            QCOMPARE(run.revisions.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(tst_journal)
#include "tst_journal.moc"
