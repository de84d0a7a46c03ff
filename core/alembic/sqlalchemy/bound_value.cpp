#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The text that stands in the database for a member of an Enum's class; everything else as it is.
Eval<> textFor(Interpreter &vm, const TypeObject &type, const Value &given)
{
    const auto *known = std::get_if<sql::EnumType>(&type.sqlType.kind);
    if (known == nullptr || !given.isObject() || given.object()->type() != type.enumClass.as<Class>())
        return given;
    RETORT_TRY(const std::vector<Value> members, collect(vm, type.enumClass));
    for (std::size_t i = 0; i < members.size() && i < static_cast<std::size_t>(known->values.size()); ++i)
        if (members[i].is(given))
            return Value(vm.str(known->values[static_cast<qsizetype>(i)]));
    return given;
}

} // namespace

Eval<Value> boundValue(Interpreter &vm, const Value &type, const Value &given)
{
    const bool isSql = given.native<ExpressionObject>() != nullptr || given.native<QueryObject>() != nullptr;
    if (isSql || !type.isSet() || type.native<TypeObject>() == nullptr)
        return given;
    if (const auto *object = type.native<TypeObject>(); object->enumClass.isSet())
        return textFor(vm, *object, given);
    RETORT_TRY(const Value method, findAttribute(vm, type, "process_bind_param"));
    if (!method.isSet())
        return given;
    RETORT_TRY(const Value dialect, dialectObject(vm));
    return call(vm, method, {given, dialect});
}

namespace
{

/// The member of an Enum's class that stands for a text in the database.
Eval<> memberFor(Interpreter &vm, const TypeObject &type, const Value &read)
{
    const auto *text = read.as<Str>();
    const auto *known = std::get_if<sql::EnumType>(&type.sqlType.kind);
    if (text == nullptr || known == nullptr)
        return read;
    RETORT_TRY(const std::vector<Value> members, collect(vm, type.enumClass));
    const qsizetype place = known->values.indexOf(text->toQString());
    if (place >= 0 && place < static_cast<qsizetype>(members.size()))
        return members[static_cast<std::size_t>(place)];
    return vm.raise(vm.errors().LookupError,
                    u"'%1' is not among the defined enum values. Enum name: %2. Possible values: %3"_s.arg(
                        text->toQString(), known->name, known->values.join(u", "_s)));
}

} // namespace

Eval<> readValue(Interpreter &vm, const Value &type, const Value &read)
{
    const auto *object = type.isSet() ? type.native<TypeObject>() : nullptr;
    if (object == nullptr)
        return read;
    if (object->enumClass.isSet())
        return memberFor(vm, *object, read);
    RETORT_TRY(const Value method, findAttribute(vm, type, "process_result_value"));
    if (!method.isSet())
        return read;
    RETORT_TRY(const Value dialect, dialectObject(vm));
    return call(vm, method, {read, dialect});
}

} // namespace retort::alembic
