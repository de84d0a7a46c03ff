#include <core/alembic/host.h>
#include <core/alembic/values.h>
#include <core/base/overloaded.h>
#include <core/script/runtime/protocol.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/number.h>

// Values of the standard modules (datetime, decimal, uuid) are met by the name of their class and their str(): what
// they are inside is those modules' own business.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

Eval<QString> strOf(Interpreter &vm, const Value &value)
{
    RETORT_TRY(const std::string text, textOfValue(vm, value));
    return QString::fromStdString(text);
}

Eval<QString> jsonOf(Interpreter &vm, const Value &value)
{
    RETORT_TRY(const Value module, vm.importModule("json"));
    RETORT_TRY(const Value dumps, getAttribute(vm, module, "dumps"));
    RETORT_TRY(const Value text, call(vm, dumps, {value}));
    return strOf(vm, text);
}

/// timedelta as PostgreSQL writes an interval.
Eval<QString> intervalOf(Interpreter &vm, const Value &value)
{
    RETORT_TRY(const Value total, getAttribute(vm, value, "total_seconds"));
    RETORT_TRY(const Value seconds, call(vm, total));
    RETORT_TRY(const QString text, strOf(vm, seconds));
    return u"%1 seconds"_s.arg(text);
}

bool isClassNamed(const Class *type, std::string_view module, std::string_view name)
{
    return type != nullptr && std::any_of(type->mro().begin(), type->mro().end(), [&](const Class *base) {
               return base->name() == name && base->module() == module;
           });
}

} // namespace

Eval<sql::Value> toSqlValue(Interpreter &vm, const Value &value, const sql::SqlType &type)
{
    const auto *json = std::get_if<sql::JsonType>(&type.kind);
    if (value.isNone()) {
        if (json != nullptr && !json->noneAsNull)
            return sql::Value(sql::Json{u"null"_s});
        return sql::Value(sql::Null{});
    }
    if (json != nullptr && value.native<Instance>() == nullptr) {
        RETORT_TRY(QString text, jsonOf(vm, value));
        return sql::Value(sql::Json{std::move(text)});
    }
    Class &valueType = typeOf(vm, value);
    if (isClassNamed(&valueType, "enum", "Enum")) {
        // A member of an enum is its name to the database; a str enum elsewhere is its value.
        const bool byName = std::holds_alternative<sql::EnumType>(type.kind);
        RETORT_TRY(const Value plain, getAttribute(vm, value, byName ? "name" : "value"));
        return toSqlValue(vm, plain, type);
    }
    if (value.isBool())
        return sql::Value(value.asBool());
    if (value.isInt())
        return sql::Value(qint64{value.asInt()});
    if (value.isFloat())
        return sql::Value(value.asFloat());
    if (const Str *text = value.as<Str>())
        return sql::Value(text->toQString());
    if (const Bytes *bytes = value.as<Bytes>())
        return sql::Value(QByteArray(bytes->bytes().data(), static_cast<qsizetype>(bytes->bytes().size())));
    if (isInteger(value)) {
        RETORT_TRY(QString digits, strOf(vm, value));
        return sql::Value(sql::Decimal{std::move(digits)});
    }
    if (isClassNamed(&valueType, "decimal", "Decimal")) {
        RETORT_TRY(QString text, strOf(vm, value));
        return sql::Value(sql::Decimal{std::move(text)});
    }
    if (isClassNamed(&valueType, "datetime", "datetime")) {
        RETORT_TRY(QString text, strOf(vm, value));
        return sql::Value(sql::DateTime{std::move(text)});
    }
    if (isClassNamed(&valueType, "datetime", "date")) {
        RETORT_TRY(QString text, strOf(vm, value));
        return sql::Value(sql::Date{std::move(text)});
    }
    if (isClassNamed(&valueType, "datetime", "time")) {
        RETORT_TRY(QString text, strOf(vm, value));
        return sql::Value(sql::Time{std::move(text)});
    }
    if (isClassNamed(&valueType, "datetime", "timedelta")) {
        RETORT_TRY(QString text, intervalOf(vm, value));
        return sql::Value(sql::Interval{std::move(text)});
    }
    if (isClassNamed(&valueType, "uuid", "UUID")) {
        RETORT_TRY(QString text, strOf(vm, value));
        return sql::Value(sql::Uuid{std::move(text)});
    }
    if (value.isKind(Kind::Dict)) {
        RETORT_TRY(QString text, jsonOf(vm, value));
        return sql::Value(sql::Json{std::move(text)});
    }
    return vm.raise(ScriptHost::of(vm).exception("InterfaceError"),
                    textOf("Error binding parameter: type '", typeName(vm, value), "' is not supported"));
}

namespace
{

/// What `function` of a standard module makes of a text.
Eval<> through(Interpreter &vm, const char *module, const char *name, const char *method, const QString &text)
{
    RETORT_TRY(const Value imported, vm.importModule(module));
    RETORT_TRY(Value made, getAttribute(vm, imported, name));
    if (method != nullptr) {
        RETORT_TRY(made, getAttribute(vm, made, method));
    }
    return call(vm, made, {vm.str(text)});
}

/// SQLite's plain values as the column's type has them.
Eval<Value> typed(Interpreter &vm, const sql::Value &value, const sql::SqlType &type)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        if (std::holds_alternative<sql::BooleanType>(type.kind))
            return Value::boolean(*number != 0);
        if (std::holds_alternative<sql::NumericType>(type.kind))
            return through(vm, "decimal", "Decimal", nullptr, QString::number(*number));
    }
    if (const auto *number = std::get_if<double>(&value)) {
        if (const auto *numeric = std::get_if<sql::NumericType>(&type.kind))
            return through(vm, "decimal", "Decimal", nullptr,
                           QString::number(*number, 'f', numeric->scale.value_or(10)));
    }
    const auto *text = std::get_if<QString>(&value);
    if (text == nullptr)
        return Value();
    if (const auto *time = std::get_if<sql::DateTimeType>(&type.kind)) {
        using Name = sql::DateTimeType::Name;
        const char *name = time->name == Name::Date ? "date" : time->name == Name::Time ? "time" : "datetime";
        return through(vm, "datetime", name, "fromisoformat", *text);
    }
    if (std::holds_alternative<sql::JsonType>(type.kind))
        return through(vm, "json", "loads", nullptr, *text);
    if (std::holds_alternative<sql::UuidType>(type.kind))
        return through(vm, "uuid", "UUID", nullptr, *text);
    return Value();
}

} // namespace

Eval<> fromSqlValue(Interpreter &vm, const sql::Value &value, const sql::SqlType &type)
{
    RETORT_TRY(Value made, typed(vm, value, type));
    if (made.isSet())
        return made;
    return std::visit(
        overloaded{
            [](const sql::Null &) -> Eval<> { return Value::none(); },
            [](bool each) -> Eval<> { return Value::boolean(each); },
            [](qint64 each) -> Eval<> { return Value::integer(each); },
            [](double each) -> Eval<> { return Value::real(each); },
            [&](const sql::Decimal &each) -> Eval<> { return through(vm, "decimal", "Decimal", nullptr, each.text); },
            [&](const QString &each) -> Eval<> { return vm.str(each); },
            [&](const QByteArray &each) -> Eval<> { return vm.make<Bytes>(each.toStdString()); },
            [&](const sql::Date &each) -> Eval<> {
                return through(vm, "datetime", "date", "fromisoformat", each.text);
            },
            [&](const sql::Time &each) -> Eval<> {
                return through(vm, "datetime", "time", "fromisoformat", each.text);
            },
            [&](const sql::DateTime &each) -> Eval<> {
                return through(vm, "datetime", "datetime", "fromisoformat", each.text);
            },
            [&](const sql::Interval &each) -> Eval<> { return vm.str(each.text); },
            [&](const sql::Json &each) -> Eval<> { return through(vm, "json", "loads", nullptr, each.text); },
            [&](const sql::Uuid &each) -> Eval<> { return through(vm, "uuid", "UUID", nullptr, each.text); },
        },
        value);
}

} // namespace retort::alembic
