#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/database_errors.h>
#include <core/base/presenter.h>
#include <core/database/error_codes.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>
#include <core/sql/statement_kind.h>

#include <algorithm>
#include <array>
#include <initializer_list>

// Scripts ask whether a table is there by trying, and look at the exception's class, its text, or the driver's own
// error in it. So all three are those that SQLAlchemy gives with the drivers it takes by itself.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

bool isOneOf(ErrorCode code, std::initializer_list<ErrorCode> codes)
{
    return std::ranges::count(codes, code) > 0;
}

/// PEP 249's class for a class of SQLSTATEs, as psycopg2 has them.
const char *classOfState(const QString &state)
{
    struct Row {
        QLatin1StringView begin;
        const char *type;
    };
    static const std::array<Row, 30> rows{{
        {"0A"_L1, "NotSupportedError"}, {"20"_L1, "ProgrammingError"}, {"21"_L1, "ProgrammingError"},
        {"22"_L1, "DataError"},         {"23"_L1, "IntegrityError"},   {"24"_L1, "InternalError"},
        {"25"_L1, "InternalError"},     {"26"_L1, "OperationalError"}, {"27"_L1, "OperationalError"},
        {"28"_L1, "OperationalError"},  {"2B"_L1, "InternalError"},    {"2D"_L1, "InternalError"},
        {"2F"_L1, "InternalError"},     {"34"_L1, "OperationalError"}, {"38"_L1, "InternalError"},
        {"39"_L1, "InternalError"},     {"3B"_L1, "InternalError"},    {"3D"_L1, "ProgrammingError"},
        {"3F"_L1, "ProgrammingError"},  {"40"_L1, "OperationalError"}, {"42"_L1, "ProgrammingError"},
        {"44"_L1, "ProgrammingError"},  {"53"_L1, "OperationalError"}, {"54"_L1, "OperationalError"},
        {"55"_L1, "OperationalError"},  {"57"_L1, "OperationalError"}, {"58"_L1, "OperationalError"},
        {"F0"_L1, "InternalError"},     {"P0"_L1, "InternalError"},    {"XX"_L1, "InternalError"},
    }};
    for (const Row &row : rows) {
        if (state.startsWith(row.begin))
            return row.type;
    }
    return "DatabaseError";
}

/// What PostgreSQL calls a state, in psycopg2's letters, where scripts are likely to meet it; else empty.
QString nameOfState(const QString &state)
{
    struct Row {
        QLatin1StringView state;
        const char16_t *name;
    };
    static const std::array<Row, 36> rows{{
        {"0A000"_L1, u"FeatureNotSupported"},
        {"21000"_L1, u"CardinalityViolation"},
        {"22001"_L1, u"StringDataRightTruncation"},
        {"22003"_L1, u"NumericValueOutOfRange"},
        {"22007"_L1, u"InvalidDatetimeFormat"},
        {"22012"_L1, u"DivisionByZero"},
        {"22P02"_L1, u"InvalidTextRepresentation"},
        {"23502"_L1, u"NotNullViolation"},
        {"23503"_L1, u"ForeignKeyViolation"},
        {"23505"_L1, u"UniqueViolation"},
        {"23514"_L1, u"CheckViolation"},
        {"23P01"_L1, u"ExclusionViolation"},
        {"25001"_L1, u"ActiveSqlTransaction"},
        {"25P02"_L1, u"InFailedSqlTransaction"},
        {"2BP01"_L1, u"DependentObjectsStillExist"},
        {"3F000"_L1, u"InvalidSchemaName"},
        {"40001"_L1, u"SerializationFailure"},
        {"40P01"_L1, u"DeadlockDetected"},
        {"42501"_L1, u"InsufficientPrivilege"},
        {"42601"_L1, u"SyntaxError"},
        {"42701"_L1, u"DuplicateColumn"},
        {"42703"_L1, u"UndefinedColumn"},
        {"42704"_L1, u"UndefinedObject"},
        {"42710"_L1, u"DuplicateObject"},
        {"42723"_L1, u"DuplicateFunction"},
        {"42804"_L1, u"DatatypeMismatch"},
        {"42809"_L1, u"WrongObjectType"},
        {"42830"_L1, u"InvalidForeignKey"},
        {"42883"_L1, u"UndefinedFunction"},
        {"42P01"_L1, u"UndefinedTable"},
        {"42P06"_L1, u"DuplicateSchema"},
        {"42P07"_L1, u"DuplicateTable"},
        {"42P16"_L1, u"InvalidTableDefinition"},
        {"55006"_L1, u"ObjectInUse"},
        {"55P03"_L1, u"LockNotAvailable"},
        {"57014"_L1, u"QueryCanceled"},
    }};
    for (const Row &row : rows) {
        if (state == row.state)
            return QString::fromUtf16(row.name);
    }
    return {};
}

/// PEP 249's class of a MySQL error, as PyMySQL and mysqlclient have them.
const char *classOfNumber(unsigned number)
{
    struct Row {
        std::initializer_list<unsigned> numbers;
        const char *type;
    };
    static const std::array<Row, 4> rows{{
        {{1007, 1064, 1102, 1103, 1110, 1111, 1112, 1113, 1146, 1149, 1179}, "ProgrammingError"},
        {{1171, 1230, 1263, 1264, 1265, 1366, 1367, 1406, 1441}, "DataError"},
        {{1048, 1062, 1215, 1216, 1217, 1451, 1452, 4025}, "IntegrityError"},
        {{1196, 1235, 1286, 1289}, "NotSupportedError"},
    }};
    for (const Row &row : rows) {
        if (std::ranges::count(row.numbers, number) > 0)
            return row.type;
    }
    return number < 1000 ? "InternalError" : "OperationalError";
}

/// Where the database did not say more: by the kind of the error.
const char *classOfCode(ErrorCode code)
{
    if (isOneOf(code, {errors::ConstraintViolated, errors::ForeignKeysViolated}))
        return "IntegrityError";
    return isOneOf(code, {errors::SqlParametersMismatch, errors::SqlSeveralStatements}) ? "ProgrammingError"
                                                                                        : "OperationalError";
}

/// The page about a class that SQLAlchemy's text leads to.
QString pageOf(std::string_view type)
{
    struct Row {
        std::string_view type;
        const char16_t *page;
    };
    static constexpr std::array<Row, 7> rows{{{"DataError", u"9h9h"},
                                              {"OperationalError", u"e3q8"},
                                              {"IntegrityError", u"gkpj"},
                                              {"InternalError", u"2j85"},
                                              {"ProgrammingError", u"f405"},
                                              {"NotSupportedError", u"tw8g"},
                                              {"DatabaseError", u"4xp6"}}};
    const auto row = std::ranges::find(rows, type, &Row::type);
    return QString::fromUtf16(row->page);
}

QString textFor(const DriverError &error, const QString &message, const QString &statement)
{
    QString text = u"(%1.%2) "_s.arg(error.module, error.name) + message;
    if (!statement.isEmpty())
        text += u"\n[SQL: "_s + statement + u']';
    return text + u"\n(Background on this error at: https://sqlalche.me/e/20/"_s + pageOf(error.type) + u')';
}

} // namespace

std::optional<DriverError> driverErrorOf(const Error &error, const QString &dialect)
{
    if (!isOneOf(error.code,
                 {errors::SqlFailed, errors::PermissionDenied, errors::ConstraintViolated, errors::ForeignKeysViolated,
                  errors::DatabaseLocked, errors::DatabaseReadOnly, errors::DatabaseFull, errors::StatementTimedOut,
                  errors::SqlParametersMismatch, errors::SqlSeveralStatements}))
        return std::nullopt;
    const QString state = error.data.value(u"sqlstate"_s).toString();
    const unsigned number = error.data.value(u"number"_s).toUInt();
    DriverError found{classOfCode(error.code), u"sqlite3"_s, {}};
    if (dialect == u"postgresql") {
        found.module = u"psycopg2"_s;
        if (!state.isEmpty())
            found = {classOfState(state), u"psycopg2"_s, {}, 0, state};
        if (const QString name = nameOfState(state); !name.isEmpty()) {
            found.module = u"psycopg2.errors"_s;
            found.name = name;
        }
    } else if (dialect != u"sqlite") {
        found.module = u"pymysql.err"_s;
        if (number > 0)
            found = {classOfNumber(number), u"pymysql.err"_s, {}, number, {}};
    }
    if (found.name.isEmpty())
        found.name = QString::fromLatin1(found.type);
    return found;
}

Failure ScriptHost::failWith(Error error)
{
    const auto found = driverErrorOf(error, sink_->dialect().name());
    if (!found)
        return vm_.raiseError(std::move(error));
    const QString said = error.data.value(u"message"_s).toString();
    const Value message = vm_.str(said.isEmpty() ? sentence(error) : said);
    std::vector<Value> arguments{message};
    if (found->number > 0)
        arguments.insert(arguments.begin(), Value::integer(found->number));
    const Ref<Exception> own(new Exception(vm_, driverException(*found).get(), vm_.tuple(arguments)));
    // The text is likely to be printed, and so comes into logs.
    const QString statement =
        sql::withoutPasswords(error.data.value(u"statement"_s).toString(), sink_->dialect().lexicalRules());
    const Value sql = statement.isEmpty() ? Value::none() : Value(vm_.str(statement));
    const auto text = textOfValue(vm_, Value(own));
    if (!text)
        return Failure(text.error());
    const Failure failure = vm_.raiseError(std::move(error), exception(found->type),
                                           textFor(*found, QString::fromStdString(*text), statement));
    const Value raised(failure.value().exception());
    const auto give = [this](const Value &object, std::string_view name, const Value &value) {
        return setAttribute(vm_, object, *vm_.str(std::string(name)), value);
    };
    Eval<void> given = give(raised, "orig", Value(own));
    if (given)
        given = give(raised, "statement", sql);
    if (given && !found->sqlState.isEmpty())
        given = give(Value(own), "pgcode", Value(vm_.str(found->sqlState)));
    if (given && !found->sqlState.isEmpty())
        given = give(Value(own), "pgerror", message);
    return given ? failure : Failure(given.error());
}

const Ref<Class> &ScriptHost::driverException(const DriverError &error)
{
    Ref<Class> &made = driverExceptions_[error.module + u'.' + error.name];
    if (!made)
        made = vm_.defineException(error.name.toStdString(), error.module.toStdString(), {vm_.errors().Exception});
    return made;
}

} // namespace retort::alembic
