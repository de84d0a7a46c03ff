#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>

struct sqlite3;

namespace retort::database
{

/// What SQLite asks about while it compiles a statement, and our answers. The rules hold for all SQL of a session, our
/// own as well: none of it needs what is refused.
///
/// - ATTACH only of the nameless temporary database, as VACUUM does it: raw SQL could otherwise write any file, also by
///   VACUUM INTO.
/// - no extensions, no temp_store_directory, no writable_schema.
/// - BEGIN, COMMIT, ROLLBACK only where the session itself asks for them (allowTransactionControl).
class Authorizer
{
public:
    /// Must outlive the connection's use.
    void install(sqlite3 *connection);

    /// Forgets what the last statement did.
    void reset();

    /// Since reset(): whether rows of tables are inserted, or changed in any way, and whether the statement is DDL
    /// (which changes rows of the catalogue only).
    [[nodiscard]] bool insertsRows() const { return insertsRows_; }
    [[nodiscard]] bool changesRows() const { return changesRows_ && !isDdl_; }

    /// Why the statement was not allowed, if it was not.
    [[nodiscard]] const std::optional<Error> &refusal() const { return refusal_; }

    bool allowTransactionControl = false;
    /// Whether the statement itself is compiled. While it runs SQLite asks as well, for what VACUUM does inside.
    bool isCompiling = false;

private:
    static int ask(void *self, int action, const char *first, const char *second, const char *database,
                   const char *trigger);
    int answer(int action, const char *first, const char *second);
    int refuse(ErrorCode code, const QString &what);

    bool insertsRows_ = false;
    bool changesRows_ = false;
    bool isDdl_ = false;
    std::optional<Error> refusal_;
};

} // namespace retort::database
