#include <core/base/cancel.h>
#include <core/base/error_codes.h>

namespace retort
{

Result<> CancelToken::check(const QString &what) const
{
    if (isCancelled())
        return fail(errors::Cancelled, {{QStringLiteral("what"), what}});
    return {};
}

CancelSource::CancelSource()
{
    token_.state_ = std::make_shared<std::atomic<CancelReason>>(CancelReason::None);
}

void CancelSource::cancel(CancelReason reason) noexcept
{
    CancelReason none = CancelReason::None;
    token_.state_->compare_exchange_strong(none, reason);
}

} // namespace retort
