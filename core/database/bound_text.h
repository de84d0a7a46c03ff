#pragma once

#include <core/base/error.h>
#include <core/sql/splitter.h>
#include <core/sql/statement.h>

#include <functional>

namespace retort::database
{

/// A statement as one text with its values written into it, which is how Alembic's drivers send them: DDL takes no
/// parameters, and the types of values are those that a person who writes them would get.
struct BoundText {
    QString text;

    /// The UTF-16 offset in Statement::text of one in `text`; inside of a value that of its place.
    [[nodiscard]] qsizetype originalOffset(qsizetype offset) const;

    struct Shift {
        qsizetype offset;   ///< in `text`, where the replacement begins
        qsizetype length;   ///< of the replacement
        qsizetype original; ///< in Statement::text
        qsizetype taken;    ///< of Statement::text
    };
    std::vector<Shift> shifts;
};

/// Each `?` becomes what `written` makes of its value and `??` becomes `?`; a statement without parameters is left as
/// it is. SqlParametersMismatch, SqlNullCharacter (in the text or in a value of it), SqlSeveralStatements where there
/// are parameters, and the errors of `written`.
[[nodiscard]] Result<BoundText> boundText(const sql::Statement &statement, const sql::LexicalRules &rules,
                                          const std::function<Result<QString>(const sql::Value &)> &written);

/// The first words of statements that a script must not run where the transaction is the run's: BEGIN, START
/// TRANSACTION, COMMIT, END, ROLLBACK and ABORT but those to a savepoint, PREPARE TRANSACTION, XA.
/// TransactionControlRefused with {what, statement} at the place in the SQL.
[[nodiscard]] Result<> refuseTransactionControl(const QString &text, const std::vector<sql::Piece> &pieces,
                                                const sql::LexicalRules &rules);

/// The first word of a statement in upper case, after comments and parentheses.
[[nodiscard]] QString firstWord(QStringView statement, const sql::LexicalRules &rules);

} // namespace retort::database
