#pragma once

#include <core/script/stdlib/support.h>

#include <random>

namespace retort::script
{

/// A number of `count` random bits.
[[nodiscard]] BigNumber randomBits(std::mt19937_64 &engine, std::uint64_t count);
/// An int from 0 up to below `limit`, which is above 0.
[[nodiscard]] Eval<> randomBelow(Interpreter &vm, std::mt19937_64 &engine, const BigNumber &limit);
/// One of a sequence; IndexError when it is empty.
[[nodiscard]] Eval<> randomChoice(Interpreter &vm, std::mt19937_64 &engine, const Value &sequence);
/// random.Random and random.SystemRandom.
struct RandomClasses {
    explicit RandomClasses(Interpreter &vm);
    Ref<Class> random, systemRandom;
};

} // namespace retort::script
