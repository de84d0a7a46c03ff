#include <core/database/sqlite/errors.h>

#include <sqlite3.h>

namespace retort::database
{
ErrorCode codeOf(int resultCode)
{
    switch (resultCode & 0xff) {
    case SQLITE_CONSTRAINT:
        return ErrorCode::ConstraintViolated;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::DatabaseLocked;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: // an open database whose journal cannot be created beside it
        return ErrorCode::DatabaseReadOnly;
    case SQLITE_FULL:
        return ErrorCode::DatabaseFull;
    case SQLITE_CORRUPT:
        return ErrorCode::DatabaseDamaged;
    case SQLITE_NOTADB:
        return ErrorCode::DatabaseNotADatabase;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERNAL:
        return ErrorCode::DatabaseFailed;
    default:
        return ErrorCode::SqlFailed;
    }
}

} // namespace retort::database
