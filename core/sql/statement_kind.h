#pragma once

#include <core/sql/splitter.h>

namespace retort::sql
{

/// What a statement does to a database.
enum class StatementKind {
    Question,  ///< only asks: SELECT, SHOW, EXPLAIN
    Setting,   ///< of the session, which another session needs again: SET, USE, LOCK TABLES, SAVEPOINT
    Rows,      ///< INSERT, UPDATE, DELETE and their kin
    Definition ///< all others: DDL, calls, what is not known
};

/// By the words it begins with; a WITH also by the INSERT, UPDATE or DELETE in it.
[[nodiscard]] StatementKind kindOf(const QString &statement, const LexicalRules &rules);

/// Whether it changes something that outlives the session.
[[nodiscard]] bool changesSomething(StatementKind kind);

/// Whether it is one of CREATE, ALTER, DROP and RENAME. Not all Definitions are.
[[nodiscard]] bool changesSchema(const QString &statement, const LexicalRules &rules);

/// The text with the passwords of CREATE USER, CREATE ROLE, IDENTIFIED BY, CONNECTION and the like as '***': for what
/// is shown and kept. All other values stay as they are written.
[[nodiscard]] QString withoutPasswords(const QString &statement, const LexicalRules &rules);

} // namespace retort::sql
