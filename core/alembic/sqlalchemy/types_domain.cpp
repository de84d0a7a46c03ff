#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/script/runtime/protocol.h>
#include <core/sql/literal.h>

// postgresql.DOMAIN.

namespace retort::alembic
{

using namespace script;

namespace
{

sql::DomainType &domainOf(const Value &self)
{
    return familyOf<sql::DomainType>(*self.native<TypeObject>());
}

/// SQL of a text or of an expression, as PostgreSQL writes it.
Eval<QString> sqlOf(const CallArguments &in, std::string_view name)
{
    if (!in.has(name))
        return QString();
    RETORT_TRY(const expressions::Expression expression, toSqlText(in.vm(), in.value(name)));
    const auto text = ScriptHost::of(in.vm()).sink().dialect().renderExpression(expression);
    if (!text)
        return in.vm().raiseError(text.error());
    return *text;
}

Eval<> initDomain(Call &call)
{
    const CallArguments in(call);
    sql::DomainType &type = domainOf(call.self);
    RETORT_TRY(type.name, in.text("name"));
    RETORT_TRY(type.schema, in.optionalText("schema"));
    if (in.has("data_type")) {
        RETORT_TRY(sql::SqlType made, toType(call.vm, in.value("data_type")));
        type.dataType = std::move(made);
    }
    RETORT_TRY(type.collation, in.optionalText("collation"));
    if (in.value("default").isKind(Kind::Str)) {
        RETORT_TRY(const QString text, in.text("default"));
        type.defaultText = sql::quotedText(text, {});
    } else {
        RETORT_TRY(type.defaultText, sqlOf(in, "default"));
    }
    RETORT_TRY(type.constraintName, in.optionalText("constraint_name"));
    RETORT_TRY(type.notNull, in.flag("not_null"));
    RETORT_TRY(type.check, sqlOf(in, "check"));
    RETORT_TRY(type.createType, in.flag("create_type", true));
    return Value::none();
}

Eval<> createDomain(Call &call)
{
    RETORT_TRY(const bool check, CallArguments(call).flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::CreateDomain{domainOf(call.self), check}, call.position()));
    return Value::none();
}

Eval<> dropDomain(Call &call)
{
    RETORT_TRY(const bool check, CallArguments(call).flag("checkfirst"));
    RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::DropDomain{domainOf(call.self), check}, call.position()));
    return Value::none();
}

constexpr FunctionEntry methods[] = {
    {"__init__",
     "name, data_type, *, collation=None, default=None, constraint_name=None, not_null=None, check=None, "
     "create_type=True, schema=None, **kw",
     "A type of the database's own: the name, and what it is made of.", initDomain},
    {"create", "bind=None, checkfirst=True, **kw", "CREATE DOMAIN.", createDomain},
    {"drop", "bind=None, checkfirst=True, **kw", "DROP DOMAIN.", dropDomain},
};

const ClassRow rows[] = {
    {{"DOMAIN", "sqlalchemy.dialects.postgresql", "PostgreSQL's DOMAIN.", methods},
     "TypeEngine",
     [] { return sql::SqlType(sql::DomainType{}); }},
};

} // namespace

const std::span<const ClassRow> domainTypes = rows;

} // namespace retort::alembic
