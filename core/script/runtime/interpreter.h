#pragma once

#include <core/base/cancel.h>
#include <core/base/error.h>
#include <core/script/runtime/limits.h>
#include <core/script/runtime/module_resolver.h>
#include <core/script/runtime/protocol.h>
#include <core/script/runtime/values/dict.h>
#include <core/script/runtime/values/exception.h>
#include <core/script/runtime/values/function.h>
#include <core/script/runtime/values/int.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/values/module.h>
#include <core/script/runtime/values/sequences.h>
#include <core/script/syntax/parse.h>

#include <functional>
#include <memory>
#include <typeindex>
#include <unordered_map>

namespace retort::script
{

class Machine;
struct Resolution;

/// The names of names.inc as interned strings.
struct Names {
#define RETORT_NAME(identifier, name) Ref<Str> identifier;
#include <core/script/runtime/names.inc>
#undef RETORT_NAME
};

/// The exception classes of exceptions.inc.
struct ExceptionClasses {
    Ref<Class> BaseException;
#define RETORT_EXCEPTION(name, base) Ref<Class> name;
#include <core/script/runtime/exceptions.inc>
#undef RETORT_EXCEPTION
};

/// The other classes of the language.
struct Types {
    Ref<Class> object, type, none, notImplemented, ellipsis, boolean, integer, real, str, bytes, bytearray, list, tuple,
        dict, dictKeys, dictValues, dictItems, set, frozenset, range, slice, code, cell, function, nativeFunction,
        boundMethod, nativeProperty, property, staticMethod, classMethod, super, module, placeholder, iterator,
        generator, unionType, genericAlias;
};

struct InterpreterOptions {
    Limits limits;
    CancelToken cancel;
    /// What print writes, piece by piece; may be empty.
    std::function<void(const QString &)> output;
    /// Must outlive the interpreter; null: no module is known.
    const ModuleResolver *modules = nullptr;
};

/// Runs scripts: owns every object they make. For one thread. Several scripts may be run one after the other, and see
/// the same imported modules, as in one Python process; nothing is shared between two interpreters. Values must not
/// outlive it.
class Interpreter
{
public:
    explicit Interpreter(InterpreterOptions options = {});
    ~Interpreter();
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    // ---- for the owner

    /// The next script has these limits to itself, from zero.
    void begin(const Limits &limits, CancelToken cancel);
    /// Runs the statements of a parsed module, whose names are those of the module that is returned. `name` is its
    /// `__name__`, `package` what relative imports start from. What `checkSupported` finds is not looked for again.
    [[nodiscard]] Result<Ref<ModuleObject>> run(const std::shared_ptr<const script::Module> &module,
                                                const std::string &name, const std::string &package = {});
    /// Calls a function of a script. errors::ScriptRaised with data {type, message} for an exception nobody
    /// caught, at the failing expression, the traceback as its frames.
    [[nodiscard]] Result<Value> callFunction(const Value &function, std::span<const Value> arguments = {});
    /// How a failure looks from outside: as callFunction gives it.
    [[nodiscard]] Error toError(const Raised &raised) const;

    /// Makes `host` known to native modules by its type. It must outlive the interpreter.
    template <typename T> void setHost(T *host) { hosts_[std::type_index(typeid(T))] = host; }

    // ---- for native modules

    /// Null when the owner gave none.
    template <typename T> [[nodiscard]] T *host() const
    {
        const auto found = hosts_.find(std::type_index(typeid(T)));
        return found == hosts_.end() ? nullptr : static_cast<T *>(found->second);
    }

    /// What a native module keeps in this interpreter, such as its classes: T(vm), made when first asked for.
    template <typename T> [[nodiscard]] T &state()
    {
        const std::type_index key(typeid(T));
        const auto found = states_.find(key);
        if (found != states_.end())
            return *static_cast<T *>(found->second.get());
        const auto made = std::make_shared<T>(*this);
        states_.emplace(key, made);
        return *made;
    }

    [[nodiscard]] Heap &heap() noexcept { return heap_; }
    [[nodiscard]] const Limits &limits() const noexcept { return options_.limits; }
    [[nodiscard]] const Names &names() const noexcept { return names_; }
    [[nodiscard]] const Types &types() const noexcept { return types_; }
    [[nodiscard]] const ExceptionClasses &errors() const noexcept { return errors_; }
    [[nodiscard]] Dict &builtins() const noexcept { return *builtins_; }

    // Values
    template <typename T, typename... A> [[nodiscard]] Ref<T> make(A &&...arguments)
    {
        return Ref<T>(new T(*this, std::forward<A>(arguments)...));
    }
    [[nodiscard]] Ref<Str> str(std::string text);
    [[nodiscard]] Ref<Str> str(const QString &text);
    /// One object for equal texts: for names.
    [[nodiscard]] Ref<Str> intern(std::string_view text);
    [[nodiscard]] Ref<Tuple> tuple(std::span<const Value> items = {});
    [[nodiscard]] Ref<Tuple> tuple(std::initializer_list<Value> items);
    [[nodiscard]] Ref<List> list(std::span<const Value> items = {});
    [[nodiscard]] Ref<Dict> dict();
    [[nodiscard]] Ref<Set> set();
    /// An iterator from a function that gives the next value, or Unset at the end.
    [[nodiscard]] Value iterator(std::function<Eval<>(Interpreter &)> next);
    /// `entry` must live as long as the interpreter: a constexpr table.
    [[nodiscard]] Ref<NativeFunction> function(const FunctionEntry &entry, Value state = {});
    /// `entry` must live as long as the interpreter. The metaclass is that of the bases.
    [[nodiscard]] Ref<Class> defineClass(const ClassEntry &entry, std::vector<Ref<Class>> bases,
                                         Class *metaclass = nullptr);
    /// An exception class without anything of its own.
    [[nodiscard]] Ref<Class> defineException(std::string name, std::string module, std::vector<Ref<Class>> bases,
                                             const char *doc = "");

    // Failing
    [[nodiscard]] Failure raise(const Ref<Class> &type, std::string message);
    [[nodiscard]] Failure raise(const Ref<Class> &type, const QString &message);
    [[nodiscard]] Failure raise(const Ref<Class> &type, const char *message)
    {
        return raise(type, std::string(message));
    }
    /// With the arguments the exception's `args` have.
    [[nodiscard]] Failure raiseWith(const Ref<Class> &type, std::span<const Value> arguments);
    /// An error no script can catch.
    [[nodiscard]] Failure raiseError(Error error);
    /// An exception that stands for the error: str() of it is the error's sentence, unless `message` is given.
    [[nodiscard]] Failure raiseError(Error error, const Ref<Class> &type, const QString &message = {});
    /// Passes on what a function of the other modules gave.
    template <typename T> [[nodiscard]] Eval<T> pass(Result<T> result)
    {
        if (!result)
            return raiseError(std::move(result).error());
        if constexpr (std::is_void_v<T>)
            return {};
        else
            return std::move(*result);
    }

    // Work
    /// Counts `steps` and looks at cancel token and memory; fails with what no script can catch.
    [[nodiscard]] Eval<void> tick(std::uint64_t steps = 1)
    {
        if (steps < countdown_) {
            countdown_ -= steps;
            return {};
        }
        return tickSlowly(steps);
    }
    /// Asked before something large is made.
    [[nodiscard]] Eval<void> reserve(std::size_t bytes);
    /// What print does.
    [[nodiscard]] Eval<void> write(const std::string &text);
    /// The place in the script that is being evaluated; no file and line 0 outside any script.
    [[nodiscard]] SourcePosition position() const;
    /// Whether the script may go on after an error that is raised now: a `try` stands around it, or a `with` of its
    /// own.
    [[nodiscard]] bool mayCatch() const;

    /// import name; loads nothing yet.
    [[nodiscard]] Eval<> importModule(const std::string &name);
    /// from module import name: of a module that importModule gave, or of a placeholder.
    [[nodiscard]] Eval<> importName(const Value &module, const Ref<Str> &name);
    /// Runs the module's statements if that has not happened yet.
    [[nodiscard]] Eval<void> load(ModuleObject &module);
    /// Any use of a placeholder fails with this: errors::ScriptOutOfReach.
    [[nodiscard]] Failure outOfReach(const Placeholder &placeholder);

    // ---- for the machine and the operations themselves

    [[nodiscard]] Machine &machine() noexcept { return *machine_; }
    [[nodiscard]] const Machine &machine() const noexcept { return *machine_; }
    /// Objects whose repr is being made: a container inside itself shows as [...].
    [[nodiscard]] std::vector<const Object *> &reprStack() noexcept { return reprStack_; }
    /// Guards C++ recursion: fails beyond Limits::nesting.
    [[nodiscard]] Eval<void> enterNesting();
    void leaveNesting() noexcept { --nesting_; }
    /// The table of all modules this interpreter parses itself.
    [[nodiscard]] const std::shared_ptr<SymbolTable> &symbols() const noexcept { return symbols_; }
    [[nodiscard]] Ref<Str> nameOf(const SymbolTable &symbols, Symbol symbol);
    /// A failure of errors::ScriptLimit: `limit` completes "went beyond its limit of ...".
    [[nodiscard]] Failure beyond(const QString &limit);
    /// The string of one code point, shared where that is cheap.
    [[nodiscard]] Ref<Str> character(std::string_view utf8);

private:
    [[nodiscard]] Eval<void> tickSlowly(std::uint64_t steps);

    InterpreterOptions options_;
    Heap heap_;
    std::unordered_map<std::string_view, Ref<Str>> interned_;
    std::unordered_map<std::type_index, void *> hosts_;
    std::unordered_map<std::type_index, std::shared_ptr<void>> states_;
    Names names_;
    Types types_;
    ExceptionClasses errors_;
    Ref<Dict> builtins_;
    Ref<Dict> modules_; ///< by dotted name
    Ref<Tuple> emptyTuple_;
    std::shared_ptr<SymbolTable> symbols_;
    std::vector<Ref<Str>> latin1_; ///< the strings of one character
    std::uint64_t countdown_ = 0;  ///< steps until the next slow tick
    std::uint64_t stepsLeft_ = 0;
    std::size_t written_ = 0;
    int nesting_ = 0;
    std::vector<const Object *> reprStack_;
    std::unique_ptr<Machine> machine_;
};

/// What the language does not have although it parses and resolves without an error (async, ...), found before anything
/// runs: each with its place, in the order of the text. errors::ScriptUnsupported with {construct}. `vm` holds the
/// constants meanwhile.
[[nodiscard]] std::vector<Error> checkSupported(Interpreter &vm, const script::Module &module,
                                                const Resolution &resolution);

} // namespace retort::script
