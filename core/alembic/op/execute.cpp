#include <core/alembic/host.h>
#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

// execute, f, inline_literal, get_bind, and what is refused.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

Eval<> execute(Call &call)
{
    const CallArguments in(call);
    bool autocommit = false;
    if (const auto *options = in.value("execution_options").as<Dict>()) {
        const Value given = options->get("autocommit");
        if (given.isSet()) {
            RETORT_TRY(autocommit, truth(call.vm, given));
        }
    }
    const Value &statement = in.value("sqltext");
    if (const Str *text = statement.as<Str>()) {
        RETORT_CHECK(
            ScriptHost::of(call.vm).apply(operations::ExecuteSql{text->toQString(), {}, autocommit}, call.position()));
        return Value::none();
    }
    if (const auto *expression = statement.native<ExpressionObject>()) {
        if (const auto *text = std::get_if<expressions::Text>(&expression->expression.node)) {
            RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::ExecuteExpression{*text}, call.position()));
            return Value::none();
        }
    }
    if (const auto *query = statement.native<QueryObject>()) {
        // What a select answers nobody sees here: it is run for what it does.
        RETORT_TRY(const auto queries, withParameters(call.vm, *query, Value()));
        for (const expressions::Query &each : queries) {
            RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::ExecuteExpression{each}, call.position()));
        }
        return Value::none();
    }
    RETORT_CHECK(executeStatement(call.vm, statement, Value(), call.position(), true));
    return Value::none();
}

Eval<> finalName(Call &call)
{
    if (call[0].isNone())
        return Value::none();
    RETORT_TRY(const std::string_view text, call.utf8(0));
    Class &type = ScriptHost::of(call.vm).classNamed("alembic.operations", "conv");
    return Value(new Str(call.vm.heap(), &type, std::string(text)));
}

Eval<> inlineLiteral(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(const auto type, in.optionalType("type_"));
    RETORT_TRY(sql::Value value, toSqlValue(call.vm, call[0], type.value_or(sql::SqlType())));
    return expressionObject(call.vm, expressions::Literal{std::move(value), type.value_or(sql::SqlType())});
}

Eval<> getBind(Call &call)
{
    return connectionObject(call.vm);
}

Eval<> refuseDirective(Call &call)
{
    return ScriptHost::of(call.vm).refuse(u"op.%1()"_s.arg(QString::fromLatin1(call.function.entry().name)),
                                          call.position());
}

namespace
{

const ClassRow rows[] = {
    {{"conv", "alembic.operations", "A name that no naming convention is applied to."}, "str"},
};

} // namespace

const std::span<const ClassRow> nameClasses = rows;

} // namespace retort::alembic
