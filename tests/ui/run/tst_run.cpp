#include <core/base/error_codes.h>
#include <ui/run/plan_sheet.h>
#include <ui/run/plan_text.h>
#include <ui/run/run_flow.h>
#include <ui/run/run_model.h>
#include <ui/run/run_view.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/error_panel.h>

#include <KSyntaxHighlighting/Repository>
#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace retort;
using namespace retort::ui;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

migration::PlanStep step(const char *id, const char *sql)
{
    migration::PlanStep made;
    made.revision.id = q(id);
    made.revision.doc = q("does ") + q(id);
    made.writes = {revisions::InsertVersion{q(id)}};
    migration::Known known;
    migration::Applied applied;
    applied.operation.action = operations::ExecuteSql{q(sql), {}, false};
    sql::Statement statement;
    statement.text = q(sql);
    applied.statements = {statement};
    known.calls = {applied};
    made.body = known;
    return made;
}

migration::Plan plan()
{
    migration::Plan made;
    made.goal = migration::Upgrade{q("head")};
    made.steps = {step("aaa1", "CREATE TABLE one (id INTEGER)"), step("bbb2", "CREATE TABLE two (id INTEGER)"),
                  step("ccc3", "CREATE TABLE three (id INTEGER)")};
    return made;
}

Error someError()
{
    return {errors::FileUnreadable, {{q("path"), q("x.py")}, {q("reason"), q("gone")}}, {}, {}, {}};
}

std::vector<StepState> states(const RunModel &model)
{
    std::vector<StepState> all;
    for (const RunStep &each : model.steps())
        all.push_back(each.state);
    return all;
}

void started(RunModel &model, int index)
{
    model.apply(migration::RevisionStarted{index, plan().steps[static_cast<std::size_t>(index)], {}});
}

void finished(RunModel &model, int index)
{
    model.apply(migration::RevisionFinished{index, std::chrono::microseconds(1500)});
}

} // namespace

class tst_run : public QObject
{
    Q_OBJECT

    KSyntaxHighlighting::Repository repository_;

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void a_plan_is_told_in_words_and_exact_sql()
    {
        const StepText text = textOf(plan(), plan().steps.front());
        QCOMPARE(text.id, q("aaa1"));
        QCOMPARE(text.message, q("does aaa1"));
        QCOMPARE(text.sql, q("CREATE TABLE one (id INTEGER);"));
        QCOMPARE(text.statements, 1);
        QVERIFY(text.details.last().contains(q("aaa1")));
        migration::PlanStep reading = plan().steps[0];
        reading.variablesRead = {q("HOME"), q("TENANT")};
        QVERIFY(textOf(plan(), reading).details.contains(q("Reads from the environment: HOME, TENANT")));
        QCOMPARE(titleOf(plan(), q("shop.db")), q("Upgrade shop.db to head"));
    }

    void the_values_of_parameters_stand_below_their_statement()
    {
        migration::PlanStep made = step("aaa1", "INSERT INTO t VALUES (?, ?, ?)");
        auto &call = std::get<migration::Applied>(std::get<migration::Known>(made.body).calls.front());
        call.statements.front().parameters = {q("it's\nDROP"), qint64{7}, sql::Null{}};
        QCOMPARE(textOf(plan(), made).sql, q("INSERT INTO t VALUES (?, ?, ?);\n-- 'it''s DROP', 7, NULL"));
    }

    void a_step_that_asks_the_database_says_where()
    {
        migration::Plan made = plan();
        SourcePosition where;
        where.line = 17;
        made.steps[0].body = migration::Decided{std::get<migration::Known>(made.steps[0].body).calls, where};
        const StepText text = textOf(made, made.steps[0]);
        QVERIFY(text.decidedLater);
        QVERIFY(text.sql.contains(q("17")));
        QVERIFY(text.sql.startsWith(q("CREATE TABLE one")));
    }

    void durations_read_like_speech_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("under one") << qint64(400) << q("0.4 ms");
        QTest::newRow("ms") << qint64(12'345) << q("12 ms");
        QTest::newRow("s") << qint64(1'440'000) << q("1.4 s");
        QTest::newRow("min") << qint64(125'000'000) << q("2 min 05 s");
    }
    void durations_read_like_speech()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(microseconds), text);
    }

    void the_sheet_shows_every_step_and_enter_cancels()
    {
        PlanSheet sheet(plan(), {q("shop.db"), q("/x/shop.db"), {}}, repository_);
        QCOMPARE(sheet.steps()->count(), 3);
        QCOMPARE(sheet.sql()->toPlainText(), q("CREATE TABLE one (id INTEGER);"));
        sheet.steps()->setCurrentRow(2);
        QCOMPARE(sheet.sql()->toPlainText(), q("CREATE TABLE three (id INTEGER);"));
        QVERIFY(sheet.cancelButton()->isDefault());
        QVERIFY(!sheet.runButton()->isDefault());
        QSignalSpy rejected(&sheet, &QDialog::rejected);
        sheet.open();
        QTest::keyClick(&sheet, Qt::Key_Return);
        QCOMPARE(rejected.size(), 1);
    }

    void the_model_keeps_qts_rules_and_follows_the_events()
    {
        RunModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.begin(plan());
        QCOMPARE(states(model), (std::vector{StepState::Waiting, StepState::Waiting, StepState::Waiting}));
        started(model, 0);
        sql::Statement statement;
        statement.text = q("CREATE");
        model.apply(migration::StatementStarted{statement});
        QCOMPARE(model.statement(), q("CREATE"));
        model.apply(migration::StatementFinished{});
        QVERIFY(model.statement().isEmpty());
        finished(model, 0);
        QCOMPARE(model.done(), 1);
        QCOMPARE(model.steps()[0].statements, 1);
        QCOMPARE(model.steps()[0].microseconds, qint64(1500));
        started(model, 1);
        QCOMPARE(states(model), (std::vector{StepState::Done, StepState::Running, StepState::Waiting}));
    }

    void a_failure_says_what_was_rolled_back_and_what_stays()
    {
        RunModel model;
        model.begin(plan());
        started(model, 0);
        finished(model, 0);
        model.apply(migration::Committed{{q("aaa1")}});
        started(model, 1);
        finished(model, 1);
        started(model, 2);
        model.apply(migration::RunFailed{someError(), {q("aaa1")}, true});
        QCOMPARE(states(model), (std::vector{StepState::Done, StepState::Undone, StepState::Failed}));
    }

    void what_was_not_reached_is_said_to_be_not_run()
    {
        RunModel model;
        model.begin(plan());
        started(model, 0);
        model.apply(migration::RunFailed{someError(), {}, true});
        QCOMPARE(states(model), (std::vector{StepState::Failed, StepState::Skipped, StepState::Skipped}));
    }

    void a_run_ends_with_where_the_database_stands()
    {
        RunView view;
        QSignalSpy over(&view, &RunView::finished);
        view.start(plan(), q("shop.db"),
                   [](const CancelToken &, const migration::Observer &observer) -> Result<QStringList> {
                       for (int i = 0; i < 3; ++i) {
                           observer(migration::RevisionStarted{i, {}, {}});
                           observer(migration::RevisionFinished{i, std::chrono::microseconds(1)});
                       }
                       return QStringList{q("ccc3")};
                   });
        QVERIFY(view.isRunning());
        QTRY_COMPARE(over.size(), 1);
        QCOMPARE(view.model()->done(), 3);
        QVERIFY2(view.outcome().contains(q("ccc3")), qPrintable(view.outcome()));
        QVERIFY(!view.cancelButton()->isVisibleTo(&view));
    }

    void cancel_reaches_the_work_and_the_outcome_says_so()
    {
        RunView view;
        QSemaphore entered;
        QSignalSpy over(&view, &RunView::finished);
        view.start(plan(), q("shop.db"),
                   [&](const CancelToken &cancel, const migration::Observer &) -> Result<QStringList> {
                       entered.release();
                       while (!cancel.isCancelled())
                           QThread::yieldCurrentThread();
                       RETORT_CHECK(cancel.check(q("the upgrade")));
                       return QStringList();
                   });
        entered.acquire();
        QTest::mouseClick(view.cancelButton(), Qt::LeftButton);
        QTRY_COMPARE(over.size(), 1);
        QVERIFY2(view.outcome().contains(q("Cancelled")), qPrintable(view.outcome()));
        QVERIFY(!view.problem()->isVisibleTo(&view));
    }

    void a_failed_run_shows_the_whole_error()
    {
        RunView view;
        QSignalSpy over(&view, &RunView::finished);
        view.start(plan(), q("shop.db"),
                   [](const CancelToken &, const migration::Observer &observer) -> Result<QStringList> {
                       observer(migration::RunFailed{someError(), {}, true});
                       return tl::unexpected(someError());
                   });
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(view.problem()->isVisibleTo(&view));
        QVERIFY(view.problem()->details().contains(q("x.py")));
    }

    void nothing_runs_before_the_plan_was_agreed_to()
    {
        RunView view;
        RunFlow flow(view, repository_, nullptr);
        bool ran = false;
        const auto wish = [&] {
            return RunFlow::Wish{q("Upgrade"),
                                 q("shop.db"),
                                 {},
                                 {},
                                 [](const CancelToken &) -> Result<migration::Plan> { return plan(); },
                                 [&](const migration::Plan &shown, const CancelToken &,
                                     const migration::Observer &) -> Result<QStringList> {
                                     ran = shown == plan();
                                     return QStringList{q("ccc3")};
                                 }};
        };
        flow.begin(wish());
        QTRY_VERIFY(flow.sheet());
        flow.sheet()->cancelButton()->click();
        QVERIFY(!flow.isBusy());
        QVERIFY(!ran);

        QSignalSpy over(&view, &RunView::finished);
        flow.begin(wish());
        QTRY_VERIFY(flow.sheet() && flow.sheet()->isVisible());
        flow.sheet()->runButton()->click();
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(ran);
    }

    void a_refused_plan_is_shown_and_an_empty_one_said()
    {
        RunView view;
        RunFlow flow(view, repository_, nullptr);
        QSignalSpy refused(&flow, &RunFlow::refused);
        flow.begin({q("Upgrade"),
                    q("db"),
                    {},
                    {},
                    [](const CancelToken &) -> Result<migration::Plan> { return tl::unexpected(someError()); },
                    {}});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(view.problem()->isVisibleTo(&view));
        QSignalSpy nothing(&flow, &RunFlow::nothingToDo);
        flow.begin({q("Upgrade"),
                    q("db"),
                    {},
                    {},
                    [](const CancelToken &) -> Result<migration::Plan> {
                        migration::Plan empty;
                        empty.goal = migration::Upgrade{q("head")};
                        return empty;
                    },
                    {}});
        QTRY_COMPARE(nothing.size(), 1);
        QVERIFY(!flow.sheet());
    }
};

QTEST_MAIN(tst_run)
#include "tst_run.moc"
