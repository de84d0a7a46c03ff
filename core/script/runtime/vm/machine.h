#pragma once

#include <core/script/runtime/frame.h>
#include <core/script/runtime/interpreter.h>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace retort::script
{

/// Runs code: the stack of frames and what each instruction does beyond a few lines.
class Machine
{
public:
    explicit Machine(Interpreter &vm)
        : vm_(vm)
    {
    }

    /// Runs `entry`, and all it calls, to its return; a generator's frame to its next yield, and then it comes back in
    /// `suspended`. `injected` is raised where the frame stands.
    [[nodiscard]] Eval<> run(std::unique_ptr<Frame> entry, Raised *injected, std::unique_ptr<Frame> *suspended);

    /// A frame with its arguments bound.
    [[nodiscard]] Eval<std::unique_ptr<Frame>> prepare(Function &function, const Arguments &arguments);
    [[nodiscard]] Frame *top() const noexcept { return stack_.empty() ? nullptr : stack_.back().get(); }
    [[nodiscard]] const std::vector<std::unique_ptr<Frame>> &frames() const noexcept { return stack_; }
    /// Whether code of the script may go on after an error that is raised now.
    [[nodiscard]] bool mayCatch() const noexcept;
    /// The innermost exception that is being handled; null for none.
    [[nodiscard]] Exception *handled() const noexcept;
    [[nodiscard]] Eval<bool> exceptionMatches(const Value &exception, const Value &classes);
    /// What a placeholder of a module of the project stands for, the module run where it was not yet.
    [[nodiscard]] Eval<> resolveLazy(const Value &placeholder);

private:
    // frames.cpp
    [[nodiscard]] Eval<void> push(std::unique_ptr<Frame> frame);
    void pop();
    [[nodiscard]] std::unique_ptr<Frame> popSuspended();
    static void drop(Frame &frame, std::size_t count);
    /// Finds who goes on after a failure, dropping frames above `base`; false when nobody does.
    [[nodiscard]] bool unwind(const Raised &raised, std::size_t base);
    void chainContext(const Raised &raised);
    [[nodiscard]] Failure raiseStatement(std::span<const Value> parts);
    [[nodiscard]] Eval<Ref<Exception>> exceptionFrom(const Value &value);
    [[nodiscard]] Eval<void> enterContext(Frame &frame);
    /// What an __exit__ of our own does is known: it leaves exceptions alone.
    [[nodiscard]] static bool isOfScript(const Value &method) noexcept;

    // exception_groups.cpp
    /// What the classes of an `except*` take of `rest`, as a group; null when that is nothing.
    [[nodiscard]] Eval<Ref<Exception>> takeStar(const Value &classes, Value &rest);
    /// What goes on behind the last `except*`: nothing (None), or an exception.
    [[nodiscard]] Eval<> endStar(const Value &original, const Value &rest, const List &raised);

    // variables.cpp
    [[nodiscard]] Failure unbound(const Str &name, bool isFree);
    [[nodiscard]] Failure undefined(const Frame &frame, const Str &name);
    [[nodiscard]] Failure unsupported(const Str &construct);
    [[nodiscard]] Eval<> loadGlobal(Frame &frame, const Str &name);
    [[nodiscard]] Eval<bool> loadMethod(Frame &frame, const Str &name);
    [[nodiscard]] Eval<> importRequest(Frame &frame, const ImportRequest &request);
    [[nodiscard]] Eval<void> importStar(Frame &frame, const Value &module);
    [[nodiscard]] Eval<void> annotate(Frame &frame, const Tuple &nameAndText);
    void poisonNames(Frame &frame, const Tuple &names);

    // building.cpp
    [[nodiscard]] Value joinPieces(std::span<const Value> pieces);
    [[nodiscard]] Eval<void> extendList(List &list, const Value &iterable);
    [[nodiscard]] Eval<void> mergeKeywords(Dict &into, const Value &mapping, const Value &callee);
    [[nodiscard]] Eval<> formatPiece(const Value &value, std::uint32_t conversion, const Value &spec);
    [[nodiscard]] Eval<> compareAny(CompareOperator op, const Value &a, const Value &b);
    /// callee, self or nothing, tuple, dict
    [[nodiscard]] Eval<> callUnpacked(const Value *values);
    [[nodiscard]] Value makeFunction(Frame &frame, std::uint32_t constant);
    [[nodiscard]] Eval<> buildClass(Frame &frame, std::uint32_t constant);
    [[nodiscard]] Eval<> sendTo(const Value &iterator, const Value &sent, Value &returned);
    [[nodiscard]] Eval<void> unpack(Frame &frame, std::size_t count);
    [[nodiscard]] Eval<void> unpackStarred(Frame &frame, std::size_t before, std::size_t after);

    // matching.cpp
    [[nodiscard]] bool isSequence(const Value &value) const;
    [[nodiscard]] bool isMapping(const Value &value) const;
    [[nodiscard]] Eval<bool> findKey(const Value &mapping, const Value &key, Value &value);
    [[nodiscard]] Eval<> matchClass(const Value &subject, const Value &type, const Tuple &names,
                                    std::size_t positional);

    Interpreter &vm_;
    std::vector<std::unique_ptr<Frame>> stack_;
    std::vector<std::unique_ptr<Frame>> spare_;
    /// What made the statement fail whose names are to be poisoned.
    Ref<Object> poison_;
};

/// dict.update(other); `mappingOnly` refuses pairs.
[[nodiscard]] Eval<void> updateDict(Interpreter &vm, Dict &into, const Value &other, bool mappingOnly);
/// A class from its name, bases and names: what `type(name, bases, names, **keywords)` makes.
[[nodiscard]] Eval<Ref<Class>> makeClass(Interpreter &vm, Class &metaclass, std::string name,
                                         std::vector<Ref<Class>> bases, const Dict &names, const Dict *keywords);

} // namespace retort::script
