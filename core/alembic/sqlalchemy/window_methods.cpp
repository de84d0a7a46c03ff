#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

// Which rows a function is of: func.x().over(...) and .filter(...).

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<ex::Function> functionOf(Call &call)
{
    const auto *function = std::get_if<ex::Function>(&call.self.native<ExpressionObject>()->expression.node);
    if (function == nullptr) {
        return call.vm.raise(call.vm.errors().AttributeError,
                             textOf("Only SQL functions have '", call.function.entry().name, "'"));
    }
    return *function;
}

Eval<std::vector<ex::Expression>> oneOrMore(Interpreter &vm, const Value &given)
{
    std::vector<ex::Expression> all;
    if (!given.isSet() || given.isNone())
        return all;
    if (!given.isKind(Kind::List) && !given.isKind(Kind::Tuple)) {
        RETORT_TRY(ex::Expression only, toSqlText(vm, given));
        all.push_back(std::move(only));
        return all;
    }
    RETORT_CHECK(forEach(vm, given, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(ex::Expression each, toSqlText(vm, item));
        all.push_back(std::move(each));
        return {};
    }));
    return all;
}

} // namespace

Eval<> overWindow(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(ex::Function function, functionOf(call));
    if (in.has("rows") || in.has("range_"))
        return ScriptHost::of(call.vm).refuse(u"over() with rows or range_"_s);
    ex::Window window;
    RETORT_TRY(window.partitionBy, oneOrMore(call.vm, in.value("partition_by")));
    RETORT_TRY(window.orderBy, oneOrMore(call.vm, in.value("order_by")));
    function.over = {std::move(window)};
    return expressionObject(call.vm, std::move(function), call.self.native<ExpressionObject>()->sqlType);
}

Eval<> filtered(Call &call)
{
    RETORT_TRY(ex::Function function, functionOf(call));
    RETORT_TRY(function.filter, conditions(call.vm, call.tuple(0)));
    return expressionObject(call.vm, std::move(function), call.self.native<ExpressionObject>()->sqlType);
}

} // namespace retort::alembic
