#pragma once

#include <core/script/runtime/raised.h>
#include <core/script/runtime/values/sequences.h>

#include <functional>
#include <memory>

namespace retort::script
{

class Interpreter;
struct Frame;

/// Every iterator that is written in C++.
class Iterator : public Object
{
public:
    static constexpr Kind objectKind = Kind::Iterator;
    /// The next value; Unset at the end, and from then on.
    [[nodiscard]] virtual Eval<> next(Interpreter &vm) = 0;

protected:
    Iterator(Interpreter &vm, Class *type);
};

/// An iterator from a function that gives the next value, or Unset at the end. The function is dropped at the end.
class FunctionIterator final : public Iterator
{
public:
    using Next = std::function<Eval<>(Interpreter &)>;
    /// `type` null: the class is called "iterator".
    FunctionIterator(Interpreter &vm, Next next, Class *type = nullptr);
    void clear() override;
    [[nodiscard]] Eval<> next(Interpreter &vm) override;

private:
    Next next_;
};

/// A function with `yield`, or a generator expression, under way: its frame, put aside between two values.
class Generator final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Generator;
    Generator(Interpreter &vm, std::unique_ptr<Frame> frame, std::string name);
    ~Generator() override;
    void clear() override;

    /// Goes on until the next `yield`: `sent` is what the waiting one gives. Unset at the end, with the function's
    /// result in `returned`.
    [[nodiscard]] Eval<> resume(Interpreter &vm, Value sent);
    /// Lets the waiting `yield` raise.
    [[nodiscard]] Eval<> raiseInside(Interpreter &vm, Raised raised);
    [[nodiscard]] Eval<void> close(Interpreter &vm);

    [[nodiscard]] const std::string &name() const noexcept { return name_; }
    [[nodiscard]] bool isFinished() const noexcept { return !frame_; }
    Value returned = Value::none();

private:
    [[nodiscard]] Eval<> proceed(Interpreter &vm, Raised *raised);

    std::unique_ptr<Frame> frame_;
    std::string name_;
    bool started_ = false;
    bool running_ = false;
};

} // namespace retort::script
