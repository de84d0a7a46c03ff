#pragma once

#include <core/script/runtime/heap.h>
#include <core/script/runtime/raised.h>

#include <span>

namespace retort::script
{

class Interpreter;

class List final : public Object
{
public:
    static constexpr Kind objectKind = Kind::List;

    explicit List(Interpreter &vm, std::span<const Value> items = {});
    List(Interpreter &vm, Class *type);
    void clear() override;

    [[nodiscard]] ValueVector &items() noexcept { return items_; }
    [[nodiscard]] const ValueVector &items() const noexcept { return items_; }
    void append(Value value) { items_.push_back(std::move(value)); }

private:
    ValueVector items_;
};

/// Immutable once a script can see it.
class Tuple final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Tuple;

    explicit Tuple(Interpreter &vm, std::span<const Value> items = {});
    Tuple(Interpreter &vm, Class *type, std::span<const Value> items);
    void clear() override;

    [[nodiscard]] const ValueVector &items() const noexcept { return items_; }
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    [[nodiscard]] const Value &operator[](std::size_t index) const noexcept { return items_[index]; }

private:
    ValueVector items_;
};

/// start, start + step, ... before stop; of 64 bits each (larger bounds are refused).
class Range final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Range;

    Range(Interpreter &vm, std::int64_t start, std::int64_t stop, std::int64_t step);
    [[nodiscard]] std::int64_t start() const noexcept { return start_; }
    [[nodiscard]] std::int64_t stop() const noexcept { return stop_; }
    [[nodiscard]] std::int64_t step() const noexcept { return step_; }
    [[nodiscard]] std::uint64_t length() const noexcept;
    [[nodiscard]] std::int64_t at(std::uint64_t index) const noexcept;
    /// -1 when it is not in.
    [[nodiscard]] std::int64_t indexOf(std::int64_t value) const noexcept;

private:
    std::int64_t start_;
    std::int64_t stop_;
    std::int64_t step_;
};

class Slice final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Slice;

    Slice(Interpreter &vm, Value start, Value stop, Value step);
    void clear() override;
    [[nodiscard]] const Value &start() const noexcept { return start_; }
    [[nodiscard]] const Value &stop() const noexcept { return stop_; }
    [[nodiscard]] const Value &step() const noexcept { return step_; }

private:
    Value start_;
    Value stop_;
    Value step_;
};

/// A slice laid on a sequence of a known length: `count` places from `start`, `step` apart.
struct SliceBounds {
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    std::int64_t count = 0;
};
[[nodiscard]] Eval<SliceBounds> boundsOf(Interpreter &vm, const Slice &slice, std::size_t length);

/// A subscript as a place in a sequence of `length`; negative ones count from the end. IndexError "<what> index out of
/// range", TypeError for no integer.
[[nodiscard]] Eval<std::size_t> placeOf(Interpreter &vm, const Value &index, std::size_t length, const char *what);

} // namespace retort::script
