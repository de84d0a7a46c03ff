#include <core/alembic/sqlalchemy/exceptions.h>

namespace retort::alembic
{

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

} // namespace

const std::span<const ExceptionRow> sqlalchemyExceptions = rows;
const std::span<const ExceptionRow> alembicExceptions = alembicRows;

} // namespace retort::alembic
