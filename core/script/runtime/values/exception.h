#pragma once

#include <core/base/error.h>
#include <core/script/runtime/heap.h>
#include <core/script/syntax/source.h>

#include <memory>
#include <string>
#include <vector>

namespace retort::script
{

class Interpreter;
class Tuple;

/// One line of a traceback: where a function of a script was when the exception passed through it.
struct TraceEntry {
    std::shared_ptr<const Source> source;
    std::string function; ///< "<module>" for a module's own statements
    Span span;
};

/// An instance of BaseException or below.
class Exception final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Exception;

    Exception(Interpreter &vm, Class *type, Ref<Tuple> arguments);
    void clear() override;

    Ref<Tuple> arguments;
    Ref<Tuple> group;       ///< of an exception group: the exceptions in it
    Ref<Exception> cause;   ///< of `raise ... from`
    Ref<Exception> context; ///< the one that was being handled
    bool suppressesContext = false;
    std::vector<TraceEntry> trace; ///< innermost first
    /// What a native module failed with, when this exception stands for it; shown to the outside as it is.
    std::shared_ptr<const Error> error;
};

/// A failure on its way up that no script can catch: a limit, a cancel, a refusal.
class Fatal final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Fatal;

    Fatal(Heap &heap, Error error);

    Error error;
    std::vector<TraceEntry> trace; ///< innermost first
};

} // namespace retort::script
