#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/protocol.h>

// sa.func: every name is an SQL function, func.pg_catalog.x one of a schema.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

/// func itself (empty), or a name out of it that was not called yet.
class FunctionName final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "_FunctionGenerator";
    using Instance::Instance;
    QString path;
};

Eval<> nameOf(Call &call)
{
    RETORT_TRY(QString name, call.text(0));
    if (name.startsWith(u"__"_s))
        return call.vm.raise(call.vm.errors().AttributeError, name);
    // func.and_ and its like are written with an underscore behind for the sake of Python's keywords.
    if (name.endsWith(u'_'))
        name.chop(1);
    const auto *self = call.self.native<FunctionName>();
    Ref<FunctionName> made = ScriptHost::of(call.vm).make<FunctionName>();
    made->path = self->path.isEmpty() ? name : self->path + u'.' + name;
    return made;
}

/// What a function gives, where that decides how its value is read or joined to another.
sql::SqlType typeOfFunction(const QString &name)
{
    static const std::map<QString, sql::SqlType> known = {
        {u"count"_s, sql::SqlType(sql::IntegerType{})},
        {u"char_length"_s, sql::SqlType(sql::IntegerType{})},
        {u"length"_s, sql::SqlType(sql::NullType{})},
        {u"now"_s, sql::SqlType(sql::DateTimeType{})},
        {u"current_timestamp"_s, sql::SqlType(sql::DateTimeType{})},
        {u"localtimestamp"_s, sql::SqlType(sql::DateTimeType{})},
        {u"current_date"_s, named<sql::DateTimeType>(sql::DateTimeType::Name::Date)},
        {u"current_time"_s, named<sql::DateTimeType>(sql::DateTimeType::Name::Time)},
        {u"concat"_s, sql::SqlType(sql::StringType{})},
        {u"random"_s, sql::SqlType(sql::NullType{})},
    };
    const auto found = known.find(name.toLower());
    return found == known.end() ? sql::SqlType() : found->second;
}

Eval<> callFunctionName(Call &call)
{
    const auto *self = call.self.native<FunctionName>();
    if (self->path.isEmpty())
        return call.vm.raise(call.vm.errors().TypeError, "func is not callable: write func.name(...)");
    const CallArguments in(call);
    ex::Function made{self->path, {}};
    sql::SqlType type = typeOfFunction(self->path);
    for (const Value &argument : call.tuple(0).items()) {
        RETORT_TRY(ex::Expression value, toExpression(call.vm, argument, {}));
        made.arguments.push_back(std::move(value));
    }
    const Value given = call.dict(1).get("type_");
    if (given.isSet()) {
        RETORT_TRY(type, toType(call.vm, given));
    } else if (std::holds_alternative<sql::NullType>(type.kind) && call.tuple(0).size() > 0) {
        // max, min, coalesce and the like give what they are given.
        static const QStringList alike = {u"max"_s, u"min"_s, u"sum"_s, u"coalesce"_s, u"lower"_s, u"upper"_s};
        const auto *first = call.tuple(0)[0].native<ExpressionObject>();
        if (first != nullptr && alike.contains(self->path.toLower()))
            type = first->sqlType;
    }
    return expressionObject(call.vm, std::move(made), std::move(type), self->path.section(u'.', -1));
}

constexpr FunctionEntry generatorMethods[] = {
    {"__getattr__", "name", "The SQL function of that name.", nameOf},
    {"__call__", "*clauses, **kwargs", "A call of the SQL function; type_ says what it gives.", callFunctionName},
};

const ClassRow rows[] = {
    {{"_FunctionGenerator",
      "sqlalchemy",
      "Every attribute is an SQL function.",
      generatorMethods,
      {},
      allocate<FunctionName>,
      false}},
    {{"TextClause", "sqlalchemy", "SQL as it is written."}, "ColumnElement"},
};

} // namespace

const std::span<const ClassRow> functionClasses = rows;

Eval<> functionsObject(Interpreter &vm)
{
    return ScriptHost::of(vm).make<FunctionName>();
}

} // namespace retort::alembic
