#pragma once

#include <core/script/runtime/interpreter.h>

namespace retort::script
{

/// What id() shows: no address, and the same in a preview and in the run, since it counts the objects that were asked
/// for, in their order. The interpreter makes it anew for each script. An object that has a number lives on, so that no
/// other one gets it.
class ObjectNumbers
{
public:
    explicit ObjectNumbers(Interpreter &) {}

    [[nodiscard]] std::int64_t of(const Value &value)
    {
        constexpr std::int64_t step = 16; // as addresses look
        const auto [found, isNew] = numbers_.try_emplace(value.object(), value, last_ + step);
        if (isNew)
            last_ += step;
        return found->second.second;
    }

private:
    std::unordered_map<const Object *, std::pair<Value, std::int64_t>> numbers_;
    std::int64_t last_ = 0;
};

} // namespace retort::script
