#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/sequences.h>

#include <algorithm>

namespace retort::script
{

List::List(Interpreter &vm, std::span<const Value> items)
    : Object(vm.heap(), objectKind, vm.types().list.get())
    , items_(items.begin(), items.end(), Counted<Value>(vm.heap()))
{
}

List::List(Interpreter &vm, Class *type)
    : Object(vm.heap(), objectKind, type)
    , items_(Counted<Value>(vm.heap()))
{
}

void List::clear()
{
    Object::clear();
    items_.clear();
}

Tuple::Tuple(Interpreter &vm, std::span<const Value> items)
    : Tuple(vm, vm.types().tuple.get(), items)
{
}

Tuple::Tuple(Interpreter &vm, Class *type, std::span<const Value> items)
    : Object(vm.heap(), objectKind, type)
    , items_(items.begin(), items.end(), Counted<Value>(vm.heap()))
{
}

void Tuple::clear()
{
    Object::clear();
    items_.clear();
}

Range::Range(Interpreter &vm, std::int64_t start, std::int64_t stop, std::int64_t step)
    : Object(vm.heap(), objectKind, vm.types().range.get())
    , start_(start)
    , stop_(stop)
    , step_(step)
{
}

std::uint64_t Range::length() const noexcept
{
    const auto low = static_cast<std::uint64_t>(step_ > 0 ? start_ : stop_);
    const auto high = static_cast<std::uint64_t>(step_ > 0 ? stop_ : start_);
    if ((step_ > 0 && start_ >= stop_) || (step_ < 0 && start_ <= stop_))
        return 0;
    const std::uint64_t stride = step_ > 0 ? static_cast<std::uint64_t>(step_) : -static_cast<std::uint64_t>(step_);
    return (high - low - 1) / stride + 1;
}

std::int64_t Range::at(std::uint64_t index) const noexcept
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(start_) + index * static_cast<std::uint64_t>(step_));
}

std::int64_t Range::indexOf(std::int64_t value) const noexcept
{
    if (step_ > 0 ? value < start_ || value >= stop_ : value > start_ || value <= stop_)
        return -1;
    const std::uint64_t distance = step_ > 0 ? static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(start_)
                                             : static_cast<std::uint64_t>(start_) - static_cast<std::uint64_t>(value);
    const std::uint64_t stride = step_ > 0 ? static_cast<std::uint64_t>(step_) : -static_cast<std::uint64_t>(step_);
    return distance % stride == 0 ? static_cast<std::int64_t>(distance / stride) : -1;
}

Slice::Slice(Interpreter &vm, Value start, Value stop, Value step)
    : Object(vm.heap(), objectKind, vm.types().slice.get())
    , start_(std::move(start))
    , stop_(std::move(stop))
    , step_(std::move(step))
{
}

void Slice::clear()
{
    Object::clear();
    start_ = stop_ = step_ = {};
}

Eval<SliceBounds> boundsOf(Interpreter &vm, const Slice &slice, std::size_t length)
{
    const auto signedLength = static_cast<std::int64_t>(length);
    const auto bound = [&](const Value &given, std::int64_t missing) -> Eval<std::int64_t> {
        if (given.isNone())
            return missing;
        RETORT_TRY(const Value index, [&]() -> Eval<> {
            if (given.isInt() || given.isBool())
                return given;
            RETORT_TRY(const Value special, findSpecial(vm, given, *vm.names().index));
            if (!special.isSet() && !isInteger(given))
                return vm.raise(vm.errors().TypeError,
                                std::string("slice indices must be integers or None or have an __index__ method"));
            return indexOf(vm, given);
        }());
        std::int64_t number = 0;
        if (!toInt64(index, number))
            number = mpz_sgn(bigNumber(index).get()) < 0 ? std::numeric_limits<std::int64_t>::min() + 1
                                                         : std::numeric_limits<std::int64_t>::max();
        return number;
    };
    SliceBounds bounds;
    RETORT_TRY(bounds.step, bound(slice.step(), 1));
    if (bounds.step == 0)
        return vm.raise(vm.errors().ValueError, std::string("slice step cannot be zero"));
    const bool forward = bounds.step > 0;
    RETORT_TRY(bounds.start, bound(slice.start(), forward ? 0 : signedLength - 1));
    RETORT_TRY(bounds.stop, bound(slice.stop(), forward ? signedLength : std::numeric_limits<std::int64_t>::min()));
    const auto clip = [&](std::int64_t at) {
        if (at == std::numeric_limits<std::int64_t>::min())
            return std::int64_t(-1);
        if (at < 0)
            at = at < -signedLength ? (forward ? 0 : -1) : at + signedLength;
        return std::min(at, forward ? signedLength : signedLength - 1);
    };
    bounds.start = clip(bounds.start);
    bounds.stop = clip(bounds.stop);
    if (forward && bounds.start < bounds.stop)
        bounds.count = (bounds.stop - bounds.start - 1) / bounds.step + 1;
    else if (!forward && bounds.stop < bounds.start)
        bounds.count = (bounds.start - bounds.stop - 1) / -bounds.step + 1;
    return bounds;
}

Eval<std::size_t> placeOf(Interpreter &vm, const Value &index, std::size_t length, const char *what)
{
    std::int64_t place = 0;
    if (index.isInt()) {
        place = index.asInt();
    } else {
        RETORT_TRY(const Value special, isInteger(index) ? Eval<>(index) : findSpecial(vm, index, *vm.names().index));
        if (!special.isSet())
            return vm.raise(vm.errors().TypeError,
                            textOf(what, " indices must be integers or slices, not ", typeName(vm, index)));
        RETORT_TRY(const Value number, indexOf(vm, index));
        if (!toInt64(number, place))
            return vm.raise(vm.errors().IndexError,
                            textOf("cannot fit '", typeName(vm, index), "' into an index-sized integer"));
    }
    if (place < 0)
        place += static_cast<std::int64_t>(length);
    if (place < 0 || place >= static_cast<std::int64_t>(length))
        return vm.raise(vm.errors().IndexError, textOf(what, " index out of range"));
    return static_cast<std::size_t>(place);
}

} // namespace retort::script
