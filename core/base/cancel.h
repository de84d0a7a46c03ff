#pragma once

#include <core/base/error.h>

#include <atomic>
#include <memory>

namespace retort
{

/// Why work was stopped. The first reason given wins; later ones are ignored.
enum class CancelReason { None, ByPerson, BySignal, Deadline };

/// Asked by long work at its borders (a statement, a step, a thousand loop turns). Copies share one state. A
/// default-made token can never be cancelled. Safe from every thread, and from a signal handler.
class CancelToken
{
public:
    CancelToken() = default;

    [[nodiscard]] CancelReason reason() const noexcept
    {
        return state_ ? state_->load(std::memory_order_relaxed) : CancelReason::None;
    }
    [[nodiscard]] bool isCancelled() const noexcept { return reason() != CancelReason::None; }
    [[nodiscard]] bool canBeCancelled() const noexcept { return state_ != nullptr; }

    /// errors::Cancelled with data {what} once cancelled; `what` completes "Cancelled ...": "the upgrade".
    [[nodiscard]] Result<> check(const QString &what) const;

private:
    friend class CancelSource;
    std::shared_ptr<std::atomic<CancelReason>> state_;
};

/// The end that cancels; whoever starts the work owns it.
class CancelSource
{
public:
    CancelSource();
    [[nodiscard]] CancelToken token() const { return token_; }
    void cancel(CancelReason reason) noexcept;

private:
    CancelToken token_;
};

} // namespace retort
