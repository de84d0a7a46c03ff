#pragma once

#include <core/base/error.h>

#include <QHash>
#include <QString>

#include <vector>

namespace retort::database
{

class Session;

/// SQLite does not enforce foreign keys while this lives, so that a table can be rebuilt without its DROP deleting the
/// children; instead, what is new in `PRAGMA foreign_key_check` is refused before a commit. On other databases all of
/// this does nothing. The session must outlive it.
///
/// A violation is known again by its table, the table it refers to and the values of its key, not by its rowid, which a
/// rebuild may change; one that only moved to another name is not new either.
class ForeignKeyGuard
{
public:
    /// Only outside of a transaction: SQLite ignores the switch inside of one.
    [[nodiscard]] static Result<ForeignKeyGuard> switchOff(Session &session);
    /// Switches back to what it was; call it outside of a transaction.
    ~ForeignKeyGuard();
    ForeignKeyGuard(ForeignKeyGuard &&other) noexcept;
    ForeignKeyGuard &operator=(ForeignKeyGuard &&other) = delete;

    /// Off again, after foreign SQL ran outside of a transaction.
    [[nodiscard]] Result<> keepOff();
    /// The violations that are there now are old ones from here on.
    [[nodiscard]] Result<> remember();
    /// errors::ForeignKeysViolated with {count, rows} where there are some that were not there at remember().
    [[nodiscard]] Result<> refuseNew();

private:
    struct Violation {
        QString table;
        QString parent;
        QString row;    ///< its rowid as text, or empty
        QString values; ///< of the key, as SQL; empty where there is no rowid to read them by
    };
    explicit ForeignKeyGuard(Session &session)
        : session_(&session)
    {
    }
    [[nodiscard]] Result<std::vector<Violation>> violations(bool withValues);
    [[nodiscard]] Result<QString> valueQuery(const QString &table, qint64 key);

    Session *session_;
    bool wasOn_ = false;
    std::vector<Violation> old_;
};

} // namespace retort::database
