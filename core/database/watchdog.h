#pragma once

#include <core/base/cancel.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace retort::database
{

/// Watches a cancel token from a thread of its own and interrupts the statement that is running. It asks every few
/// milliseconds, because a token can be set from a signal handler, which cannot wake anybody. It sleeps for good while
/// nothing runs.
class Watchdog
{
public:
    /// `interrupt` is called from the watchdog's thread, only between an entered and the left border, and repeatedly:
    /// one that comes before the database has begun to work would have no effect.
    Watchdog(CancelToken token, std::function<void()> interrupt);
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    /// Something that may be interrupted runs for as long as this lives.
    class Watched
    {
    public:
        explicit Watched(Watchdog *watchdog);
        ~Watched();
        Watched(const Watched &) = delete;
        Watched &operator=(const Watched &) = delete;

    private:
        Watchdog *watchdog_;
    };

private:
    void watch();

    const CancelToken token_;
    const std::function<void()> interrupt_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool isRunning_ = false; ///< a statement; guarded by mutex_
    bool wasUsed_ = false;   ///< since the last look; guarded by mutex_
    bool isIdle_ = false;    ///< the thread waits without a deadline; guarded by mutex_
    bool isOver_ = false;    ///< guarded by mutex_
    std::thread thread_;
};

} // namespace retort::database
