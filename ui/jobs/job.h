#pragma once

#include <core/base/cancel.h>

#include <QCoreApplication>
#include <QEvent>
#include <QFuture>
#include <QObject>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace retort::ui
{

/// One piece of work on another thread, owned by who waits for it. The engine is synchronous; this is the window's
/// only way to use it without blocking. Made, cancelled and destroyed on the owner's thread.
///
/// Destroying (or replacing) a job cancels it and waits until the work has returned, so whatever the work refers to
/// may be destroyed right after; its result is then dropped. The wait is as long as the engine needs to notice.
class Job
{
public:
    Job() = default;
    Job(Job &&) = default;
    Job &operator=(Job &&other) noexcept
    {
        if (this != &other) {
            abandon();
            state_ = std::move(other.state_);
        }
        return *this;
    }
    ~Job() { abandon(); }

    /// Runs `work(const CancelToken &)` on a pool thread and then `done(its result)` on the thread that started it.
    /// `work` must not touch widgets, nor anything that lives shorter than the job; `done` may use whatever owns the
    /// job, and may replace or destroy it. `done` is called once, also when the work was cancelled; never after the
    /// job is gone.
    template <typename Work, typename Done> [[nodiscard]] static Job start(Work work, Done done)
    {
        auto state = std::make_unique<State>();
        // Delivered by the work itself: in Qt 6.4 a QFuture::then() with a context runs after the future counts as
        // finished, and asserts when the context goes away in between.
        state->future = QtConcurrent::run([work = std::move(work), done = std::move(done),
                                           token = state->source.token(), state = state.get()]() mutable {
            auto deliver = [state, done = std::move(done), result = work(token)]() mutable {
                state->delivered = true;
                done(std::move(result));
            };
            auto shared = std::make_shared<decltype(deliver)>(std::move(deliver));
            QMetaObject::invokeMethod(
                state->receiver.get(), [shared] { (*shared)(); }, Qt::QueuedConnection);
        });
        return Job(std::move(state));
    }

    /// Asks the work to stop; `done` is still called with what it then returns. The first reason wins.
    void cancel(CancelReason reason = CancelReason::ByPerson)
    {
        if (state_)
            state_->source.cancel(reason);
    }

    /// From start until `done` is called.
    [[nodiscard]] bool isRunning() const { return state_ && !state_->delivered; }

private:
    struct DeleteLater {
        // The job may be destroyed by what its receiver is just calling.
        void operator()(QObject *receiver) const { receiver->deleteLater(); }
    };

    struct State {
        CancelSource source;
        QFuture<void> future;
        std::unique_ptr<QObject, DeleteLater> receiver{new QObject};
        bool delivered = false;
    };

    explicit Job(std::unique_ptr<State> state)
        : state_(std::move(state))
    {
    }

    void abandon() noexcept
    {
        if (!state_)
            return;
        const std::unique_ptr<State> state = std::move(state_);
        state->source.cancel(CancelReason::ByPerson);
        state->future.cancel();
        state->future.waitForFinished();
        QCoreApplication::removePostedEvents(state->receiver.get(), QEvent::MetaCall); // a result on its way
    }

    std::unique_ptr<State> state_;
};

} // namespace retort::ui
