#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/functions.h>

namespace retort::script
{

Eval<> noneResult(const Eval<void> &result)
{
    if (!result)
        return Failure(result.error());
    return Value::none();
}

Eval<> returnNone(Call &)
{
    return Value::none();
}

namespace
{

constexpr FunctionEntry functions[] = {
    {"abs", "x, /", "The absolute value of a number.", builtinAbs},
    {"all", "iterable, /", "True if every value is true.", builtinAll},
    {"any", "iterable, /", "True if some value is true.", builtinAny},
    {"ascii", "obj, /", "repr() with everything beyond ASCII escaped.", builtinAscii},
    {"bin", "number, /", "The binary text of an integer.", builtinBin},
    {"callable", "obj, /", "Whether the object can be called.", builtinCallable},
    {"chr", "i, /", "The character of a code point.", builtinChr},
    {"delattr", "obj, name, /", "Deletes an attribute.", builtinDelattr},
    {"dir", "object=..., /", "The names an object has, sorted.", builtinDir},
    {"divmod", "x, y, /", "(x // y, x % y).", builtinDivmod},
    {"enumerate", "iterable, start=0", "Pairs of a count and a value.", builtinEnumerate},
    {"filter", "function, iterable, /", "The values the function holds true for.", builtinFilter},
    {"format", "value, format_spec='', /", "The value as text, formatted.", builtinFormat},
    {"getattr", "object, name, default=..., /", "An attribute by its name.", builtinGetattr},
    {"globals", "", "The names of the module.", builtinGlobals},
    {"hasattr", "obj, name, /", "Whether the object has the attribute.", builtinHasattr},
    {"hash", "obj, /", "The hash of an object.", builtinHash},
    {"hex", "number, /", "The hexadecimal text of an integer.", builtinHex},
    {"id", "obj, /", "A number that tells objects apart.", builtinId},
    {"isinstance", "obj, class_or_tuple, /", "Whether an object is of a class.", builtinIsinstance},
    {"issubclass", "cls, class_or_tuple, /", "Whether a class derives from another.", builtinIssubclass},
    {"iter", "object, sentinel=..., /", "An iterator over an object.", builtinIter},
    {"len", "obj, /", "How many items a container has.", builtinLen},
    {"locals", "", "The variables of the function.", builtinLocals},
    {"map", "func, iterable, /, *iterables", "The function's results for all values.", builtinMap},
    {"max", "*args, key=None, default=...", "The largest value.", builtinMax},
    {"min", "*args, key=None, default=...", "The smallest value.", builtinMin},
    {"next", "iterator, default=..., /", "The next value of an iterator.", builtinNext},
    {"oct", "number, /", "The octal text of an integer.", builtinOct},
    {"ord", "c, /", "The code point of a character.", builtinOrd},
    {"pow", "base, exp, mod=None", "base ** exp, or that modulo mod.", builtinPow},
    {"print", "*args, sep=None, end=None, file=None, flush=False", "Writes to the log of the run.", builtinPrint},
    {"repr", "obj, /", "The text that stands for an object in a script.", builtinRepr},
    {"reversed", "sequence, /", "The values from the last to the first.", builtinReversed},
    {"round", "number, ndigits=None", "The number rounded, halves to even.", builtinRound},
    {"setattr", "obj, name, value, /", "Sets an attribute by its name.", builtinSetattr},
    {"sorted", "iterable, /, *, key=None, reverse=False", "A new sorted list.", builtinSorted},
    {"sum", "iterable, /, start=0", "The sum of all values.", builtinSum},
    {"vars", "object=..., /", "The attributes of an object.", builtinVars},
    {"zip", "*iterables, strict=False", "Tuples of the values side by side.", builtinZip},
};

} // namespace

std::span<const FunctionEntry> builtinFunctions()
{
    return functions;
}

} // namespace retort::script
