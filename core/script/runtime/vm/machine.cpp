#include <core/script/runtime/frame.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>
#include <core/script/runtime/vm/quick_operators.h>

namespace retort::script
{

// The loop. Calls from script to script stay inside it (frames are linked, not nested), so that C++ recursion
// happens only where a builtin calls back. A step that fails leaves through `goto failed` with the failure in
// `raised`, and unwinding decides which handler of which frame goes on. Four groups of cases stand in files of
// their own: they are included, not called, because they share the loop's labels and variables.

Eval<> Machine::run(std::unique_ptr<Frame> entry, Raised *injected, std::unique_ptr<Frame> *suspended)
{
    const std::size_t base = stack_.size();
    RETORT_CHECK(push(std::move(entry)));
    Frame *frame = stack_.back().get();
    std::optional<Raised> raised;
    if (injected) {
        chainContext(*injected);
        if (!unwind(*injected, base))
            return Failure(*injected);
        frame = stack_.back().get();
    }

#define FAIL_UNLESS(result)                                                                                            \
    do {                                                                                                               \
        if (!(result)) {                                                                                               \
            raised = (result).error();                                                                                 \
            goto failed;                                                                                               \
        }                                                                                                              \
    } while (false)
#define PUSH(value) (*frame->top++ = (value))
#define DROP() (*--frame->top = Value())

    while (true) {
        const Instruction instruction = frame->code->instructions[frame->pc++];
        const std::uint32_t argument = instruction.argument();
        switch (instruction.opcode()) {
        case Opcode::Nop:
            break;
        case Opcode::Pop:
            DROP();
            break;
        case Opcode::Duplicate:
            *frame->top = frame->top[-1];
            ++frame->top;
            break;
        case Opcode::DuplicateTwo:
            frame->top[0] = frame->top[-2];
            frame->top[1] = frame->top[-1];
            frame->top += 2;
            break;
        case Opcode::RotateTwo:
            frame->top[-1].swap(frame->top[-2]);
            break;
        case Opcode::RotateThree:
            frame->top[-1].swap(frame->top[-2]);
            frame->top[-2].swap(frame->top[-3]);
            break;
        case Opcode::PushUnset:
            *frame->top++ = Value();
            break;
#include <core/script/runtime/vm/instructions_building.inc>
#include <core/script/runtime/vm/instructions_exceptions.inc>
#include <core/script/runtime/vm/instructions_matching.inc>
#include <core/script/runtime/vm/instructions_variables.inc>
        case Opcode::Binary: {
            Value result;
            const auto op = static_cast<BinaryOperator>(argument);
            if (!quickBinary(op, frame->top[-2], frame->top[-1], result)) {
                const Eval<> slow = binary(vm_, op, frame->top[-2], frame->top[-1]);
                FAIL_UNLESS(slow);
                result = *slow;
            }
            DROP();
            frame->top[-1] = std::move(result);
            break;
        }
        case Opcode::InPlace: {
            Value result;
            const auto op = static_cast<BinaryOperator>(argument);
            if (!quickBinary(op, frame->top[-2], frame->top[-1], result)) {
                const Eval<> slow = inPlace(vm_, op, frame->top[-2], frame->top[-1]);
                FAIL_UNLESS(slow);
                result = *slow;
            }
            DROP();
            frame->top[-1] = std::move(result);
            break;
        }
        case Opcode::Unary: {
            const Eval<> result = unary(vm_, static_cast<UnaryOperator>(argument), frame->top[-1]);
            FAIL_UNLESS(result);
            frame->top[-1] = *result;
            break;
        }
        case Opcode::Compare: {
            bool quick = false;
            const auto op = static_cast<CompareOperator>(argument);
            if (quickCompare(op, frame->top[-2], frame->top[-1], quick)) {
                DROP();
                frame->top[-1] = Value::boolean(quick);
                break;
            }
            const Eval<> result = compareAny(op, frame->top[-2], frame->top[-1]);
            FAIL_UNLESS(result);
            DROP();
            frame->top[-1] = *result;
            break;
        }
        case Opcode::Jump:
            frame->pc = argument;
            break;
        case Opcode::JumpBack: {
            const Eval<void> ticked = vm_.tick();
            FAIL_UNLESS(ticked);
            frame->pc = argument;
            break;
        }
        case Opcode::PopJumpIfFalse:
        case Opcode::PopJumpIfTrue: {
            bool holds = frame->top[-1].asBool();
            if (!frame->top[-1].isBool()) {
                const Eval<bool> slow = truth(vm_, frame->top[-1]);
                FAIL_UNLESS(slow);
                holds = *slow;
            }
            DROP();
            if (holds == (instruction.opcode() == Opcode::PopJumpIfTrue)) {
                if (argument < frame->pc) {
                    const Eval<void> ticked = vm_.tick();
                    FAIL_UNLESS(ticked);
                }
                frame->pc = argument;
            }
            break;
        }
        case Opcode::JumpIfFalseOrPop:
        case Opcode::JumpIfTrueOrPop: {
            const Eval<bool> holds = truth(vm_, frame->top[-1]);
            FAIL_UNLESS(holds);
            if (*holds == (instruction.opcode() == Opcode::JumpIfTrueOrPop))
                frame->pc = argument;
            else
                DROP();
            break;
        }
        case Opcode::GetIterator: {
            if (argument == 1 && frame->top[-1].isKind(Kind::Generator))
                break;
            const Eval<> iterator = iterate(vm_, frame->top[-1]);
            FAIL_UNLESS(iterator);
            frame->top[-1] = *iterator;
            break;
        }
        case Opcode::ForIterator: {
            const Eval<> item = next(vm_, frame->top[-1]);
            FAIL_UNLESS(item);
            if (item->isSet()) {
                PUSH(*item);
            } else {
                DROP();
                frame->pc = argument;
            }
            break;
        }
        case Opcode::CallNamed:
        case Opcode::Call: {
            Value names;
            if (instruction.opcode() == Opcode::CallNamed)
                names = std::move(*--frame->top);
            // On the stack: callee, self or nothing, the arguments.
            Value *first = frame->top - argument;
            const bool hasSelf = first[-1].isSet();
            Arguments arguments{first - (hasSelf ? 1 : 0), argument + (hasSelf ? 1U : 0U), {}};
            if (const Tuple *named = names.as<Tuple>()) {
                arguments.names = named->items();
                arguments.positional -= named->size();
            }
            const Eval<void> ticked = vm_.tick();
            FAIL_UNLESS(ticked);
            if (Function *function = first[-2].as<Function>(); function && !function->code()->isGenerator) {
                Eval<std::unique_ptr<Frame>> called = prepare(*function, arguments);
                FAIL_UNLESS(called);
                drop(*frame, argument + 2);
                const Eval<void> pushed = push(std::move(*called));
                FAIL_UNLESS(pushed);
                frame = stack_.back().get();
                break;
            }
            const Eval<> result = call(vm_, first[-2], arguments);
            FAIL_UNLESS(result);
            drop(*frame, argument + 2);
            PUSH(*result);
            break;
        }
        case Opcode::CallUnpacked: {
            const Eval<void> ticked = vm_.tick();
            FAIL_UNLESS(ticked);
            const Eval<> result = callUnpacked(frame->top - 4);
            FAIL_UNLESS(result);
            drop(*frame, 4);
            PUSH(*result);
            break;
        }
        case Opcode::MakeFunction: {
            const Value made = makeFunction(*frame, argument);
            PUSH(made);
            break;
        }
        case Opcode::CallComprehension: {
            Function &function = *frame->top[-2].as<Function>();
            Eval<std::unique_ptr<Frame>> called = prepare(function, {});
            FAIL_UNLESS(called);
            // The hidden local of the first iterator is the last one.
            (*called)->slots[function.code()->locals.size() - 1] = std::move(frame->top[-1]);
            const std::string name = function.code()->name;
            const bool isGenerator = function.code()->isGenerator;
            drop(*frame, 2);
            if (isGenerator) {
                PUSH(Value(vm_.make<Generator>(std::move(*called), name)));
                break;
            }
            const Eval<void> pushed = push(std::move(*called));
            FAIL_UNLESS(pushed);
            frame = stack_.back().get();
            break;
        }
        case Opcode::BuildClass: {
            const Eval<> made = buildClass(*frame, argument);
            FAIL_UNLESS(made);
            drop(*frame, 2);
            PUSH(*made);
            break;
        }
        case Opcode::Return: {
            Value result = std::move(*--frame->top);
            pop();
            if (stack_.size() == base)
                return result;
            frame = stack_.back().get();
            PUSH(std::move(result));
            break;
        }
        case Opcode::Yield: {
            Value result = std::move(*--frame->top);
            frame->yielded = true;
            *suspended = popSuspended();
            return result;
        }
        case Opcode::YieldFrom: {
            Value sent = std::move(*--frame->top);
            Value returned = Value::none();
            const Eval<> item = sendTo(frame->top[-1], sent, returned);
            FAIL_UNLESS(item);
            if (!item->isSet()) {
                frame->top[-1] = returned;
                break;
            }
            --frame->pc; // comes back here with what is sent
            frame->yielded = true;
            Value result = *item;
            *suspended = popSuspended();
            return result;
        }
        case Opcode::LoadAssertionError:
            PUSH(Value(vm_.errors().AssertionError));
            break;
        case Opcode::ImportName: {
            const Eval<> module = importRequest(*frame, frame->code->imports[argument]);
            FAIL_UNLESS(module);
            PUSH(*module);
            break;
        }
        case Opcode::ImportFrom: {
            const Eval<> value = vm_.importName(frame->top[-1], frame->code->names[argument]);
            FAIL_UNLESS(value);
            PUSH(*value);
            break;
        }
        case Opcode::ImportStar: {
            const Eval<void> imported = importStar(*frame, frame->top[-1]);
            FAIL_UNLESS(imported);
            DROP();
            break;
        }
        case Opcode::Annotate: {
            const Eval<void> noted = annotate(*frame, *frame->code->constants[argument].as<Tuple>());
            FAIL_UNLESS(noted);
            break;
        }
        case Opcode::SetupPoison:
            frame->handlers.push_back({argument | Frame::Handler::poison,
                                       static_cast<std::uint32_t>(frame->top - frame->stack), frame->handled});
            break;
        case Opcode::PoisonNames:
            poisonNames(*frame, *frame->code->constants[argument].as<Tuple>());
            break;
        case Opcode::Unsupported:
            raised = unsupported(*frame->code->constants[argument].as<Str>()).value();
            goto failed;
        }
        continue;

    failed:
        chainContext(*raised);
    unwinding:
        if (!unwind(*raised, base))
            return Failure(*raised);
        raised.reset();
        frame = stack_.back().get();
    }
#undef FAIL_UNLESS
#undef PUSH
#undef DROP
}

} // namespace retort::script
