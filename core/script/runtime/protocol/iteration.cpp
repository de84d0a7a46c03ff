#include <core/script/runtime/frame.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

Iterator::Iterator(Interpreter &vm, Class *type)
    : Object(vm.heap(), objectKind, type ? type : vm.types().iterator.get())
{
}

FunctionIterator::FunctionIterator(Interpreter &vm, Next next, Class *type)
    : Iterator(vm, type)
    , next_(std::move(next))
{
}

void FunctionIterator::clear()
{
    Iterator::clear();
    next_ = nullptr;
}

Eval<> FunctionIterator::next(Interpreter &vm)
{
    if (!next_)
        return Value();
    // One iterator over another over another: map(f, map(f, ...)).
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    const Ref<FunctionIterator> alive(this);
    // Taken out while it runs: it may end up in this iterator again, or drop it.
    Next step = std::exchange(next_, nullptr);
    Eval<> value = step(vm);
    if (value && value->isSet())
        next_ = std::move(step);
    return value;
}

namespace
{

class ItemsIterator final : public Iterator
{
public:
    ItemsIterator(Interpreter &vm, Ref<Object> sequence, const ValueVector &items)
        : Iterator(vm, nullptr)
        , sequence_(std::move(sequence))
        , items_(&items)
    {
    }
    void clear() override
    {
        Iterator::clear();
        sequence_ = nullptr;
        items_ = nullptr;
    }
    Eval<> next(Interpreter &) override
    {
        if (!items_)
            return Value();
        if (index_ < items_->size())
            return (*items_)[index_++];
        items_ = nullptr;
        sequence_ = nullptr;
        return Value();
    }

private:
    Ref<Object> sequence_;
    const ValueVector *items_;
    std::size_t index_ = 0;
};

class RangeIterator final : public Iterator
{
public:
    RangeIterator(Interpreter &vm, const Range &range)
        : Iterator(vm, nullptr)
        , at_(range.start())
        , step_(range.step())
        , left_(range.length())
    {
    }
    Eval<> next(Interpreter &) override
    {
        if (left_ == 0)
            return Value();
        --left_;
        const std::int64_t value = at_;
        at_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(at_) + static_cast<std::uint64_t>(step_));
        return Value::integer(value);
    }

private:
    std::int64_t at_;
    std::int64_t step_;
    std::uint64_t left_;
};

class TableIterator final : public Iterator
{
public:
    TableIterator(Interpreter &vm, Ref<Object> owner, const HashTable &table, DictView::What what, const char *name)
        : Iterator(vm, nullptr)
        , owner_(std::move(owner))
        , table_(&table)
        , what_(what)
        , name_(name)
        , size_(table.size())
    {
    }
    void clear() override
    {
        Iterator::clear();
        owner_ = nullptr;
        table_ = nullptr;
    }
    Eval<> next(Interpreter &vm) override
    {
        if (!table_)
            return Value();
        if (table_->size() != size_) {
            table_ = nullptr;
            return vm.raise(vm.errors().RuntimeError, textOf(name_, " changed size during iteration"));
        }
        while (place_ < table_->end()) {
            const HashTable::Entry &entry = table_->at(place_++);
            if (!entry.key.isSet())
                continue;
            if (what_ == DictView::What::Keys)
                return entry.key;
            if (what_ == DictView::What::Values)
                return entry.value;
            return Value(vm.tuple({entry.key, entry.value}));
        }
        table_ = nullptr;
        owner_ = nullptr;
        return Value();
    }

private:
    Ref<Object> owner_;
    const HashTable *table_;
    DictView::What what_;
    const char *name_;
    std::size_t size_;
    std::size_t place_ = 0;
};

} // namespace

Eval<> builtinIterate(Interpreter &vm, const Value &value)
{
    if (!value.isObject())
        return Value::notImplemented();
    const Ref<Object> object(value.object());
    switch (object->kind()) {
    case Kind::List:
        return Value(Ref<Object>(new ItemsIterator(vm, object, value.as<List>()->items())));
    case Kind::Tuple:
        return Value(Ref<Object>(new ItemsIterator(vm, object, value.as<Tuple>()->items())));
    case Kind::Range:
        return Value(Ref<Object>(new RangeIterator(vm, *value.as<Range>())));
    case Kind::Dict:
        return Value(
            Ref<Object>(new TableIterator(vm, object, value.as<Dict>()->table(), DictView::What::Keys, "dictionary")));
    case Kind::DictView:
        return Value(
            Ref<Object>(new TableIterator(vm, value.as<DictView>()->dict(), value.as<DictView>()->dict()->table(),
                                          value.as<DictView>()->what(), "dictionary")));
    case Kind::Set:
        return Value(Ref<Object>(new TableIterator(vm, object, value.as<Set>()->table(), DictView::What::Keys, "Set")));
    case Kind::Str: {
        const Ref<Str> text(value.as<Str>());
        return vm.iterator([text, byte = std::size_t(0)](Interpreter &inner) mutable -> Eval<> {
            const std::string_view all = text->text();
            if (byte >= all.size())
                return Value();
            std::size_t end = byte + 1;
            while (end < all.size() && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U)
                ++end;
            const std::string_view one = all.substr(byte, end - byte);
            byte = end;
            return Value(inner.character(one));
        });
    }
    case Kind::Bytes: {
        const Ref<Bytes> bytes(value.as<Bytes>());
        return vm.iterator([bytes, index = std::size_t(0)](Interpreter &) mutable -> Eval<> {
            if (index >= bytes->bytes().size())
                return Value();
            return Value::integer(static_cast<unsigned char>(bytes->bytes()[index++]));
        });
    }
    case Kind::Iterator:
    case Kind::Generator:
        return value;
    default:
        return Value::notImplemented();
    }
}

Eval<> iterate(Interpreter &vm, const Value &value)
{
    if (const auto *placeholder = value.as<Placeholder>())
        return vm.outOfReach(*placeholder);
    const Value *own = overriding(vm, value, *vm.names().iter);
    if (!own && value.as<Class>())
        own = value.object()->type()->find(*vm.names().iter);
    if (own && !own->isNone()) {
        const Value method = *own;
        RETORT_TRY(Value iterator, callMethod(vm, method, value));
        if (!iterator.isKind(Kind::Iterator) && !iterator.isKind(Kind::Generator) &&
            !typeOf(vm, iterator).find(*vm.names().next))
            return vm.raise(vm.errors().TypeError,
                            textOf("iter() returned non-iterator of type '", typeName(vm, iterator), "'"));
        return iterator;
    }
    if (!own) {
        RETORT_TRY(Value iterator, builtinIterate(vm, value));
        if (!iterator.isNotImplemented())
            return iterator;
        if (overriding(vm, value, *vm.names().getitem)) {
            return vm.iterator([value, index = std::int64_t(0)](Interpreter &inner) mutable -> Eval<> {
                Eval<> item = getItem(inner, value, Value::integer(index++));
                if (!item && item.error().exception()->kind() == Kind::Exception &&
                    item.error().exception()->type()->isSubclassOf(inner.errors().IndexError.get()))
                    return Value();
                return item;
            });
        }
    }
    return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, value), "' object is not iterable"));
}

Eval<> next(Interpreter &vm, const Value &iterator)
{
    if (auto *builtin = iterator.as<Iterator>()) {
        RETORT_CHECK(vm.tick());
        return builtin->next(vm);
    }
    if (auto *generator = iterator.as<Generator>())
        return generator->resume(vm, Value::none());
    const Value *own = iterator.isObject() ? typeOf(vm, iterator).find(*vm.names().next) : nullptr;
    if (!own)
        return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, iterator), "' object is not an iterator"));
    const Value method = *own;
    Eval<> item = callMethod(vm, method, iterator);
    if (!item && item.error().exception()->kind() == Kind::Exception &&
        item.error().exception()->type()->isSubclassOf(vm.errors().StopIteration.get()))
        return Value();
    return item;
}

Eval<std::vector<Value>> collect(Interpreter &vm, const Value &iterable)
{
    // What is collected is about to be part of something: a list that doubles itself must not get far.
    const auto copied = [&vm](std::span<const Value> items) -> Eval<std::vector<Value>> {
        RETORT_CHECK(vm.reserve(2 * items.size() * sizeof(Value)));
        RETORT_CHECK(vm.tick(items.size() / 16));
        return std::vector<Value>(items.begin(), items.end());
    };
    if (const auto *list = iterable.as<List>(); list && !list->type()->isOpen)
        return copied(list->items());
    if (const auto *tuple = iterable.as<Tuple>(); tuple && !tuple->type()->isOpen)
        return copied(tuple->items());
    std::vector<Value> all;
    RETORT_TRY(const Value iterator, iterate(vm, iterable));
    while (true) {
        RETORT_TRY(Value item, next(vm, iterator));
        if (!item.isSet())
            return all;
        all.push_back(std::move(item));
        if ((all.size() & 0xFFFU) == 0)
            RETORT_CHECK(vm.reserve(all.size() * sizeof(Value)));
    }
}

Generator::Generator(Interpreter &vm, std::unique_ptr<Frame> frame, std::string name)
    : Object(vm.heap(), objectKind, vm.types().generator.get())
    , frame_(std::move(frame))
    , name_(std::move(name))
{
}

Generator::~Generator() = default;

void Generator::clear()
{
    Object::clear();
    frame_ = nullptr;
    returned = {};
}

Eval<> Generator::proceed(Interpreter &vm, Raised *raised)
{
    const Ref<Generator> alive(this);
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    RETORT_CHECK(vm.tick());
    running_ = true;
    started_ = true;
    std::unique_ptr<Frame> suspended;
    Eval<> result = vm.machine().run(std::move(frame_), raised, &suspended);
    running_ = false;
    frame_ = std::move(suspended);
    if (!result) {
        frame_ = nullptr;
        Object &failure = *result.error().exception();
        if (failure.kind() == Kind::Exception && failure.type()->isSubclassOf(vm.errors().StopIteration.get())) {
            const Failure turned = vm.raise(vm.errors().RuntimeError, std::string("generator raised StopIteration"));
            auto &wrapping = static_cast<Exception &>(*turned.value().exception());
            wrapping.cause = Ref<Exception>(static_cast<Exception *>(&failure));
            wrapping.suppressesContext = true;
            return turned;
        }
        return result;
    }
    if (!frame_) {
        returned = *result;
        return Value();
    }
    return result;
}

Eval<> Generator::resume(Interpreter &vm, Value sent)
{
    if (running_)
        return vm.raise(vm.errors().ValueError, std::string("generator already executing"));
    if (!frame_)
        return Value();
    if (started_)
        *frame_->top++ = std::move(sent);
    else if (!sent.isNone())
        return vm.raise(vm.errors().TypeError, std::string("can't send non-None value to a just-started generator"));
    frame_->yielded = false;
    return proceed(vm, nullptr);
}

Eval<> Generator::raiseInside(Interpreter &vm, Raised raised)
{
    if (running_)
        return vm.raise(vm.errors().ValueError, std::string("generator already executing"));
    if (!frame_)
        return Failure(raised);
    // A `yield from` that waits hands the exception to the inner generator first.
    const bool delegates = started_ && frame_->code->instructions[frame_->pc].opcode() == Opcode::YieldFrom &&
                           frame_->top > frame_->stack && frame_->top[-1].as<Generator>();
    if (delegates) {
        const Ref<Generator> inner(frame_->top[-1].as<Generator>());
        running_ = true;
        Eval<> item = inner->raiseInside(vm, raised);
        running_ = false;
        if (item && item->isSet())
            return item;
        if (item) {
            frame_->top[-1] = inner->returned;
            ++frame_->pc;
            return proceed(vm, nullptr);
        }
        raised = item.error();
        --frame_->top;
        *frame_->top = Value();
    }
    return proceed(vm, &raised);
}

Eval<void> Generator::close(Interpreter &vm)
{
    if (!frame_)
        return {};
    if (!started_) {
        frame_ = nullptr;
        return {};
    }
    const Failure exit = vm.raise(vm.errors().GeneratorExit, std::string());
    const Eval<> result = raiseInside(vm, exit.value());
    if (result) {
        if (result->isSet())
            return vm.raise(vm.errors().RuntimeError, std::string("generator ignored GeneratorExit"));
        return {};
    }
    Object &failure = *result.error().exception();
    if (failure.kind() == Kind::Exception && (failure.type()->isSubclassOf(vm.errors().GeneratorExit.get()) ||
                                              failure.type()->isSubclassOf(vm.errors().StopIteration.get())))
        return {};
    return Failure(result.error());
}

} // namespace retort::script
