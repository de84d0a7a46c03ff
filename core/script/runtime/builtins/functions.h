#pragma once

#include <core/script/runtime/native.h>

/// The bodies behind the table of builtinFunctions(), one file a topic.

namespace retort::script
{

// number_functions.cpp: numbers
[[nodiscard]] Eval<> builtinAbs(Call &call);
[[nodiscard]] Eval<> builtinBin(Call &call);
[[nodiscard]] Eval<> builtinOct(Call &call);
[[nodiscard]] Eval<> builtinHex(Call &call);
[[nodiscard]] Eval<> builtinDivmod(Call &call);
[[nodiscard]] Eval<> builtinPow(Call &call);
[[nodiscard]] Eval<> builtinRound(Call &call);

// iteration_functions.cpp: iterables and containers
[[nodiscard]] Eval<> builtinAll(Call &call);
[[nodiscard]] Eval<> builtinAny(Call &call);
[[nodiscard]] Eval<> builtinEnumerate(Call &call);
[[nodiscard]] Eval<> builtinFilter(Call &call);
[[nodiscard]] Eval<> builtinIter(Call &call);
[[nodiscard]] Eval<> builtinLen(Call &call);
[[nodiscard]] Eval<> builtinMap(Call &call);
[[nodiscard]] Eval<> builtinMax(Call &call);
[[nodiscard]] Eval<> builtinMin(Call &call);
[[nodiscard]] Eval<> builtinNext(Call &call);
[[nodiscard]] Eval<> builtinReversed(Call &call);
[[nodiscard]] Eval<> builtinSorted(Call &call);
[[nodiscard]] Eval<> builtinSum(Call &call);
[[nodiscard]] Eval<> builtinZip(Call &call);

// object_functions.cpp: attributes, classes and the names of a scope
[[nodiscard]] Eval<> builtinCallable(Call &call);
[[nodiscard]] Eval<> builtinDelattr(Call &call);
[[nodiscard]] Eval<> builtinDir(Call &call);
[[nodiscard]] Eval<> builtinGetattr(Call &call);
[[nodiscard]] Eval<> builtinGlobals(Call &call);
[[nodiscard]] Eval<> builtinLocals(Call &call);
[[nodiscard]] Eval<> builtinVars(Call &call);
[[nodiscard]] Eval<> builtinHasattr(Call &call);
[[nodiscard]] Eval<> builtinHash(Call &call);
[[nodiscard]] Eval<> builtinId(Call &call);
[[nodiscard]] Eval<> builtinIsinstance(Call &call);
[[nodiscard]] Eval<> builtinIssubclass(Call &call);
[[nodiscard]] Eval<> builtinSetattr(Call &call);

// text_functions.cpp: text
[[nodiscard]] Eval<> builtinAscii(Call &call);
[[nodiscard]] Eval<> builtinChr(Call &call);
[[nodiscard]] Eval<> builtinOrd(Call &call);
[[nodiscard]] Eval<> builtinFormat(Call &call);
[[nodiscard]] Eval<> builtinPrint(Call &call);
[[nodiscard]] Eval<> builtinRepr(Call &call);

} // namespace retort::script
