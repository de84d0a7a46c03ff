#pragma once

#include <core/script/runtime/interpreter.h>

#include <span>

/// The tables of the language's own functions and classes, one file a topic.

namespace retort::script
{

/// Makes the classes, without their methods: these need the names.
void makeClasses(Interpreter &vm, Types &types, ExceptionClasses &errors);
/// Gives the classes their methods, and fills the names every script has.
void fillBuiltins(Interpreter &vm);
/// Puts a table's methods and attributes on a class.
void fillClass(Interpreter &vm, Class &type, const ClassEntry &entry);

/// Gives the language's own types their operators as methods.
void fillOperators(Interpreter &vm);

/// What every script can name: print, len, ...
[[nodiscard]] std::span<const FunctionEntry> builtinFunctions();
/// The tables of all classes of the language, with the class of `types` each belongs to.
struct BuiltinClass {
    Ref<Class> Types::*type;
    ClassEntry entry;
};
[[nodiscard]] std::span<const BuiltinClass> builtinClasses();
[[nodiscard]] const ClassEntry &baseExceptionEntry();
void fillExceptions(Interpreter &vm);

// One table each.
extern const ClassEntry objectEntry, typeEntry, intEntry, boolEntry, floatEntry, strEntry, bytesEntry, bytearrayEntry,
    listEntry, tupleEntry, dictEntry, dictViewEntry, setEntry, frozensetEntry, rangeEntry, sliceEntry, functionEntry,
    boundMethodEntry, nativeFunctionEntry, propertyEntry, staticMethodEntry, classMethodEntry, superEntry, moduleEntry,
    iteratorEntry, generatorEntry, genericAliasEntry, unionTypeEntry, noneEntry, exceptionGroupEntry;

// Shared by several tables.
[[nodiscard]] Eval<> noneResult(const Eval<void> &result);
/// The body of what does nothing, such as an `__init__` behind a `__new__` that did it all.
[[nodiscard]] Eval<> returnNone(Call &call);
[[nodiscard]] Eval<> sortedList(Interpreter &vm, std::vector<Value> items, const Value &key, bool reverse);

} // namespace retort::script
