#include <core/alembic/error_codes.h>
#include <core/database/error_codes.h>
#include <core/migration/recording_sink.h>
#include <tests/support/migrations.h>

#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_planner : public QObject
{
    Q_OBJECT

    FakeScripts scripts_;

private Q_SLOTS:
    void init() { scripts_ = FakeScripts(); }

    void a_plan_says_which_revisions_run_and_what_is_written()
    {
        const Plan plan = must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, {}));
        QCOMPARE(plan.steps.size(), std::size_t{2});
        QCOMPARE(plan.steps[1].revision.id, u"b"_s);
        QVERIFY(
            (plan.steps[1].writes == std::vector<revisions::VersionWrite>{revisions::UpdateVersion{u"a"_s, u"b"_s}}));
        QCOMPARE(plan.rowsAfter, QStringList{u"b"_s});
        QCOMPARE(shortLog(plan, plan.steps[0]), u"upgrade  -> a"_s);
        QVERIFY(scripts_.evaluated.isEmpty());
    }

    void a_row_that_no_file_knows_is_alembics_error()
    {
        const auto refused = makePlan(line({u"a"_s}), {u"feedbeef"_s}, Upgrade{u"head"_s}, {});
        QVERIFY(!refused);
        QCOMPARE(sentence(refused.error()), u"Can't locate revision identified by 'feedbeef'"_s);
    }

    void recording_tells_what_is_known_and_where_the_database_decides()
    {
        const SourcePosition place{u"versions/b.py"_s, 7, 5, 1, {}};
        scripts_.up[u"a"_s] = executes({u"CREATE TABLE t (x)"_s});
        scripts_.up[u"b"_s] =
            all({executes({u"UPDATE t SET x = 1"_s}), [place](alembic::StatementSink &sink) -> Result<> {
                     RETORT_CHECK(sink.query({u"SELECT x FROM t"_s, {}, place}));
                     return {};
                 }});
        const Conditions conditions{QDateTime::fromSecsSinceEpoch(0).toUTC(), 42};
        const Plan plan = must(recordSteps(must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, conditions)),
                                           dialect(), scripts_.scripts(), {}, {}));
        const auto *known = std::get_if<Known>(&plan.steps[0].body);
        QVERIFY(known);
        QCOMPARE(std::get<Applied>(known->calls.at(0)).statements.at(0).text, u"CREATE TABLE t (x)"_s);
        const auto *decided = std::get_if<Decided>(&plan.steps[1].body);
        QVERIFY(decided);
        QCOMPARE(decided->where, place);
        QCOMPARE(decided->calls.size(), std::size_t{1});
        QVERIFY(scripts_.conditions.front() == conditions);
    }

    void what_goes_on_after_an_error_is_only_expected()
    {
        const SourcePosition place{u"versions/a.py"_s, 7, 5, 1, {}};
        scripts_.up[u"a"_s] = all({[place](alembic::StatementSink &sink) -> Result<> {
                                       sink.mayGoOnAfterError(place);
                                       return {};
                                   },
                                   executes({u"CREATE TABLE t (x)"_s})});
        const Plan plan = must(recordSteps(must(makePlan(line({u"a"_s}), {}, Upgrade{u"head"_s}, {})), dialect(),
                                           scripts_.scripts(), {}, {}));
        const auto *decided = std::get_if<Decided>(&plan.steps[0].body);
        QVERIFY(decided);
        QVERIFY(decided->isExpected);
        QCOMPARE(decided->where, place);
        QCOMPARE(decided->calls.size(), std::size_t{1});
    }

    void a_recording_keeps_no_more_than_it_may()
    {
        replay::ExpectedSchema unknown(dialect(), {});
        RecordingSink sink(dialect(), unknown);
        sink.keepAtMost(20);
        QVERIFY(executes({u"0123456789"_s, u"0123456789"_s})(sink));
        const auto full = executes({u"0"_s})(sink);
        QCOMPARE(full.error().code, errors::DecidedAtRun);
    }

    void a_plan_says_which_variables_its_scripts_read()
    {
        scripts_.up[u"a"_s] = [](alembic::StatementSink &sink) -> Result<> {
            sink.variablesRead({u"HOME"_s, u"TENANT"_s});
            return {};
        };
        const Plan plan = must(recordSteps(must(makePlan(line({u"a"_s, u"b"_s}), {}, Upgrade{u"head"_s}, {})),
                                           dialect(), scripts_.scripts(), {}, {}));
        QCOMPARE(plan.steps[0].variablesRead, (QStringList{u"HOME"_s, u"TENANT"_s}));
        QCOMPARE(plan.steps[1].variablesRead, QStringList());
    }

    void a_recording_answers_no_questions()
    {
        replay::ExpectedSchema unknown(dialect(), {});
        RecordingSink sink(dialect(), unknown);
        const SourcePosition place{u"r.py"_s, 3, 1, 1, {}};
        const auto rows = sink.query({u"SELECT 1"_s, {}, place});
        const auto shape = sink.table({{}, u"t"_s}, place);
        QVERIFY(!rows && !shape);
        QCOMPARE(rows.error().code, errors::DecidedAtRun);
        QCOMPARE(shape.error().code, errors::DecidedAtRun);
        QCOMPARE(shape.error().position, place);
    }

    void a_script_that_fails_fails_the_recording_within_its_revision()
    {
        scripts_.up[u"a"_s] = [](alembic::StatementSink &) -> Result<> { return fail(errors::SqlNullCharacter); };
        const auto failed = recordSteps(must(makePlan(line({u"a"_s}), {}, Upgrade{u"head"_s}, {})), dialect(),
                                        scripts_.scripts(), {}, {});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::SqlNullCharacter);
        QCOMPARE(failed.error().frames.front().doing, u"planning upgrade  -> a"_s);
    }

    void looking_at_a_database_that_is_not_there_creates_nothing()
    {
        const TemporaryDatabases databases;
        QCOMPARE(must(readVersionsAt(databases.url(), {}, dialect(), {})), QStringList());
        QVERIFY(!QFile::exists(databases.path()));
        must(databases.open().execute(u"CREATE TABLE t (x)"_s));
        QCOMPARE(must(readVersionsAt(databases.url(), {}, dialect(), {})), QStringList());
    }

    void an_id_may_hold_any_character()
    {
        Session session = must(Session::open(must(parseUrl(u"sqlite://"_s))));
        QVERIFY(ensureVersionTable(session, dialect(), {}));
        QVERIFY(ensureVersionTable(session, dialect(), {}));
        const QString odd = u"it's %1 ? \u00fc"_s;
        QVERIFY(writeVersion(session, dialect(), {}, revisions::InsertVersion{odd}));
        QCOMPARE(must(readVersions(session, dialect(), {})), QStringList{odd});
        const sql::Statement text =
            versionStatement(dialect(), {}, revisions::UpdateVersion{odd, u"b"_s}, dialects::Rendering::Literal);
        must(session.execute(text));
        QVERIFY(writeVersion(session, dialect(), {}, revisions::DeleteVersion{u"b"_s}));
        QCOMPARE(must(readVersions(session, dialect(), {})), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_planner)
#include "tst_planner.moc"
