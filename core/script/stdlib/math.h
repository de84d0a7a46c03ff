#pragma once

#include <core/script/stdlib/support.h>

/// The functions of the module math on integers of any size, in math_integers.cpp.

namespace retort::script::math
{

[[nodiscard]] Eval<> comb(Call &call);
[[nodiscard]] Eval<> factorial(Call &call);
[[nodiscard]] Eval<> gcd(Call &call);
[[nodiscard]] Eval<> isqrt(Call &call);
[[nodiscard]] Eval<> lcm(Call &call);
[[nodiscard]] Eval<> perm(Call &call);

} // namespace retort::script::math
