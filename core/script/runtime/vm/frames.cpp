#include <core/script/error_codes.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

Eval<void> Machine::push(std::unique_ptr<Frame> frame)
{
    if (stack_.size() >= static_cast<std::size_t>(vm_.limits().frames))
        return vm_.beyond(QStringLiteral("%1 functions inside each other").arg(vm_.limits().frames));
    stack_.push_back(std::move(frame));
    return {};
}

void Machine::pop()
{
    // Kept until it is gone from the stack: what its values free may not find it there.
    const std::unique_ptr<Frame> dying = std::move(stack_.back());
    stack_.pop_back();
}

std::unique_ptr<Frame> Machine::popSuspended()
{
    std::unique_ptr<Frame> frame = std::move(stack_.back());
    stack_.pop_back();
    return frame;
}

void Machine::drop(Frame &frame, std::size_t count)
{
    while (count-- > 0)
        *--frame.top = Value();
}

Eval<std::unique_ptr<Frame>> Machine::prepare(Function &function, const Arguments &arguments)
{
    const Code &code = *function.code();
    auto frame = std::make_unique<Frame>(function.code(), function.module());
    if (code.signature.isSimple && arguments.names.empty() && arguments.positional == code.signature.items.size()) {
        for (std::size_t i = 0; i < arguments.positional; ++i)
            frame->slots[i] = arguments.values[i];
    } else {
        RETORT_CHECK(bindArguments(vm_, code.signature, function.defaults, function.qualifiedName->text(), arguments,
                                   frame->slots.get()));
    }
    if (!code.cells.empty()) {
        frame->cells.reserve(code.cells.size());
        for (std::size_t i = 0; i < code.cellCount; ++i)
            frame->cells.push_back(Ref<Cell>(new Cell(vm_.heap())));
        for (const auto &[local, cell] : code.moved)
            frame->cells[cell]->value = frame->slots[local];
        frame->cells.insert(frame->cells.end(), function.frees.begin(), function.frees.end());
    }
    return frame;
}

bool Machine::mayCatch() const noexcept
{
    return std::any_of(stack_.begin(), stack_.end(), [](const std::unique_ptr<Frame> &frame) {
        return std::any_of(frame->handlers.begin(), frame->handlers.end(),
                           [](const Frame::Handler &handler) { return handler.mayCatch; });
    });
}

bool Machine::isOfScript(const Value &method) noexcept
{
    const auto *bound = method.as<BoundMethod>();
    return !bound || !bound->function().as<NativeFunction>();
}

Exception *Machine::handled() const noexcept
{
    for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame)
        if ((*frame)->handled)
            return (*frame)->handled.get();
    return nullptr;
}

void Machine::chainContext(const Raised &raised)
{
    if (raised.exception()->kind() != Kind::Exception)
        return;
    auto &exception = static_cast<Exception &>(*raised.exception());
    Exception *context = handled();
    if (!context || context == &exception || exception.context)
        return;
    // A chain must not become a ring.
    for (Exception *link = context; link; link = link->context.get())
        if (link->context.get() == &exception)
            link->context = nullptr;
    exception.context = Ref<Exception>(context);
}

bool Machine::unwind(const Raised &raised, std::size_t base)
{
    Object &failure = *raised.exception();
    auto *exception = failure.kind() == Kind::Exception ? static_cast<Exception *>(&failure) : nullptr;
    auto *fatal = exception ? nullptr : static_cast<Fatal *>(&failure);
    const bool poisonable =
        exception || fatal->error.code == errors::ScriptOutOfReach || fatal->error.code == errors::ScriptUnsupported;
    while (stack_.size() > base) {
        Frame &frame = *stack_.back();
        auto &trace = exception ? exception->trace : fatal->trace;
        const TraceEntry entry{frame.code->source, frame.code->name, frame.span()};
        if (!entry.source->isLibrary() &&
            (trace.empty() || trace.back().source != entry.source || !(trace.back().span == entry.span)))
            trace.push_back(entry);
        while (!frame.handlers.empty()) {
            const Frame::Handler handler = std::move(frame.handlers.back());
            frame.handlers.pop_back();
            const bool poisons = (handler.target & Frame::Handler::poison) != 0;
            if (poisons ? !poisonable : !exception)
                continue;
            drop(frame, static_cast<std::size_t>(frame.top - frame.stack) - handler.height);
            frame.pc = handler.target & ~Frame::Handler::poison;
            frame.handled = handler.handled;
            if (poisons) {
                poison_ = raised.exception();
                return true;
            }
            *frame.top++ = frame.handled ? Value(frame.handled) : Value::none();
            *frame.top++ = Value(raised.exception());
            frame.handled = Ref<Exception>(exception);
            return true;
        }
        pop();
    }
    return false;
}

Eval<Ref<Exception>> Machine::exceptionFrom(const Value &value)
{
    if (auto *exception = value.as<Exception>())
        return Ref<Exception>(exception);
    if (const auto *type = value.as<Class>(); type && type->isSubclassOf(vm_.errors().BaseException.get())) {
        RETORT_TRY(const Value made, call(vm_, value));
        if (auto *exception = made.as<Exception>())
            return Ref<Exception>(exception);
        return vm_.raise(vm_.errors().TypeError,
                         textOf("calling ", type->name(), " should have returned an instance of BaseException, not ",
                                typeName(vm_, made)));
    }
    return vm_.raise(vm_.errors().TypeError, std::string("exceptions must derive from BaseException"));
}

Failure Machine::raiseStatement(std::span<const Value> parts)
{
    if (parts.empty()) {
        if (Exception *current = handled())
            return Failure(Raised(Ref<Object>(current)));
        return vm_.raise(vm_.errors().RuntimeError, std::string("No active exception to reraise"));
    }
    if (const auto *placeholder = parts[0].as<Placeholder>())
        return vm_.outOfReach(*placeholder);
    const Eval<Ref<Exception>> exception = exceptionFrom(parts[0]);
    if (!exception)
        return Failure(exception.error());
    if (parts.size() == 2) {
        (*exception)->suppressesContext = true;
        if (!parts[1].isNone()) {
            const Eval<Ref<Exception>> cause = exceptionFrom(parts[1]);
            if (!cause) {
                if (parts[1].as<Exception>() || parts[1].as<Class>())
                    return Failure(cause.error());
                return vm_.raise(vm_.errors().TypeError,
                                 std::string("exception causes must derive from BaseException"));
            }
            (*exception)->cause = *cause;
        } else {
            (*exception)->cause = nullptr;
        }
    }
    return Failure(Raised(Ref<Object>((*exception).get())));
}

Eval<bool> Machine::exceptionMatches(const Value &exception, const Value &classes)
{
    if (const auto *tuple = classes.as<Tuple>()) {
        RETORT_CHECK(vm_.enterNesting());
        const NestingGuard guard(vm_);
        for (const Value &item : tuple->items()) {
            RETORT_TRY(const bool matches, exceptionMatches(exception, item));
            if (matches)
                return true;
        }
        return false;
    }
    if (const auto *placeholder = classes.as<Placeholder>())
        return vm_.outOfReach(*placeholder);
    const auto *type = classes.as<Class>();
    if (!type || !type->isSubclassOf(vm_.errors().BaseException.get()))
        return vm_.raise(vm_.errors().TypeError,
                         std::string("catching classes that do not inherit from BaseException is not allowed"));
    return exception.object()->type()->isSubclassOf(type);
}

Eval<void> Machine::enterContext(Frame &frame)
{
    const Value manager = frame.top[-1];
    if (const auto *placeholder = manager.as<Placeholder>())
        return vm_.outOfReach(*placeholder);
    RETORT_TRY(const Value enter, findSpecial(vm_, manager, *vm_.names().enter));
    RETORT_TRY(const Value exit, findSpecial(vm_, manager, *vm_.names().exit));
    if (!enter.isSet() || !exit.isSet())
        return vm_.raise(vm_.errors().TypeError,
                         textOf("'", typeName(vm_, manager), "' object does not support the context manager protocol",
                                enter.isSet() ? " (missed __exit__ method)" : ""));
    RETORT_TRY(const Value entered, call(vm_, enter));
    frame.top[-1] = exit;
    *frame.top++ = entered;
    return {};
}

} // namespace retort::script
