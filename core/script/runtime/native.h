#pragma once

#include <core/base/source_position.h>
#include <core/script/runtime/raised.h>

#include <QString>

#include <span>
#include <string>
#include <string_view>

// How a native module is written
// ------------------------------
// Everything a script can name is an entry of a table: functions, methods, operators, attributes. The same tables
// serve the interpreter, completion, call tips, help and the tests that count golden cases.
//
// A function:
//     Eval<> dedent(Call &call)
//     {
//         RETORT_TRY(const QString text, call.text(0));           // TypeError when it is no str
//         return call.vm.str(removeCommonIndentation(text));
//     }
//     constexpr FunctionEntry functions[] = {
//         {"dedent", "text", "Removes the common leading whitespace of all lines.", dedent},
//     };
// `parameters` is written as in Python ("name, /, *columns, schema=None, **kw"); the binder fills `call[0]`,
// `call[1]`, ... in that order, *args as a tuple, **kw as a dict. A default `...` means "may be left out": then
// `call.isGiven(i)` is false. `call.position()` is the place of the call in the script.
//
// A class: a C++ class derived from Instance (or none, when attributes are enough), a table of methods, a table of
// attributes, and a function that allocates:
//     class Column : public Instance { public: using Instance::Instance; QString name; void clear() override; };
//     Eval<> columnEquals(Call &call) { auto *self = call.self.native<Column>(); ... }
//     constexpr FunctionEntry columnMethods[] = {
//         {"__init__", "name, *args, **kw", "...", columnInit},
//         {"__eq__", "other", "...", columnEquals},
//     };
//     constexpr AttributeEntry columnAttributes[] = {{"name", "The column's name.", columnName}};
//     constexpr ClassEntry column{"Column", "sqlalchemy", "...", columnMethods, columnAttributes, allocate<Column>};
//     Ref<Class> type = vm.defineClass(column, {vm.types().object});
// In methods `call.self` is the object and call[0] the first declared parameter. Operators, calls, iteration, context
// managers and dynamic attributes are methods of their Python names: `__eq__`, `__and__`, `__call__`, `__iter__` and
// `__next__`, `__enter__` and `__exit__(type, value, traceback)`, `__getattr__(name)`, `__init_subclass__(**kw)` (a
// class method without @), `__class_getitem__(item)`. Scripts may subclass every class whose entry allows it: the
// object is then still your C++ class, `call.self.native<Column>()` works, and `value.object()->type()` is the
// script's class. An object made by C++ itself: `vm.make<Column>(vm, type)`.
//
// A module: a ModuleEntry; its `fill` adds constants and classes with `module.set(vm, "name", value)`. Registered in a
// list that goes to a ModuleResolver (module_resolver.h). What is easier to say in the language itself (classes that
// scripts derive from, generators, decorators) is `written` there.
//
// Failing: `return vm.raise(vm.errors().ValueError, "message");` raises an exception of the language or of a class made
// with `vm.defineException`. A retort::Error is passed on with `vm.raiseError(error)`, and then no script can catch it
// (cancel, limits, a refusal), or with `vm.raiseError(error, exceptionClass)`: a script sees an exception of that class
// and may catch it; if it does not, the error reaches the caller as it was, with the script's frames. RETORT_TRY and
// RETORT_CHECK pass on what others failed with.
//
// State: what a module needs from outside is given to the interpreter by its owner, `vm.setHost(&sink)`, and read with
// `vm.host<StatementSink>()`. What the module itself keeps in one interpreter, such as its classes, is a struct made
// with `vm.state<DatetimeClasses>()`. A function that carries a value (a bound name) is made with
// `vm.function(entry, state)`, and reads `call.state`.
//
// Long work in C++ asks `vm.tick(n)` now and then, which counts steps and looks at the cancel token; before making
// something large it asks `vm.reserve(bytes)`. A Value must not be kept anywhere that outlives the interpreter, and an
// object that holds Values drops them in `clear()`.

namespace retort::script
{

class Interpreter;
class Dict;
class Tuple;
class ModuleObject;
class NativeFunction;

/// One call of a native function.
struct Call {
    Interpreter &vm;
    Value self;             ///< the object, for class methods the class; Unset for plain functions
    const Value *arguments; ///< one for each parameter
    std::size_t count;
    const Value &state;
    const NativeFunction &function;

    [[nodiscard]] const Value &operator[](std::size_t index) const noexcept { return arguments[index]; }
    [[nodiscard]] bool isGiven(std::size_t index) const noexcept { return arguments[index].isSet(); }
    /// Where the script calls, the whole call expression.
    [[nodiscard]] SourcePosition position() const;

    // The argument as a C++ value; TypeError naming the function and the parameter otherwise.
    [[nodiscard]] Eval<QString> text(std::size_t index) const;
    /// Valid as long as the call.
    [[nodiscard]] Eval<std::string_view> utf8(std::size_t index) const;
    [[nodiscard]] Eval<std::int64_t> integer(std::size_t index) const;
    [[nodiscard]] Eval<double> number(std::size_t index) const;
    /// Python's truth of it, which may run script code.
    [[nodiscard]] Eval<bool> truth(std::size_t index) const;
    /// *args and **kwargs.
    [[nodiscard]] const Tuple &tuple(std::size_t index) const;
    [[nodiscard]] Dict &dict(std::size_t index) const;
};

using NativeBody = Eval<> (*)(Call &call);

enum class Flavor : std::uint8_t { Function, Method, ClassMethod, StaticMethod };

/// A function of a module, or a method of a class. In a class's table `Function` means method; `__new__` is static and
/// gets the class as its first parameter; `__init_subclass__` and `__class_getitem__` are class methods by themselves.
struct FunctionEntry {
    const char *name;
    const char *parameters;
    const char *doc;
    NativeBody body;
    Flavor flavor = Flavor::Function;
};

struct AttributeEntry {
    const char *name;
    const char *doc;
    Eval<> (*get)(Interpreter &vm, const Value &self);
    /// Null: read only.
    Eval<void> (*set)(Interpreter &vm, const Value &self, const Value &value) = nullptr;
};

struct ClassEntry {
    const char *name;
    const char *module;
    const char *doc;
    std::span<const FunctionEntry> methods = {};
    std::span<const AttributeEntry> attributes = {};
    /// How the bare object is made, before `__init__`; null inherits the base's.
    Eval<Ref<Object>> (*allocate)(Interpreter &vm, Class &type) = nullptr;
    /// Whether scripts may derive from it.
    bool isBase = true;
};

struct ModuleEntry {
    const char *name; ///< dotted: "os.path"
    const char *doc;
    std::span<const FunctionEntry> functions = {};
    Eval<void> (*fill)(Interpreter &vm, ModuleObject &module) = nullptr;
    /// What `fill` and `written` add, so that a script can be checked without running it.
    std::span<const std::string_view> names = {};
    /// The rest of the module, in the language itself: resources, run in their order when one of its names is first
    /// used (separated by blanks). They see the functions of the table, and stand in no traceback.
    const char *written = nullptr;
};

/// The usual `allocate` of a ClassEntry: T(vm, type).
template <typename T> Eval<Ref<Object>> allocate(Interpreter &vm, Class &type)
{
    return Ref<Object>(new T(vm, &type));
}

/// Joins pieces of text and integers: for messages.
template <typename... Pieces> [[nodiscard]] std::string textOf(const Pieces &...pieces)
{
    std::string joined;
    const auto add = [&joined](const auto &piece) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(piece)>> &&
                      !std::is_same_v<std::decay_t<decltype(piece)>, char>)
            joined += std::to_string(piece);
        else
            joined += piece;
    };
    (add(pieces), ...);
    return joined;
}

} // namespace retort::script
