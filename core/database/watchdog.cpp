#include <core/database/watchdog.h>

#include <chrono>

namespace retort::database
{

namespace
{
constexpr std::chrono::milliseconds pollInterval{20};
}

Watchdog::Watchdog(CancelToken token, std::function<void()> interrupt, std::function<void()> look,
                   std::chrono::milliseconds pause)
    : token_(std::move(token))
    , interrupt_(std::move(interrupt))
    , look_(std::move(look))
    , pause_(pause)
    , thread_([this] { watch(); })
{
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(mutex_);
        isOver_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Watchdog::watch()
{
    std::unique_lock lock(mutex_);
    while (!isOver_) {
        if (isRunning_ && token_.isCancelled())
            interrupt_();
        if (look_ && isRunning_ && std::chrono::steady_clock::now() >= nextLook_) {
            lock.unlock(); // a look takes its time, and the statement's end does not wait for it
            look_();
            lock.lock();
            nextLook_ = std::chrono::steady_clock::now() + pause_;
            continue;
        }
        if (isRunning_ || wasUsed_) {
            // Short statements follow each other: going to sleep after each of them would cost a wake-up for each.
            wasUsed_ = false;
            changed_.wait_for(lock, pollInterval, [this] { return isOver_; });
        } else {
            isIdle_ = true;
            changed_.wait(lock, [this] { return isOver_ || isRunning_; });
            isIdle_ = false;
        }
    }
}

Watchdog::Watched::Watched(Watchdog *watchdog)
    : watchdog_(watchdog)
{
    if (!watchdog_)
        return;
    bool mustWake = false;
    {
        const std::lock_guard lock(watchdog_->mutex_);
        watchdog_->isRunning_ = true;
        watchdog_->wasUsed_ = true;
        watchdog_->nextLook_ = std::chrono::steady_clock::now() + watchdog_->pause_;
        mustWake = watchdog_->isIdle_;
    }
    if (mustWake)
        watchdog_->changed_.notify_one();
}

Watchdog::Watched::~Watched()
{
    if (!watchdog_)
        return;
    const std::lock_guard lock(watchdog_->mutex_);
    watchdog_->isRunning_ = false;
}

} // namespace retort::database
