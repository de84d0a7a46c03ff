#pragma once

#include <core/script/runtime/interpreter.h>

#include <functional>

namespace retort::script
{

/// What a condition takes out of an exception, and what it leaves; null for nothing.
struct SplitException {
    Ref<Exception> match;
    Ref<Exception> rest;
};
using ExceptionCondition = std::function<Eval<bool>(const Ref<Exception> &exception)>;
/// A group is asked first as a whole, then exception by exception; both parts keep its shape.
[[nodiscard]] Eval<SplitException> splitException(Interpreter &vm, const Ref<Exception> &exception,
                                                  const ExceptionCondition &condition);
/// ExceptionGroup(message, exceptions), or BaseExceptionGroup where one of them is no Exception.
[[nodiscard]] Ref<Exception> makeExceptionGroup(Interpreter &vm, std::string message,
                                                std::span<const Value> exceptions);

} // namespace retort::script
