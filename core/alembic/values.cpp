#include <core/alembic/host.h>
#include <core/alembic/values.h>
#include <core/base/overloaded.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>
#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/number.h>
#include <core/script/stdlib/datetime/datetime.h>
#include <core/script/stdlib/decimal/decimal.h>
#include <core/script/stdlib/uuid.h>

#include <QRegularExpression>

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

/// Where the dates begin from which generic Interval columns of databases without intervals count.
const Microseconds intervalEpoch = microsecondsOf({1970, 1, 1}, {});

QString dialectOf(Interpreter &vm)
{
    return ScriptHost::of(vm).sink().dialect().name();
}

/// As PostgreSQL writes it. The clock has its own sign there: days are whole, and what is left is never negative.
QString intervalText(Microseconds span)
{
    const DaysAndRest parts = daysAndRest(span);
    return u"%1 days +%2"_s.arg(parts.days).arg(QString::fromStdString(isoText(clockOf(parts.rest)).value_or("")));
}

/// "2024-02-29 23:59:58.000123": all six digits, and no zone, as SQLAlchemy keeps them in SQLite, where they are
/// compared as text.
QString fullText(const CivilDate &date, const ClockTime &clock)
{
    return QString::fromStdString(isoText(date) + " " + isoText(clock, "microseconds").value_or(""));
}

std::optional<sql::Value> intervalValue(Interpreter &vm, const TimedeltaObject &span, const sql::SqlType &type)
{
    const auto *interval = std::get_if<sql::IntervalType>(&type.kind);
    if (interval == nullptr || interval->sqlInterval || dialectOf(vm) == "postgresql"_L1)
        return sql::Interval{intervalText(span.span)};
    const DaysAndRest parts = daysAndRest(intervalEpoch + span.span);
    const auto date = dateOfOrdinal(parts.days + 1);
    if (!date)
        return std::nullopt;
    return sql::DateTime{fullText(*date, clockOf(parts.rest))};
}

/// A date, a time, a datetime: `text` is its str().
sql::Value momentValue(Interpreter &vm, const Value &value, QString text, const sql::SqlType &type)
{
    const auto *wanted = std::get_if<sql::DateTimeType>(&type.kind);
    const bool isSqlite = wanted != nullptr && dialectOf(vm) == "sqlite"_L1;
    if (const auto *time = value.native<TimeObject>()) {
        if (isSqlite)
            text = QString::fromStdString(isoText(time->time.clock, "microseconds").value_or(""));
        return sql::Time{std::move(text)};
    }
    const CivilDate &date = value.native<DateObject>()->date;
    const auto *moment = value.native<DatetimeObject>();
    if (isSqlite && wanted->name == sql::DateTimeType::Name::Date)
        return sql::Date{QString::fromStdString(isoText(date))};
    if (isSqlite)
        return sql::DateTime{fullText(date, moment != nullptr ? moment->time.clock : ClockTime{})};
    if (moment != nullptr)
        return sql::DateTime{std::move(text)};
    return sql::Date{std::move(text)};
}

bool isClassNamed(const Class *type, std::string_view module, std::string_view name)
{
    return type != nullptr && std::any_of(type->mro().begin(), type->mro().end(), [&](const Class *base) {
               return base->name() == name && base->module() == module;
           });
}

} // namespace

namespace
{

/// A list as PostgreSQL reads one: {1,NULL,"a"}.
Eval<QString> arrayText(Interpreter &vm, const Value &list)
{
    RETORT_CHECK(vm.enterNesting());
    QStringList parts;
    Eval<void> done = forEach(vm, list, [&](const Value &item) -> Eval<void> {
        if (item.isKind(Kind::List)) {
            RETORT_TRY(QString inner, arrayText(vm, item));
            parts << std::move(inner);
        } else if (item.isNone()) {
            parts << u"NULL"_s;
        } else if (item.isBool()) {
            parts << (item.asBool() ? u"t"_s : u"f"_s);
        } else {
            RETORT_TRY(QString text, strOf(vm, item));
            parts << u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
        }
        return {};
    });
    vm.leaveNesting();
    RETORT_CHECK(std::move(done));
    return u'{' + parts.join(u',') + u'}';
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
    if (const auto *number = value.native<DecimalObject>())
        return sql::Value(sql::Decimal{QString::fromStdString(decimal::textOf(number->number))});
    if (value.native<DateObject>() || value.native<TimeObject>()) {
        RETORT_TRY(QString text, strOf(vm, value));
        return momentValue(vm, value, std::move(text), type);
    }
    if (const auto *span = value.native<TimedeltaObject>()) {
        std::optional<sql::Value> made = intervalValue(vm, *span, type);
        if (!made)
            return vm.raise(vm.errors().OverflowError, "date value out of range");
        return *std::move(made);
    }
    if (const auto *uuid = value.native<UuidObject>())
        return sql::Value(sql::Uuid{uuid->uuid.toString(QUuid::WithoutBraces)});
    if (value.isKind(Kind::Dict)) {
        RETORT_TRY(QString text, jsonOf(vm, value));
        return sql::Value(sql::Json{std::move(text)});
    }
    if (value.isKind(Kind::List) && hasArrays(vm)) {
        RETORT_TRY(QString text, arrayText(vm, value));
        return sql::Value(std::move(text));
    }
    return vm.raise(ScriptHost::of(vm).exception("InterfaceError"),
                    textOf("Error binding parameter: type '", typeName(vm, value), "' is not supported"));
}

bool hasArrays(Interpreter &vm)
{
    return ScriptHost::of(vm).sink().dialect().name() == u"postgresql"_s;
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

/// What intervalText wrote, or PostgreSQL; text where there are months, which no timedelta has.
Eval<> timedeltaOf(Interpreter &vm, const QString &text)
{
    static const QRegularExpression expression(
        u"^(?:(-?\\d+) days? ?)?(?:([-+]?)(\\d{1,9}):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?$"_s);
    const QRegularExpressionMatch match = expression.match(text);
    if (!match.hasMatch())
        return vm.str(text);
    const qint64 seconds =
        (match.captured(3).toLongLong() * 60 + match.captured(4).toLongLong()) * 60 + match.captured(5).toLongLong();
    const Microseconds clock =
        seconds * Microseconds(microsecondsPerSecond) + match.captured(6).leftJustified(6, u'0').toLongLong();
    const Microseconds days = match.captured(1).toLongLong() * Microseconds(microsecondsPerDay);
    return makeTimedelta(vm, days + (match.captured(2) == "-"_L1 ? -clock : clock));
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
    if (std::holds_alternative<sql::IntervalType>(type.kind)) {
        RETORT_TRY(const Value moment, through(vm, "datetime", "datetime", "fromisoformat", *text));
        if (const auto *counted = moment.native<DatetimeObject>())
            return makeTimedelta(vm, microsecondsOf(counted->date, counted->time.clock) - intervalEpoch);
        return moment;
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
            [&](const sql::Interval &each) -> Eval<> { return timedeltaOf(vm, each.text); },
            [&](const sql::Json &each) -> Eval<> { return through(vm, "json", "loads", nullptr, each.text); },
            [&](const sql::Uuid &each) -> Eval<> { return through(vm, "uuid", "UUID", nullptr, each.text); },
        },
        value);
}

} // namespace retort::alembic
