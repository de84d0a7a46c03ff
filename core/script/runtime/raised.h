#pragma once

#include <core/script/runtime/value.h>

#include <tl/expected.hpp>

namespace retort::script
{

/// What travels up instead of a value when something failed: the exception object that is under way
/// (values/exception.h), or a failure that no script can catch. Made by Interpreter::raise and its kin only.
class Raised
{
public:
    explicit Raised(Ref<Object> exception) noexcept
        : exception_(std::move(exception))
    {
    }
    [[nodiscard]] const Ref<Object> &exception() const noexcept { return exception_; }

private:
    Ref<Object> exception_;
};

/// The result of anything that may run script code or fail as a script does. RETORT_TRY and RETORT_CHECK work on it.
template <typename T = Value> using Eval = tl::expected<T, Raised>;
using Failure = tl::unexpected<Raised>;

} // namespace retort::script
