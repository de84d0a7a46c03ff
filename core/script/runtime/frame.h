#pragma once

#include <core/script/runtime/code.h>
#include <core/script/runtime/values/exception.h>
#include <core/script/runtime/values/function.h>
#include <core/script/runtime/values/module.h>

#include <memory>
#include <vector>

namespace retort::script
{

/// A body under way: its variables, its stack of values and where it is.
struct Frame {
    /// An armed handler: where to go, how high the stack was, what was being handled then.
    struct Handler {
        /// In `target`: the handler stands around a statement of an imported module (see Machine::poisonNames).
        static constexpr std::uint32_t poison = 1U << 31U;
        std::uint32_t target;
        std::uint32_t height;
        Ref<Exception> handled;
        bool mayCatch = false; ///< a `try`, or a `with` whose manager is the script's own
    };

    Frame(Ref<Code> body, Ref<ModuleObject> where)
        : code(std::move(body))
        , module(std::move(where))
        , slots(new Value[code->locals.size() + code->stackSize])
        , stack(slots.get() + code->locals.size())
        , top(stack)
    {
    }

    [[nodiscard]] Span span() const noexcept { return code->spans[pc == 0 ? 0 : pc - 1]; }

    Ref<Code> code;
    Ref<ModuleObject> module;
    std::unique_ptr<Value[]> slots; ///< locals, then the stack
    Value *stack;
    Value *top; ///< one behind the topmost value
    std::uint32_t pc = 0;
    std::vector<Ref<Cell>> cells; ///< own cells, then frees
    std::vector<Handler> handlers;
    Ref<Exception> handled;
    Ref<Dict> names; ///< of a class body
    bool yielded = false;
};

} // namespace retort::script
