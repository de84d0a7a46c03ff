#include <core/script/runtime/frame.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

// The loop. Calls from script to script stay inside it (frames are linked, not nested), so that C++ recursion
// happens only where a builtin calls back. A step that fails leaves through `goto failed` with the failure in
// `raised`, and unwinding decides which handler of which frame goes on.

namespace
{

/// The common cases of a + b and its kin: integers and floats without a look at any class.
bool quickBinary(BinaryOperator op, const Value &a, const Value &b, Value &into)
{
    if (a.isInt() && b.isInt()) {
        std::int64_t result = 0;
        switch (op) {
        case BinaryOperator::Add:
            if (__builtin_add_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        case BinaryOperator::Sub:
            if (__builtin_sub_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        case BinaryOperator::Mult:
            if (__builtin_mul_overflow(a.asInt(), b.asInt(), &result))
                return false;
            break;
        default:
            return false;
        }
        into = Value::integer(result);
        return true;
    }
    if (a.isFloat() && b.isFloat()) {
        switch (op) {
        case BinaryOperator::Add:
            into = Value::real(a.asFloat() + b.asFloat());
            return true;
        case BinaryOperator::Sub:
            into = Value::real(a.asFloat() - b.asFloat());
            return true;
        case BinaryOperator::Mult:
            into = Value::real(a.asFloat() * b.asFloat());
            return true;
        default:
            return false;
        }
    }
    return false;
}

bool quickCompare(CompareOperator op, const Value &a, const Value &b, bool &into)
{
    if (op == CompareOperator::Is || op == CompareOperator::IsNot) {
        into = a.is(b) == (op == CompareOperator::Is);
        return true;
    }
    if (!a.isInt() || !b.isInt())
        return false;
    const std::int64_t x = a.asInt();
    const std::int64_t y = b.asInt();
    switch (op) {
    case CompareOperator::Eq:
        into = x == y;
        return true;
    case CompareOperator::NotEq:
        into = x != y;
        return true;
    case CompareOperator::Lt:
        into = x < y;
        return true;
    case CompareOperator::LtE:
        into = x <= y;
        return true;
    case CompareOperator::Gt:
        into = x > y;
        return true;
    case CompareOperator::GtE:
        into = x >= y;
        return true;
    default:
        return false;
    }
}

} // namespace

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
        case Opcode::LoadConstant:
            PUSH(frame->code->constants[argument]);
            break;
        case Opcode::LoadLocal: {
            const Value &value = frame->slots[argument];
            if (!value.isSet()) {
                raised = unbound(*frame->code->locals[argument], false).value();
                goto failed;
            }
            PUSH(value);
            if (value.isKind(Kind::Placeholder)) {
                const Eval<> used = resolveLazy(value);
                FAIL_UNLESS(used);
                frame->slots[argument] = frame->top[-1] = *used;
            }
            break;
        }
        case Opcode::StoreLocal:
            frame->slots[argument].swap(*--frame->top);
            *frame->top = Value();
            break;
        case Opcode::DeleteLocal:
            if (!frame->slots[argument].isSet()) {
                raised = unbound(*frame->code->locals[argument], false).value();
                goto failed;
            }
            frame->slots[argument] = Value();
            break;
        case Opcode::LoadCell:
            if (!frame->cells[argument]->value.isSet()) {
                raised = unbound(*frame->code->cells[argument], argument >= frame->code->cellCount).value();
                goto failed;
            }
            PUSH(frame->cells[argument]->value);
            break;
        case Opcode::StoreCell:
            frame->cells[argument]->value = std::move(*--frame->top);
            break;
        case Opcode::DeleteCell:
            if (!frame->cells[argument]->value.isSet()) {
                raised = unbound(*frame->code->cells[argument], argument >= frame->code->cellCount).value();
                goto failed;
            }
            frame->cells[argument]->value = Value();
            break;
        case Opcode::LoadGlobal: {
            const Eval<> value = loadGlobal(*frame, *frame->code->names[argument]);
            FAIL_UNLESS(value);
            PUSH(*value);
            break;
        }
        case Opcode::StoreGlobal:
            frame->module->names().set(frame->code->names[argument], std::move(*--frame->top));
            break;
        case Opcode::DeleteGlobal:
            if (!frame->module->names().table().removeText(*frame->code->names[argument])) {
                raised = undefined(*frame->code->names[argument]).value();
                goto failed;
            }
            break;
        case Opcode::LoadName: {
            Value value = frame->names->get(*frame->code->names[argument]);
            if (!value.isSet()) {
                const Eval<> global = loadGlobal(*frame, *frame->code->names[argument]);
                FAIL_UNLESS(global);
                value = *global;
            }
            PUSH(value);
            break;
        }
        case Opcode::StoreName: {
            const Value value = std::move(*--frame->top);
            const Eval<void> stored = frame->names->table().set(vm_, frame->code->names[argument], value);
            FAIL_UNLESS(stored);
            break;
        }
        case Opcode::DeleteName:
            if (!frame->names->table().removeText(*frame->code->names[argument])) {
                raised = undefined(*frame->code->names[argument]).value();
                goto failed;
            }
            break;
        case Opcode::LoadClassCell: {
            Value value = frame->names->get(*frame->code->cells[argument]);
            if (!value.isSet())
                value = frame->cells[argument]->value;
            if (!value.isSet()) {
                raised = unbound(*frame->code->cells[argument], true).value();
                goto failed;
            }
            PUSH(value);
            break;
        }
        case Opcode::LoadAttribute: {
            const Eval<> value = getAttribute(vm_, frame->top[-1], *frame->code->names[argument]);
            FAIL_UNLESS(value);
            frame->top[-1] = *value;
            break;
        }
        case Opcode::StoreAttribute: {
            const Eval<void> stored = setAttribute(vm_, frame->top[-1], *frame->code->names[argument], frame->top[-2]);
            FAIL_UNLESS(stored);
            DROP();
            DROP();
            break;
        }
        case Opcode::DeleteAttribute: {
            const Eval<void> deleted = deleteAttribute(vm_, frame->top[-1], *frame->code->names[argument]);
            FAIL_UNLESS(deleted);
            DROP();
            break;
        }
        case Opcode::LoadMethod: {
            const Eval<bool> split = loadMethod(*frame, *frame->code->names[argument]);
            FAIL_UNLESS(split);
            break;
        }
        case Opcode::GetItem: {
            const Eval<> value = getItem(vm_, frame->top[-2], frame->top[-1]);
            FAIL_UNLESS(value);
            DROP();
            frame->top[-1] = *value;
            break;
        }
        case Opcode::SetItem: {
            const Eval<void> stored = setItem(vm_, frame->top[-2], frame->top[-1], frame->top[-3]);
            FAIL_UNLESS(stored);
            DROP();
            DROP();
            DROP();
            break;
        }
        case Opcode::DeleteItem: {
            const Eval<void> deleted = deleteItem(vm_, frame->top[-2], frame->top[-1]);
            FAIL_UNLESS(deleted);
            DROP();
            DROP();
            break;
        }
        case Opcode::BuildTuple: {
            const Value made = vm_.tuple(std::span<const Value>(frame->top - argument, argument));
            drop(*frame, argument);
            PUSH(made);
            break;
        }
        case Opcode::BuildList: {
            const Value made = vm_.list(std::span<const Value>(frame->top - argument, argument));
            drop(*frame, argument);
            PUSH(made);
            break;
        }
        case Opcode::BuildSet: {
            const Ref<Set> made = vm_.set();
            for (std::uint32_t i = 0; i < argument; ++i) {
                const Eval<void> added = made->add(vm_, (frame->top - argument)[i]);
                FAIL_UNLESS(added);
            }
            drop(*frame, argument);
            PUSH(made);
            break;
        }
        case Opcode::BuildDict: {
            const Ref<Dict> made = vm_.dict();
            const Value *items = frame->top - std::size_t(2) * argument;
            for (std::uint32_t i = 0; i < argument; ++i) {
                const Eval<void> added =
                    made->table().set(vm_, items[std::size_t(2) * i], items[std::size_t(2) * i + 1]);
                FAIL_UNLESS(added);
            }
            drop(*frame, 2 * argument);
            PUSH(made);
            break;
        }
        case Opcode::BuildSlice: {
            const Value made = vm_.make<Slice>(frame->top[-3], frame->top[-2], frame->top[-1]);
            drop(*frame, 3);
            PUSH(made);
            break;
        }
        case Opcode::BuildString: {
            const Value made = joinPieces(std::span<const Value>(frame->top - argument, argument));
            drop(*frame, argument);
            PUSH(made);
            break;
        }
        case Opcode::ListAppend:
            // The target lies `argument` below the value.
            frame->top[-1 - static_cast<std::ptrdiff_t>(argument)].as<List>()->append(std::move(frame->top[-1]));
            --frame->top;
            break;
        case Opcode::SetAdd: {
            const Eval<void> added =
                frame->top[-1 - static_cast<std::ptrdiff_t>(argument)].as<Set>()->add(vm_, frame->top[-1]);
            FAIL_UNLESS(added);
            DROP();
            break;
        }
        case Opcode::DictAdd: {
            const Eval<void> added = frame->top[-2 - static_cast<std::ptrdiff_t>(argument)].as<Dict>()->table().set(
                vm_, frame->top[-2], frame->top[-1]);
            FAIL_UNLESS(added);
            DROP();
            DROP();
            break;
        }
        case Opcode::ListExtend: {
            const Eval<void> extended = extendList(*frame->top[-2].as<List>(), frame->top[-1]);
            FAIL_UNLESS(extended);
            DROP();
            break;
        }
        case Opcode::SetUpdate: {
            Set *set = frame->top[-2].as<Set>();
            const Eval<void> extended =
                forEach(vm_, frame->top[-1], [&](const Value &item) { return set->add(vm_, item); });
            FAIL_UNLESS(extended);
            DROP();
            break;
        }
        case Opcode::DictUpdate: {
            const Eval<void> updated = updateDict(vm_, *frame->top[-2].as<Dict>(), frame->top[-1], true);
            FAIL_UNLESS(updated);
            DROP();
            break;
        }
        case Opcode::KeywordsMerge: {
            const Eval<void> merged = mergeKeywords(*frame->top[-2].as<Dict>(), frame->top[-1], frame->top[-4]);
            FAIL_UNLESS(merged);
            DROP();
            break;
        }
        case Opcode::ListToTuple:
            frame->top[-1] = vm_.tuple(std::span<const Value>(frame->top[-1].as<List>()->items()));
            break;
        case Opcode::FormatValue: {
            const Eval<> text = formatPiece(frame->top[-1 - ((argument & 4U) ? 1 : 0)], argument & 3U,
                                            (argument & 4U) ? frame->top[-1] : Value());
            FAIL_UNLESS(text);
            if (argument & 4U)
                DROP();
            frame->top[-1] = *text;
            break;
        }
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
        case Opcode::SetupExcept:
            frame->handlers.push_back(
                {argument, static_cast<std::uint32_t>(frame->top - frame->stack), frame->handled});
            break;
        case Opcode::SetupWith: // below the value that __enter__ gave
            frame->handlers.push_back(
                {argument, static_cast<std::uint32_t>(frame->top - frame->stack) - 1, frame->handled});
            break;
        case Opcode::PopBlock:
            frame->handlers.pop_back();
            break;
        case Opcode::PopHandled: {
            const Value before = std::move(*--frame->top);
            frame->handled = Ref<Exception>(before.as<Exception>());
            break;
        }
        case Opcode::Reraise: {
            const Value exception = std::move(*--frame->top);
            const Value before = std::move(*--frame->top);
            frame->handled = Ref<Exception>(before.as<Exception>());
            raised = Raised(Ref<Object>(exception.object()));
            goto unwinding;
        }
        case Opcode::ExceptionMatches: {
            const Eval<bool> matches = exceptionMatches(frame->top[-2], frame->top[-1]);
            FAIL_UNLESS(matches);
            frame->top[-1] = Value::boolean(*matches);
            break;
        }
        case Opcode::Raise:
            raised = raiseStatement(std::span<const Value>(frame->top - argument, argument)).value();
            goto failed;
        case Opcode::LoadAssertionError:
            PUSH(Value(vm_.errors().AssertionError));
            break;
        case Opcode::BeforeWith: {
            const Eval<void> entered = enterContext(*frame);
            FAIL_UNLESS(entered);
            break;
        }
        case Opcode::WithExit: {
            const Value exit = std::move(*--frame->top);
            const Eval<> left = call(vm_, exit, {Value::none(), Value::none(), Value::none()});
            FAIL_UNLESS(left);
            break;
        }
        case Opcode::WithExcept: {
            const Value exception = frame->top[-1];
            const Eval<> left =
                call(vm_, frame->top[-3], {Value(exception.object()->type()), exception, Value::none()});
            FAIL_UNLESS(left);
            PUSH(*left);
            break;
        }
        case Opcode::Unpack: {
            const Eval<void> unpacked = unpack(*frame, argument);
            FAIL_UNLESS(unpacked);
            break;
        }
        case Opcode::UnpackStarred: {
            const Eval<void> unpacked = unpackStarred(*frame, argument & 0xFFFU, argument >> 12U);
            FAIL_UNLESS(unpacked);
            break;
        }
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
        case Opcode::MatchSequence:
            frame->top[-1] = Value::boolean(isSequence(frame->top[-1]));
            break;
        case Opcode::MatchMapping:
            frame->top[-1] = Value::boolean(isMapping(frame->top[-1]));
            break;
        case Opcode::MatchKey: {
            Value value;
            const Eval<bool> found = findKey(frame->top[-2], frame->top[-1], value);
            FAIL_UNLESS(found);
            frame->slots[argument] = value;
            DROP();
            frame->top[-1] = Value::boolean(*found);
            break;
        }
        case Opcode::MatchClass: {
            const Eval<> parts = matchClass(frame->top[-3], frame->top[-2], *frame->top[-1].as<Tuple>(), argument);
            FAIL_UNLESS(parts);
            DROP();
            DROP();
            frame->top[-1] = *parts;
            break;
        }
        case Opcode::GetLength: {
            const Eval<std::size_t> length = lengthOf(vm_, frame->top[-1]);
            FAIL_UNLESS(length);
            frame->top[-1] = Value::integer(static_cast<std::int64_t>(*length));
            break;
        }
        case Opcode::SetupPoison:
            frame->handlers.push_back({argument | Frame::Handler::poison,
                                       static_cast<std::uint32_t>(frame->top - frame->stack), frame->handled});
            break;
        case Opcode::PoisonNames:
            poisonNames(*frame, *frame->code->constants[argument].as<Tuple>());
            break;
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
