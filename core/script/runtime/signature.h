#pragma once

#include <core/script/runtime/raised.h>
#include <core/script/runtime/values/str.h>
#include <core/script/syntax/ast.h>

#include <span>
#include <vector>

namespace retort::script
{

/// What a call passes: positional values first, then one value for each of `names` (Str values).
struct Arguments {
    const Value *values = nullptr;
    std::size_t positional = 0;
    std::span<const Value> names = {};

    [[nodiscard]] std::size_t total() const noexcept { return positional + names.size(); }
};

/// The parameters of a function, of a script or of a table, in the order of their text.
struct Signature {
    struct Item {
        Ref<Str> name;
        ParameterKind kind;
        /// Of native functions: the default. Optional parameters without one have Unset and `isOptional`.
        Value defaultValue;
        bool isOptional = false;
    };
    std::vector<Item> items;
    std::size_t positionalOnly = 0; ///< how many
    std::size_t positional = 0;     ///< how many, those only positional included
    std::ptrdiff_t varArgs = -1;    ///< index of *args, or -1
    std::ptrdiff_t kwArgs = -1;     ///< index of **kwargs, or -1
    bool isSimple = true;           ///< nothing but positional parameters

    void add(Item item);
};

/// The one argument binder. Fills `into`, one for each item, from a call's arguments; `defaults` (one for each item)
/// stands for what is missing. TypeError in Python's words; `name` is the function as those name it.
[[nodiscard]] Eval<void> bindArguments(Interpreter &vm, const Signature &signature, std::span<const Value> defaults,
                                       std::string_view name, const Arguments &arguments, Value *into);

/// Reads the parameters of a table entry: "name, *columns, schema=None, **kw". Defaults are literals: None, True,
/// False, a number, a string in single quotes, or `...` for a parameter that may be left out and is Unset then.
[[nodiscard]] Signature parseSignature(Interpreter &vm, std::string_view parameters);

} // namespace retort::script
