#pragma once

#include <core/base/cancel.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace retort::database
{

/// Watches a cancel token from a thread of its own and interrupts the statement that is running; looks now and then at
/// one that runs for long. It asks every few milliseconds, because a token can be set from a signal handler, which
/// cannot wake anybody. It sleeps for good while nothing runs.
class Watchdog
{
public:
    /// `interrupt` is called from the watchdog's thread, only between an entered and the left border, and repeatedly:
    /// one that comes before the database has begun to work would have no effect.
    ///
    /// `look` is called from that thread too, each time that something has been running for `pause` more; it may last,
    /// and end after what it looked at. May be empty.
    Watchdog(CancelToken token, std::function<void()> interrupt, std::function<void()> look = {},
             std::chrono::milliseconds pause = {});
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
    const std::function<void()> look_;
    const std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool isRunning_ = false;                         ///< a statement; guarded by mutex_
    bool wasUsed_ = false;                           ///< since the last look; guarded by mutex_
    bool isIdle_ = false;                            ///< the thread waits without a deadline; guarded by mutex_
    bool isOver_ = false;                            ///< guarded by mutex_
    std::chrono::steady_clock::time_point nextLook_; ///< guarded by mutex_
    std::thread thread_;
};

} // namespace retort::database
