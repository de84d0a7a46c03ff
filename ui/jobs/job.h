#pragma once

#include <core/base/cancel.h>

#include <QFuture>
#include <QPromise>
#include <QtConcurrentRun>

#include <memory>
#include <optional>
#include <type_traits>

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

    /// Runs `work(const CancelToken &)` on a pool thread and then `done(its result)` on the thread of `owner`.
    /// `work` must not touch widgets, nor anything that lives shorter than the job. `done` is called once, also when
    /// the work was cancelled; never after the job or `owner` is gone.
    template <typename Work, typename Done> [[nodiscard]] static Job start(QObject *owner, Work work, Done done)
    {
        using Value = std::invoke_result_t<Work &, const CancelToken &>;
        auto state = std::make_shared<State>();
        QFuture<Value> future = QtConcurrent::run(
            [work = std::move(work), token = state->source.token()](QPromise<Value> &promise) mutable {
                promise.addResult(work(token));
            });
        state->future = QFuture<void>(future);
        future.then(owner, [alive = std::weak_ptr<State>(state), done = std::move(done)](QFuture<Value> finished) {
            if (const auto state = alive.lock(); state && finished.resultCount() > 0) {
                state->delivered = true;
                done(finished.takeResult());
            }
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
    struct State {
        CancelSource source;
        QFuture<void> future;
        bool delivered = false;
    };

    explicit Job(std::shared_ptr<State> state)
        : state_(std::move(state))
    {
    }

    void abandon() noexcept
    {
        if (!state_)
            return;
        state_->source.cancel(CancelReason::ByPerson);
        QFuture<void> future = state_->future;
        state_.reset(); // from here on the result is dropped
        future.cancel();
        future.waitForFinished();
    }

    std::shared_ptr<State> state_;
};

} // namespace retort::ui
