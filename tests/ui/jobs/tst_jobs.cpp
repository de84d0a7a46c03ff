#include <core/base/error_codes.h>
#include <ui/jobs/event_queue.h>
#include <ui/jobs/job.h>

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>

using namespace retort;
using namespace retort::ui;

namespace
{

/// Holds work up until it is told to go on or is cancelled: no clock in it.
struct Gate {
    QSemaphore entered;
    std::atomic<bool> left = false;

    Result<int> untilCancelled(const CancelToken &token)
    {
        entered.release();
        while (!token.isCancelled())
            QThread::yieldCurrentThread();
        left = true;
        if (auto checked = token.check(QStringLiteral("the work")); !checked)
            return tl::unexpected(checked.error());
        return 1;
    }
};

} // namespace

class tst_jobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_result_arrives_on_the_owners_thread()
    {
        QThread *workedOn = nullptr;
        QThread *doneOn = nullptr;
        int value = 0;
        Job job = Job::start(
            [&](const CancelToken &) {
                workedOn = QThread::currentThread();
                return 42;
            },
            [&](int result) {
                doneOn = QThread::currentThread();
                value = result;
            });
        QVERIFY(job.isRunning());
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(value, 42);
        QCOMPARE(doneOn, thread());
        QVERIFY(workedOn != thread());
    }

    void destroying_a_job_cancels_waits_and_drops_the_result()
    {
        Gate gate;
        bool done = false;
        {
            const Job job = Job::start([&](const CancelToken &token) { return gate.untilCancelled(token); },
                                       [&](const Result<int> &) { done = true; });
            gate.entered.acquire();
        }
        QVERIFY(gate.left);
        QCoreApplication::processEvents();
        QVERIFY(!done);
    }

    void a_result_that_is_already_on_its_way_is_dropped_too()
    {
        QSemaphore worked;
        bool done = false;
        {
            const Job job = Job::start(
                [&](const CancelToken &) {
                    worked.release();
                    return 1;
                },
                [&](int) { done = true; });
            worked.acquire();
        }
        QCoreApplication::processEvents();
        QVERIFY(!done);
    }

    void a_new_job_in_the_place_of_another_ends_the_other_first()
    {
        Gate gate;
        int value = 0;
        Job job = Job::start([&](const CancelToken &token) { return gate.untilCancelled(token); },
                             [&](const Result<int> &) { value = -1; });
        gate.entered.acquire();
        job = Job::start([](const CancelToken &) { return 7; }, [&](int result) { value = result; });
        QVERIFY(gate.left);
        QTRY_COMPARE(value, 7);
    }

    void a_cancelled_job_still_reports_what_became_of_it()
    {
        Gate gate;
        std::optional<Error> error;
        Job job = Job::start([&](const CancelToken &token) { return gate.untilCancelled(token); },
                             [&](const Result<int> &result) { error = result.error(); });
        gate.entered.acquire();
        job.cancel();
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->code, errors::Cancelled);
    }

    void what_is_called_may_replace_the_job_it_was_called_by()
    {
        int value = 0;
        Job job;
        job = Job::start([](const CancelToken &) { return 1; },
                         [&](int first) {
                             job = Job::start([first](const CancelToken &) { return first + 1; },
                                              [&](int second) { value = second; });
                         });
        QTRY_COMPARE(value, 2);
    }

    void a_result_may_be_something_that_can_only_be_moved()
    {
        std::unique_ptr<int> value;
        const Job job = Job::start([](const CancelToken &) { return std::make_unique<int>(3); },
                                   [&](std::unique_ptr<int> result) { value = std::move(result); });
        QTRY_VERIFY(value);
        QCOMPARE(*value, 3);
    }

    void events_arrive_in_order_and_few_at_a_time()
    {
        std::vector<int> seen;
        int calls = 0;
        EventQueue<int> queue([&](std::vector<int> batch) {
            ++calls;
            seen.insert(seen.end(), batch.begin(), batch.end());
        });
        bool done = false;
        QSemaphore pushed;
        const Job job = Job::start(
            [&](const CancelToken &) {
                for (int i = 0; i < 10000; ++i)
                    queue.push(i);
                pushed.release();
                return 0;
            },
            [&](int) { done = true; });
        pushed.acquire(); // all are waiting now, as while the window is busy
        QTRY_VERIFY(done);
        QCOMPARE(seen.size(), std::size_t(10000));
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(calls, 1);
    }

    void the_last_events_can_be_taken_before_the_result_is_shown()
    {
        std::vector<int> seen;
        EventQueue<int> queue([&](const std::vector<int> &batch) { seen = batch; });
        queue.push(1);
        queue.push(2);
        queue.deliver();
        QCOMPARE(seen, (std::vector{1, 2}));
        seen.clear();
        QCoreApplication::processEvents();
        QVERIFY(seen.empty());
    }
};

QTEST_GUILESS_MAIN(tst_jobs)
#include "tst_jobs.moc"
