#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace retort::ui
{

/// Carries typed events from a job to the window. The job pushes from its thread; `handle` gets them on the thread
/// that made the queue, in order, as many at once as have come up since (so a fast run costs the window a few calls,
/// not one an event). Must outlive the job: declare it before the Job member.
template <typename Event> class EventQueue
{
public:
    using Handle = std::function<void(std::vector<Event>)>;

    explicit EventQueue(Handle handle)
        : handle_(std::move(handle))
    {
    }

    /// From any thread.
    void push(Event event)
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(event));
        if (waiting_.size() == 1)
            QMetaObject::invokeMethod(
                &receiver_, [this] { deliver(); }, Qt::QueuedConnection);
    }

    /// Handles what has come up so far: called before the result of the job is shown, which would otherwise overtake
    /// its last events.
    void deliver()
    {
        std::vector<Event> batch;
        {
            const std::lock_guard lock(mutex_);
            batch.swap(waiting_);
        }
        if (!batch.empty())
            handle_(std::move(batch));
    }

private:
    QObject receiver_;
    Handle handle_;
    std::mutex mutex_;
    std::vector<Event> waiting_;
};

} // namespace retort::ui
