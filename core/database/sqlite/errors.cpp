#include <core/database/error_codes.h>
#include <core/database/sqlite/errors.h>

#include <sqlite3.h>

namespace retort::database
{
ErrorCode codeOf(int resultCode)
{
    switch (resultCode & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: // a key that is no number
        return errors::ConstraintViolated;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return errors::DatabaseLocked;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: // an open database whose journal cannot be created beside it
        return errors::DatabaseReadOnly;
    case SQLITE_FULL:
        return errors::DatabaseFull;
    case SQLITE_CORRUPT:
        return errors::DatabaseDamaged;
    case SQLITE_NOTADB:
        return errors::DatabaseNotADatabase;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERNAL:
        return errors::DatabaseFailed;
    default:
        return errors::SqlFailed;
    }
}

} // namespace retort::database
