// What earlier runs have left, by the journal alone.

#include <core/migration/error_codes.h>
#include <core/migration/journal/digest.h>
#include <core/migration/recovery.h>
#include <tests/support/migrations.h>

#include <QTest>

using namespace retort;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;
using journal::Outcome;

namespace
{

journal::Statement statement(const QString &sql, Outcome outcome, bool changes = true)
{
    journal::Statement made;
    made.sql = sql;
    made.digest = journal::digestOf(sql);
    made.changes = changes;
    made.outcome = outcome;
    return made;
}

journal::Run runOf(Outcome outcome, std::vector<journal::Statement> statements, const QStringList &rows = {u"a"_s})
{
    int number = 0;
    for (journal::Statement &each : statements)
        each.number = ++number;
    journal::Run run;
    run.command = u"upgrade"_s;
    run.targets = QStringList{u"head"_s};
    run.rows = rows;
    run.outcome = outcome;
    journal::Revision revision;
    revision.id = u"b"_s;
    revision.outcome = Outcome::Running;
    revision.statements = std::move(statements);
    run.revisions.push_back(revision);
    return run;
}

const QString create = u"CREATE TABLE t (x int)"_s;
const QString index_ = u"CREATE INDEX i ON t (x)"_s;
const QString insert = u"INSERT INTO t VALUES (1)"_s;

} // namespace

class tst_recovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_run_that_came_to_its_end_left_nothing()
    {
        QVERIFY(!unfinishedOf({}, {}));
        QVERIFY(!unfinishedOf({runOf(Outcome::Committed, {statement(create, Outcome::Committed)})}, {u"a"_s}));
    }

    void neither_did_one_that_somebody_has_moved_on_from()
    {
        const auto failed = runOf(Outcome::Failed, {statement(create, Outcome::Committed)});
        QVERIFY(unfinishedOf({failed}, {u"a"_s}));
        QVERIFY(!unfinishedOf({failed}, {u"b"_s}));
    }

    void what_was_rolled_back_may_be_started_again()
    {
        const auto left = unfinishedOf({runOf(Outcome::Running, {statement(create, Outcome::Done)})}, {u"a"_s});
        QVERIFY(left);
        QVERIFY(!left->halfDone);
    }

    void what_is_committed_is_passed_over()
    {
        const auto left = unfinishedOf(
            {runOf(Outcome::Failed,
                   {statement(create, Outcome::Committed), statement(u"SELECT 1"_s, Outcome::Committed, false),
                    statement(index_, Outcome::Committed), statement(insert, Outcome::RolledBack),
                    statement(u"nonsense"_s, Outcome::Failed)})},
            {u"a"_s});
        QVERIFY(left && left->halfDone);
        QCOMPARE(left->committed, 3);
        QCOMPARE(left->perhaps, 3);
        const ResumePoint point = must(resumePointOf(*left));
        QCOMPARE(point.revision, u"b"_s);
        QCOMPARE(point.done.size(), std::size_t{2});
        QCOMPARE(point.done[1].text, index_);
    }

    void a_statement_that_was_running_leaves_a_doubt()
    {
        const auto left = unfinishedOf(
            {runOf(Outcome::Running, {statement(create, Outcome::Committed), statement(insert, Outcome::Done),
                                      statement(index_, Outcome::Running)})},
            {u"a"_s});
        QVERIFY(left && left->halfDone);
        QCOMPARE(left->committed, 1);
        QCOMPARE(left->perhaps, 3);
        const auto refused = resumePointOf(*left);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::ResumeImpossible);

        Unfinished decided = *left;
        decided.committed = 3;
        QCOMPARE(must(resumePointOf(decided)).done.size(), std::size_t{3});
        decided = *left;
        decided.perhaps = 1;
        QCOMPARE(must(resumePointOf(decided)).done.size(), std::size_t{1});
    }

    void a_run_from_the_beginning_hides_nothing()
    {
        const auto first = runOf(Outcome::Failed, {statement(create, Outcome::Committed)});
        const auto again = runOf(Outcome::Failed, {statement(create, Outcome::Failed)});
        const auto left = unfinishedOf({again, first}, {u"a"_s});
        QVERIFY(left && left->halfDone);
        QCOMPARE(left->committed, 1);
        QVERIFY(!unfinishedOf({again, runOf(Outcome::Committed, {}), first}, {u"a"_s})->halfDone);
    }

    void a_run_that_resumed_and_did_not_come_so_far_hides_nothing_either()
    {
        auto first =
            runOf(Outcome::Failed, {statement(create, Outcome::Committed), statement(index_, Outcome::Committed)});
        first.id = u"first"_s;
        auto second = runOf(Outcome::Failed, {statement(create, Outcome::Committed)});
        second.id = u"second"_s;
        second.resumes = first.id;
        QCOMPARE(unfinishedOf({second, first}, {u"a"_s})->committed, 2);
        auto third = second;
        third.id = u"third"_s;
        third.resumes = second.id;
        QCOMPARE(unfinishedOf({third, second, first}, {u"a"_s})->committed, 2);
        // One that began anew knows best.
        second.resumes.clear();
        QCOMPARE(unfinishedOf({second, first}, {u"a"_s})->committed, 1);
    }

    void what_lived_in_the_session_cannot_be_passed_over()
    {
        const auto why = [](journal::Statement one) {
            one.number = 1;
            const auto left = unfinishedOf({runOf(Outcome::Failed, {one})}, {u"a"_s});
            const auto refused = resumePointOf(*left);
            return refused ? QString() : refused.error().data.value(u"why"_s).toString();
        };
        QCOMPARE(why(statement(u"create temporary  table t (x int)"_s, Outcome::Committed)),
                 u"statement 1 made a temporary table, which went with its session"_s);
        journal::Statement answered = statement(u"INSERT INTO t VALUES (1) RETURNING x"_s, Outcome::Committed);
        answered.answered = true;
        QCOMPARE(why(answered), u"the answer of statement 1 was not kept"_s);
    }
};

QTEST_GUILESS_MAIN(tst_recovery)
#include "tst_recovery.moc"
