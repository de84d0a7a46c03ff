#pragma once

#include <core/base/error.h>

/// What can go wrong in core/database: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry DatabaseUrlMalformed{"database-url-malformed", "Could not parse SQLAlchemy URL from given URL string", "Write it as dialect://user:password@host:port/database, or sqlite:///path/to/file.db."};
inline constexpr ErrorEntry DatabaseUrlPortInvalid{"database-url-port-invalid", "The port of the database URL is not a number from 0 to 65535", "Write it as dialect://user:password@host:port/database."};
inline constexpr ErrorEntry DatabaseUrlAtSign{"database-url-at-sign", "The database URL has an @ in its user, password or host", "Write each @ of the user and the password as %40."};
inline constexpr ErrorEntry DatabaseKindUnknown{"database-kind-unknown", "Can't load plugin: sqlalchemy.dialects:%{name}", "Retort speaks sqlite, postgresql, mysql and mariadb."};
inline constexpr ErrorEntry DatabaseDriverMissing{"database-driver-missing", "Qt's database driver %{driver} is not installed", "Install Qt's SQL plugin for this database."};
inline constexpr ErrorEntry DatabaseFileMissing{"database-file-missing", "There is no database file %{path}", "Check the path in the URL; an upgrade creates the file."};
inline constexpr ErrorEntry DatabaseUnreachable{"database-unreachable", "Cannot open %{database}: %{message}", "Check that the server or folder is there and that you may use it."};
inline constexpr ErrorEntry DatabaseNotADatabase{"database-not-a-database", "%{message}", "Check the path in the URL: this file holds something else, or is encrypted."};
inline constexpr ErrorEntry DatabaseDamaged{"database-damaged", "%{message}", "Restore a backup, or try `sqlite3 FILE .recover`."};
inline constexpr ErrorEntry DatabaseLocked{"database-locked", "%{message}", "Another program is writing to this database. Wait for it to finish, or close it, and try again."};
inline constexpr ErrorEntry DatabaseReadOnly{"database-read-only", "%{message}", "Check that you may write to the database file and to its folder."};
inline constexpr ErrorEntry DatabaseFull{"database-full", "%{message}", "Free some space and try again."};
inline constexpr ErrorEntry DatabaseFailed{"database-failed", "%{message}", "The database could not do its work; its own log may say more."};
inline constexpr ErrorEntry SqlFailed{"sql-failed", "%{message}", ""};
inline constexpr ErrorEntry ConstraintViolated{"constraint-violated", "%{message}", ""};
inline constexpr ErrorEntry ForeignKeysViolated{"foreign-keys-violated", "%{count} rows would refer to rows that do not exist: %{rows}", "Nothing was committed. Delete or correct these rows in the migration."};
inline constexpr ErrorEntry SqlRefused{"sql-refused", "%{what} is refused: it reaches outside of the database's own tables", ""};
inline constexpr ErrorEntry TransactionControlRefused{"transaction-control-refused", "%{what} is refused: the transaction belongs to the run", "Use `with op.get_context().autocommit_block():` for what must run outside of it."};
inline constexpr ErrorEntry SqlParametersMismatch{"sql-parameters-mismatch", "Incorrect number of bindings supplied. The current statement uses %{expected}, and there are %{given} supplied", ""};
inline constexpr ErrorEntry SqlSeveralStatements{"sql-several-statements", "You can only execute one statement at a time", "Statements with parameters are executed one by one."};
inline constexpr ErrorEntry SqlNullCharacter{"sql-null-character", "the query contains a null character", ""};
inline constexpr ErrorEntry ValueNotUtf8{"value-not-utf8", "Could not decode to UTF-8 column '%{column}'", ""};
inline constexpr ErrorEntry LoginRefused{"login-refused", "%{database} refused the login: %{message}", "Check user and password. Where the URL has none, it is taken from PGPASSWORD or ~/.pgpass, or from MYSQL_PWD or ~/.my.cnf, or from the keychain."};
inline constexpr ErrorEntry DatabaseMissing{"database-missing", "The server has no database %{name}: %{message}", "Create the database first, or check its name in the URL."};
inline constexpr ErrorEntry TlsFailed{"tls-failed", "No secure connection to %{database}: %{message}", "Check the server's certificate and the ssl options of the URL."};
inline constexpr ErrorEntry TlsNotEnforced{"tls-not-enforced", "%{option} cannot be enforced by the driver %{driver}", "Reach the server over a local socket or a tunnel, or say ssl_mode=REQUIRED, which is checked once connected."};
inline constexpr ErrorEntry DatabaseOptionUnknown{"database-option-unknown", "The database URL has an option that the database does not know: %{option}", "Check its spelling, or take it out."};
inline constexpr ErrorEntry DatabaseOptionInvalid{"database-option-invalid", "The option %{option} of the database URL cannot be used: %{reason}", ""};
inline constexpr ErrorEntry ConnectionLost{"connection-lost", "The connection to the database was lost: %{message}", "What was not committed is rolled back by the database. Look at `retort current`."};
inline constexpr ErrorEntry PermissionDenied{"permission-denied", "%{message}", "Connect as a user who may do this, or have the right granted."};
inline constexpr ErrorEntry StatementTimedOut{"statement-timed-out", "%{message}", "The time limit for statements is the database's, or the connection's in retort.toml."};
inline constexpr ErrorEntry CommitRolledBack{"commit-rolled-back", "The database answered COMMIT with ROLLBACK: nothing was committed", "A statement of the transaction failed, and the script went on."};
inline constexpr ErrorEntry CopyRefused{"copy-refused", "%{what} is refused: a migration has no stream to copy from or to", "Use INSERT, or op.bulk_insert()."};
inline constexpr ErrorEntry DatabaseNotice{"database-notice", "%{message}", ""};
inline constexpr ErrorEntry SqlPlace{"sql-place", "The database points at this place of the statement", ""};
inline constexpr ErrorEntry TransactionPooling{"transaction-pooling", "%{database} is behind a pooler that gives each transaction another session", "A migration needs a session of its own for its lock. Connect to the server itself, or to a pool in session mode."};
// clang-format on
} // namespace retort::errors
