#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/exceptions.h>
#include <core/base/presenter.h>
#include <core/database/error_codes.h>
#include <core/dialects/dialect.h>

#include <algorithm>
#include <initializer_list>

namespace retort::alembic
{

using namespace script;

namespace
{

constexpr ExceptionRow rows[] = {
    {"SQLAlchemyError", {}},
    {"ArgumentError", "SQLAlchemyError"},
    {"CompileError", "SQLAlchemyError"},
    {"UnsupportedCompilationError", "CompileError"},
    {"DisconnectionError", "SQLAlchemyError"},
    {"TimeoutError", "SQLAlchemyError"},
    {"SAWarning", {}},
    {"SADeprecationWarning", {}},
    {"InvalidRequestError", "SQLAlchemyError"},
    {"UnboundExecutionError", "InvalidRequestError"},
    {"NoInspectionAvailable", "InvalidRequestError"},
    {"ResourceClosedError", "InvalidRequestError"},
    {"NoSuchColumnError", "InvalidRequestError"},
    {"NoResultFound", "InvalidRequestError"},
    {"MultipleResultsFound", "InvalidRequestError"},
    {"NoSuchTableError", "InvalidRequestError"},
    {"NoForeignKeysError", "ArgumentError"},
    {"AmbiguousForeignKeysError", "ArgumentError"},
    {"UnreflectableTableError", "InvalidRequestError"},
    {"PendingRollbackError", "InvalidRequestError"},
    {"NoReferenceError", "InvalidRequestError"},
    {"NoReferencedTableError", "NoReferenceError"},
    {"NoReferencedColumnError", "NoReferenceError"},
    {"StatementError", "SQLAlchemyError"},
    {"DBAPIError", "StatementError"},
    {"InterfaceError", "DBAPIError"},
    {"DatabaseError", "DBAPIError"},
    {"DataError", "DatabaseError"},
    {"OperationalError", "DatabaseError"},
    {"IntegrityError", "DatabaseError"},
    {"InternalError", "DatabaseError"},
    {"ProgrammingError", "DatabaseError"},
    {"NotSupportedError", "DatabaseError"},
};

constexpr ExceptionRow alembicRows[] = {
    {"CommandError", {}},
};

/// The class SQLAlchemy would raise, as near as the kinds of errors told apart here allow; null for what no script may
/// catch.
const char *exceptionFor(ErrorCode code, const QString &dialect)
{
    const auto isOneOf = [&](std::initializer_list<ErrorCode> codes) { return std::ranges::count(codes, code) > 0; };
    if (isOneOf({errors::SqlFailed, errors::PermissionDenied}))
        return dialect == QLatin1StringView("postgresql") ? "ProgrammingError" : "OperationalError";
    if (isOneOf({errors::ConstraintViolated, errors::ForeignKeysViolated}))
        return "IntegrityError";
    if (isOneOf({errors::DatabaseLocked, errors::DatabaseReadOnly, errors::DatabaseFull, errors::StatementTimedOut}))
        return "OperationalError";
    if (isOneOf({errors::SqlParametersMismatch, errors::SqlSeveralStatements}))
        return "ProgrammingError";
    return nullptr;
}

} // namespace

const std::span<const ExceptionRow> sqlalchemyExceptions = rows;
const std::span<const ExceptionRow> alembicExceptions = alembicRows;

Failure ScriptHost::failWith(Error error)
{
    const char *name = exceptionFor(error.code, sink_->dialect().name());
    if (name == nullptr)
        return vm_.raiseError(std::move(error));
    return vm_.raiseError(std::move(error), exception(name));
}

} // namespace retort::alembic
