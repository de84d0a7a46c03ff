#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/script/runtime/protocol.h>

#include <cstdlib>

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

/// None is without bound, 0 the row itself, a number below 0 so many before it.
Eval<QString> boundOf(Interpreter &vm, const Value &given, const QString &unbounded)
{
    if (given.isNone())
        return u"UNBOUNDED "_s + unbounded;
    std::int64_t distance = 0;
    if (!toInt64(given, distance))
        return argumentError(vm, "Integer or None expected for values in rows/range_");
    if (distance == 0)
        return u"CURRENT ROW"_s;
    return QString::number(std::abs(distance)) + (distance < 0 ? u" PRECEDING"_s : u" FOLLOWING"_s);
}

Eval<QString> frameOf(Interpreter &vm, const Value &given, const QString &unit)
{
    RETORT_TRY(const std::vector<Value> bounds, collect(vm, given));
    if (bounds.size() != 2)
        return argumentError(vm, "2-tuple expected for rows/range_");
    RETORT_TRY(const QString first, boundOf(vm, bounds[0], u"PRECEDING"_s));
    RETORT_TRY(const QString last, boundOf(vm, bounds[1], u"FOLLOWING"_s));
    return unit + u" BETWEEN "_s + first + u" AND "_s + last;
}

} // namespace

Eval<> overWindow(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(ex::Function function, functionOf(call));
    ex::Window window;
    if (in.has("rows") && in.has("range_"))
        return argumentError(call.vm, "'range_' and 'rows' are mutually exclusive");
    for (const char *unit : {"rows", "range_"}) {
        if (in.has(unit)) {
            RETORT_TRY(window.frame,
                       frameOf(call.vm, in.value(unit), unit == std::string_view("rows") ? u"ROWS"_s : u"RANGE"_s));
        }
    }
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
