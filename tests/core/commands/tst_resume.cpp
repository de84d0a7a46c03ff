// Runs that are killed or fail in the middle, on real databases, and what status, resume and repair make of them.

#include <core/base/files.h>
#include <core/commands/error_codes.h>
#include <core/commands/journal.h>
#include <core/commands/migrate.h>
#include <core/commands/repair.h>
#include <core/commands/schema.h>
#include <core/commands/status.h>
#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>

#include <QDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct Script {
    QString id;
    QStringList up;
    QStringList down;
};

const std::vector<Script> history{
    {u"r1"_s,
     {u"CREATE TABLE t1 (id int PRIMARY KEY, x varchar(20))"_s, u"INSERT INTO t1 VALUES (1, 'a')"_s},
     {u"DROP TABLE t1"_s}},
    {u"r2"_s,
     {u"INSERT INTO t1 VALUES (2, 'b')"_s, u"ALTER TABLE t1 ADD COLUMN y int"_s, u"UPDATE t1 SET y = id"_s,
      u"CREATE TABLE t2 (id int PRIMARY KEY)"_s, u"INSERT INTO t2 SELECT id FROM t1"_s},
     {u"DROP TABLE t2"_s, u"ALTER TABLE t1 DROP COLUMN y"_s, u"DELETE FROM t1 WHERE id = 2"_s}},
    {u"r3"_s,
     {u"DROP TABLE t2"_s, u"INSERT INTO t1 VALUES (3, 'c', 3)"_s},
     {u"CREATE TABLE t2 (id int PRIMARY KEY)"_s, u"DELETE FROM t1 WHERE id = 3"_s}},
};

QByteArray calls(const QStringList &statements)
{
    QByteArray text;
    for (const QString &statement : statements)
        text += "    op.execute(\"" + statement.toUtf8() + "\")\n";
    return text.isEmpty() ? "    pass\n" : text;
}

} // namespace

class tst_resume : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    Url url_;
    QString text_;

    void fresh(Kind kind)
    {
        files_ = TemporaryDatabases();
        url_ = kind == Kind::Sqlite       ? files_.url()
               : kind == Kind::Postgresql ? PostgresServer::instance().freshDatabase(u"app"_s)
                                          : MariadbServer::instance().freshDatabase(u"app"_s);
        text_ = kind == Kind::Sqlite       ? u"sqlite:///"_s + files_.path()
                : kind == Kind::Postgresql ? asApplication(PostgresServer::instance().urlText(u"app"_s))
                                           : MariadbServer::instance().urlText(u"app"_s);
        if (kind == Kind::Mariadb) {
            // What tables have without a word is the database's own, and not what a replay takes by itself.
            Session session = must(Session::open(url_));
            must(session.execute(u"ALTER DATABASE CHARACTER SET latin1"_s));
            MariadbServer::instance().waitUntilOlderThanRuns();
        }
        for (const Script &script : history)
            write(script);
    }

    /// Another user than the one that is called as the journal's schema is.
    static QString asApplication(const QString &text)
    {
        Session session = must(Session::open(must(parseUrl(text))));
        must(session.execute(u"DROP ROLE IF EXISTS application; "
                             "CREATE ROLE application LOGIN SUPERUSER PASSWORD 's3cret'"_s));
        return QString(text).replace(u"retort:"_s, u"application:"_s);
    }

    void write(const Script &script, const QString &below = {}) const
    {
        const QString folder = files_.folder() + u"/versions"_s;
        QVERIFY(QDir().mkpath(folder));
        const int number = script.id.mid(1).toInt();
        const QByteArray down = number > 1 ? "'r" + QByteArray::number(number - 1) + "'" : QByteArray("None");
        QVERIFY(writeFile(folder + u'/' + script.id + u".py"_s,
                          "from alembic import op\nrevision = '" + script.id.toUtf8() + "'\ndown_revision = " + down +
                              "\n\ndef upgrade():\n" + calls(script.up) + below.toUtf8() + "\ndef downgrade():\n" +
                              calls(script.down)));
    }

    commands::Workspace workspace() const
    {
        commands::WorkspaceOptions options;
        options.project.path = files_.folder();
        options.url = text_;
        options.journal = files_.folder() + u"/state/journal.db"_s;
        return must(commands::openWorkspace(options));
    }

    Result<QStringList> upgrade(const QString &target = u"head"_s, const commands::MigrateOptions &options = {}) const
    {
        return commands::migrate(workspace(), migration::Upgrade{target}, {}, {}, options);
    }
    Result<QStringList> resume(revisions::Direction direction = revisions::Direction::Up) const
    {
        return commands::resume(workspace(), direction, {});
    }

    /// The schema and the rows of its tables.
    QString state() const
    {
        const commands::SchemaReport live = must(commands::liveSchema(workspace()));
        Session session = must(Session::open(url_));
        QStringList lines;
        for (const auto &[name, table] : live.snapshot.schema.tables) {
            QStringList columns;
            for (const schema::Column &column : table->columns)
                columns << column.name;
            lines << name.name + u'(' + columns.join(u',') + u"): "_s +
                         rowsOf(session, u"SELECT * FROM "_s + name.name + u" ORDER BY id"_s).replace(u'\n', u' ');
        }
        lines << u"@ "_s + must(commands::status(workspace())).rows.join(u' ');
        return lines.join(u'\n');
    }

    /// Does `work` in a process that ends, as by kill -9, when the run tells its event number `at`; false where it came
    /// to its end before.
    template <typename Work> bool isKilledAt(int at, const Work &work) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            int events = 0;
            const migration::Observer observer = [&events, at](const migration::RunEvent &) {
                if (++events == at)
                    ::_exit(9);
            };
            ::_exit(work(observer) ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 9;
    }

    bool isUpgradeKilledAt(int at) const
    {
        return isKilledAt(at, [this](const migration::Observer &observer) {
            return commands::migrate(workspace(), migration::Upgrade{u"head"_s}, observer).has_value();
        });
    }

    /// The server may need a moment to see that a program is gone.
    void waitUntilAlone() const
    {
        Session session = must(Session::open(url_));
        LockHolder holder;
        QVERIFY(must(NamedLock::take(session, u".alembic_version"_s, {std::chrono::minutes(1), {}}, holder)));
    }

    /// The suite takes a sample of the places; with RETORT_EVERY_PLACE=1 all of them.
    static int stepFor(Kind kind)
    {
        if (qEnvironmentVariableIsSet("RETORT_EVERY_PLACE"))
            return 1;
        return kind == Kind::Mariadb ? 3 : 7;
    }

    /// What a person does who was told that the run did not come to its end.
    void goOn(revisions::Direction direction) const
    {
        waitUntilAlone();
        const commands::Status status = must(commands::status(workspace()));
        if (status.unfinished && status.unfinished->halfDone) {
            must(resume(direction));
            return;
        }
        if (direction == revisions::Direction::Up)
            must(upgrade());
        else
            must(commands::migrate(workspace(), migration::Downgrade{u"base"_s}, {}));
    }

    void changeJournal(const QString &statement) const
    {
        Url journal;
        journal.database = files_.folder() + u"/state/journal.db"_s;
        Session session = must(Session::open(journal));
        must(session.execute(statement));
    }

    /// What an upgrade tells beside its steps.
    QStringList notices() const
    {
        QStringList names;
        (void)commands::migrate(workspace(), migration::Upgrade{u"head"_s}, [&names](const migration::RunEvent &event) {
            if (const auto *notice = std::get_if<migration::Notice>(&event))
                names << errorName(notice->what.code);
        });
        return names;
    }

    Error causeOf(const Error &error, ErrorCode code) const
    {
        const Error *at = &error;
        while (at->cause && at->code != code)
            at = at->cause.get();
        return *at;
    }

private Q_SLOTS:
    void killed_anywhere_and_gone_on_the_end_is_the_same_data() { addDatabases(); }
    void killed_anywhere_and_gone_on_the_end_is_the_same()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        must(upgrade());
        const QString undisturbed = state();
        int at = 1;
        for (;; at += stepFor(kind)) {
            fresh(kind);
            if (!isUpgradeKilledAt(at))
                break;
            goOn(revisions::Direction::Up);
            QVERIFY2(state() == undisturbed, qPrintable(u"killed at %1:\n%2"_s.arg(at).arg(state())));
            QVERIFY(!must(commands::status(workspace())).unfinished);
        }
        QVERIFY(at > 20);
    }

    void so_is_the_end_of_a_downgrade_data() { addDatabases(); }
    void so_is_the_end_of_a_downgrade()
    {
        QFETCH(Kind, kind);
        const auto down = [this](const migration::Observer &observer) {
            return commands::migrate(workspace(), migration::Downgrade{u"base"_s}, observer).has_value();
        };
        int at = 1;
        for (;; at += 2 * stepFor(kind)) {
            fresh(kind);
            must(upgrade());
            if (!isKilledAt(at, down))
                break;
            goOn(revisions::Direction::Down);
            QCOMPARE(state(), u"@ "_s);
        }
        QVERIFY(at > 7);
    }

    void a_script_that_is_corrected_goes_on_behind_what_was_done()
    {
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"SELECT nonsense"_s}, history[1].down});
        const auto failed = upgrade();
        QVERIFY(!failed);
        const Error cause = causeOf(failed.error(), errors::LeftHalfDone);
        QCOMPARE(cause.code, errors::LeftHalfDone);
        QCOMPARE(cause.data.value(u"count"_s).toInt(), 4);
        QCOMPARE(cause.data.value(u"command"_s).toString(), u"upgrade"_s);

        const commands::Status status = must(commands::status(workspace()));
        QVERIFY(status.unfinished && status.unfinished->halfDone);
        QCOMPARE(status.unfinished->halfDone->id, u"r2"_s);
        QCOMPARE(status.unfinished->committed, 4);
        // Started again as if nothing had been, it fails at once and forgets nothing.
        QVERIFY(!upgrade());

        write(history[1]);
        QCOMPARE(must(resume()), QStringList{u"r3"_s});
        const QString resumed = state();
        fresh(Kind::Mariadb);
        must(upgrade());
        QCOMPARE(resumed, state());
    }

    void what_was_done_must_not_be_changed()
    {
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        Script changed = history[1];
        changed.up[1] = u"ALTER TABLE t1 ADD COLUMN z int"_s;
        write(changed);
        const auto refused = resume();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::ResumedScriptDiffers);
        QCOMPARE(refused.error().data.value(u"number"_s).toInt(), 2);
        write({u"r2"_s, {history[1].up[0]}, {}});
        QCOMPARE(resume().error().code, errors::ResumedScriptDiffers);
    }

    void what_was_left_must_come_first()
    {
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        // Somebody has put a revision between.
        const QString file = files_.folder() + u"/versions/r2.py"_s;
        QVERIFY(writeFile(file, must(readFile(file)).replace("'r1'", "'r15'")));
        QVERIFY(writeFile(files_.folder() + u"/versions/r15.py"_s, "revision = 'r15'\ndown_revision = 'r1'\n"));
        QCOMPARE(resume().error().code, errors::ResumeElsewhere);
    }

    void whoever_starts_again_is_told_that_half_is_there()
    {
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        QCOMPARE(notices(), QStringList{u"starts-again"_s});
    }

    void a_schema_must_not_come_before_the_applications_own()
    {
        fresh(Kind::Postgresql);
        text_ = PostgresServer::instance().urlText(u"app"_s);
        QStringList causes;
        must(commands::migrate(workspace(), migration::Upgrade{u"r1"_s},
                               [&causes](const migration::RunEvent &event) {
                                   const auto *notice = std::get_if<migration::Notice>(&event);
                                   if (notice && notice->what.code == errors::JournalFailed)
                                       causes << errorName(notice->what.cause->code);
                               },
                               {}, {.journalInDatabase = true}));
        QCOMPARE(causes, QStringList{errorName(errors::JournalInSearchPath)});
        QCOMPARE(state(), u"t1(id,x): 1|a\n@ r1"_s);
    }

    void a_journal_that_cannot_be_written_is_told()
    {
        fresh(Kind::Sqlite);
        QVERIFY(writeFile(files_.folder() + u"/state"_s, "in the way"));
        QCOMPARE(notices(), QStringList{errorName(errors::JournalFailed)});
        QCOMPARE(state().section(u'\n', -1), u"@ r3"_s);
    }

    void there_must_be_something_to_resume()
    {
        fresh(Kind::Mariadb);
        QCOMPARE(resume().error().code, errors::NothingToResume);
        must(upgrade());
        QCOMPARE(resume().error().code, errors::NothingToResume);
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        QCOMPARE(resume(revisions::Direction::Down).error().code, errors::NothingToResume);
        // Somebody has mended it by hand.
        must(commands::migrate(workspace(), migration::Stamp{{u"r2"_s}, false}, {}));
        QCOMPARE(resume().error().code, errors::NothingToResume);
    }

    void where_the_journal_does_not_know_the_schema_does()
    {
        fresh(Kind::Mariadb);
        // The server has done it, and the program did not live to write that down.
        write({u"r2"_s, history[1].up.mid(0, 2) + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        changeJournal(u"UPDATE retort_statements SET outcome = 'running' WHERE revision_no = 1 AND statement_no = 2"_s);
        changeJournal(u"UPDATE retort_statements SET outcome = 'done' WHERE revision_no = 1 AND statement_no = 1"_s);
        changeJournal(u"DELETE FROM retort_statements WHERE revision_no = 1 AND statement_no > 2"_s);
        QCOMPARE(must(commands::status(workspace())).unfinished->committed, 2);

        // It was not done.
        Session session = must(Session::open(url_));
        must(session.execute(u"ALTER TABLE t1 DROP COLUMN y"_s));
        must(session.execute(u"DELETE FROM t1 WHERE id = 2"_s));
        QVERIFY(!must(commands::status(workspace())).unfinished->halfDone);

        // Somebody has changed the table in another way: then nobody knows.
        must(session.execute(u"ALTER TABLE t1 ADD COLUMN other int"_s));
        const commands::Status status = must(commands::status(workspace()));
        QCOMPARE(status.unfinished->committed, 0);
        QCOMPARE(status.unfinished->perhaps, 2);
        QCOMPARE(resume().error().code, errors::ResumeImpossible);
    }

    void what_was_done_is_undone_by_the_rest_of_the_downgrade()
    {
        fresh(Kind::Mariadb);
        must(upgrade(u"r1"_s));
        const QString before = state();
        write({u"r2"_s, history[1].up.mid(0, 2) + QStringList{u"SELECT nonsense"_s}, history[1].down});
        QVERIFY(!upgrade());
        const auto ways = must(commands::waysOut(workspace()));
        QVERIFY(ways && ways->undo && ways->stamp && !ways->noResume && !ways->looksFinished);
        QCOMPARE(commands::statementsOf(*ways->undo), history[1].down.mid(1));
        QCOMPARE(must(commands::runPlan(workspace(), *ways->undo, {})), QStringList{u"r1"_s});
        QCOMPARE(state(), before);
        QVERIFY(!must(commands::waysOut(workspace())));
    }

    void what_is_all_there_can_be_stamped()
    {
        fresh(Kind::Mariadb);
        write({u"r2"_s, history[1].up + QStringList{u"CREATE TABLE t3 (id int PRIMARY KEY)"_s, u"SELECT nonsense"_s},
               history[1].down});
        QVERIFY(!upgrade());
        write({u"r2"_s, history[1].up + QStringList{u"CREATE TABLE t3 (id int PRIMARY KEY)"_s}, history[1].down});
        const auto ways = must(commands::waysOut(workspace()));
        QVERIFY(ways && ways->stamp && ways->looksFinished);
        QVERIFY(!ways->undo); // its downgrade forgets t3
        QCOMPARE(must(commands::runPlan(workspace(), *ways->stamp, {})), QStringList{u"r2"_s});
        QVERIFY(!must(commands::waysOut(workspace())));
    }

    void an_autocommit_block_is_resumed_on_postgresql_too()
    {
        fresh(Kind::Postgresql);
        const QString block = u"    with op.get_context().autocommit_block():\n"
                              "        op.execute(\"CREATE INDEX CONCURRENTLY i ON t1 (x)\")\n"_s;
        write({u"r2"_s, {u"ALTER TABLE t1 ADD COLUMN y int"_s}, history[1].down},
              block + u"    op.execute(\"SELECT nonsense\")\n"_s);
        QVERIFY(!upgrade());
        QCOMPARE(must(commands::status(workspace())).unfinished->committed, 2);
        write({u"r2"_s, {u"ALTER TABLE t1 ADD COLUMN y int"_s}, history[1].down},
              block + u"    op.execute(\"CREATE TABLE t2 (id int PRIMARY KEY)\")\n"_s);
        QCOMPARE(must(resume()), QStringList{u"r3"_s});
        QCOMPARE(state(), u"t1(id,x,y): 1|a|NULL 3|c|3\n@ r3"_s);
    }

    void the_journal_in_the_database_knows_what_the_person_has_lost_data() { addDatabases(); }
    void the_journal_in_the_database_knows_what_the_person_has_lost()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        QStringList made;
        must(commands::migrate(workspace(), migration::Upgrade{u"r1"_s},
                               [&made](const migration::RunEvent &event) {
                                   const auto *notice = std::get_if<migration::Notice>(&event);
                                   if (notice && notice->what.code == errors::JournalMade)
                                       made = notice->what.data.value(u"tables"_s).toStringList();
                               },
                               {}, {.journalInDatabase = true}));
        QCOMPARE(made.size(), 3);
        QCOMPARE(made[0], kind == Kind::Postgresql ? u"retort.runs"_s : u"retort_runs"_s);
        // From then on without being told.
        write({u"r3"_s, history[2].up + QStringList{u"SELECT nonsense"_s}, history[2].down});
        QVERIFY(!upgrade());
        QVERIFY(QFile::remove(files_.folder() + u"/state/journal.db"_s));
        const commands::JournalReport report = must(commands::readJournal(workspace(), {.withStatements = true}));
        QVERIFY(report.isInDatabase);
        QCOMPARE(report.runs.size(), std::size_t{2});
        QCOMPARE(report.runs[1].outcome, migration::journal::Outcome::Committed);
        QCOMPARE(report.runs[0].outcome, migration::journal::Outcome::Failed);
        QCOMPARE(report.runs[0].revisions.size(), std::size_t{2});
        // What the application sees of its schema is without it.
        QVERIFY(!state().contains(u"retort"_s));
        if (kind == Kind::Mariadb) {
            write(history[2]);
            QCOMPARE(must(resume()), QStringList{u"r3"_s});
        }
    }

    void a_run_that_goes_on_is_not_one_that_was_left_data() { addDatabases(); }
    void a_run_that_goes_on_is_not_one_that_was_left()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        bool isLookedAt = false;
        must(commands::migrate(workspace(), migration::Upgrade{u"head"_s}, [&](const migration::RunEvent &event) {
            const auto *started = std::get_if<migration::StatementStarted>(&event);
            if (!started || isLookedAt || !started->statement.text.startsWith(u"UPDATE"_s))
                return;
            isLookedAt = true;
            const commands::Status status = must(commands::status(workspace()));
            QVERIFY(status.running);
            QVERIFY(!status.unfinished);
        }));
        QVERIFY(isLookedAt);
    }
};

QTEST_GUILESS_MAIN(tst_resume)
#include "tst_resume.moc"
