#include <core/script/runtime/builtins/exception_groups.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

#include <algorithm>
#include <set>

// What `except*` does: each of its handlers takes its part of what is left, and at the end everything that was not
// handled, or raised by a handler, goes on as one.

namespace retort::script
{

namespace
{

void collectLeaves(const Exception &exception, std::set<const Exception *> &leaves)
{
    if (!exception.group) {
        leaves.insert(&exception);
        return;
    }
    for (const Value &item : exception.group->items())
        collectLeaves(*item.as<Exception>(), leaves);
}

} // namespace

Eval<Ref<Exception>> Machine::takeStar(const Value &classes, Value &rest)
{
    const Value left = rest;
    if (!left.as<Exception>())
        return Ref<Exception>();
    const Ref<Exception> exception(left.as<Exception>());
    const auto isGroup = [this](const Value &type) {
        return type.as<Class>() && type.as<Class>()->isSubclassOf(vm_.errors().BaseExceptionGroup.get());
    };
    const auto *tuple = classes.as<Tuple>();
    if (isGroup(classes) || (tuple && std::any_of(tuple->items().begin(), tuple->items().end(), isGroup)))
        return vm_.raise(vm_.errors().TypeError,
                         std::string("catching ExceptionGroup with except* is not allowed. Use except instead."));
    RETORT_TRY(const SplitException parts, splitException(vm_, exception, [&](const Ref<Exception> &each) {
                   return exceptionMatches(Value(each), classes);
               }));
    rest = parts.rest ? Value(parts.rest) : Value::none();
    if (parts.match && !parts.match->group) {
        const Value only[] = {Value(parts.match)};
        return makeExceptionGroup(vm_, {}, only);
    }
    return parts.match;
}

Eval<> Machine::endStar(const Value &original, const Value &rest, const List &raised)
{
    const Ref<Exception> first(original.as<Exception>());
    if (!first->group) {
        if (rest.as<Exception>())
            return rest;
        return raised.items().empty() ? Value::none() : raised.items()[0];
    }
    // What handlers raise again keeps its place in the original.
    std::set<const Exception *> leaves;
    collectLeaves(*first, leaves);
    std::set<const Exception *> again;
    if (const auto *left = rest.as<Exception>())
        collectLeaves(*left, again);
    std::vector<Value> fresh;
    for (const Value &value : raised.items()) {
        std::set<const Exception *> own;
        collectLeaves(*value.as<Exception>(), own);
        const bool isPart =
            value.as<Exception>()->group && std::includes(leaves.begin(), leaves.end(), own.begin(), own.end());
        if (isPart)
            again.insert(own.begin(), own.end());
        else
            fresh.push_back(value);
    }
    Ref<Exception> back;
    if (!again.empty()) {
        RETORT_TRY(const SplitException parts,
                   splitException(vm_, first, [&](const Ref<Exception> &each) -> Eval<bool> {
                       return !each->group && again.contains(each.get());
                   }));
        back = parts.match;
    }
    if (fresh.empty())
        return back ? Value(back) : Value::none();
    if (back)
        fresh.emplace_back(back);
    return Value(makeExceptionGroup(vm_, {}, fresh));
}

} // namespace retort::script
