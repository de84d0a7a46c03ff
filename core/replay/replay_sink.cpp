#include <core/database/query_result.h>
#include <core/ddl/apply.h>
#include <core/dialects/dialect.h>
#include <core/replay/expected_schema.h>
#include <core/replay/replay_sink.h>
#include <core/sql/token_cursor.h>

namespace retort::replay
{

ReplaySink::ReplaySink(const dialects::Dialect &dialect, Snapshot &snapshot, QString revision)
    : dialect_(dialect)
    , snapshot_(snapshot)
    , revision_(std::move(revision))
{
}

Result<database::QueryResult> ReplaySink::apply(const operations::Operation &operation,
                                                const std::vector<sql::Statement> &statements)
{
    noteRenames(operation);
    if (const auto *create = std::get_if<operations::CreateEnum>(&operation.action); create && create->ifNotExists) {
        // Compiled, it asks the catalogue in a block of PL/pgSQL.
        const sql::ObjectName name{create->type.schema, create->type.name};
        if (dialect_.capabilities().enumTypes && !dialect_.capabilities().inlineComments)
            snapshot_.schema.enums.try_emplace(name, schema::EnumDefinition{create->type.values, {}});
        return database::QueryResult{};
    }
    for (const sql::Statement &statement : statements)
        applyText(statement.text);
    // As of a database without rows: a script that goes on as long as something was changed comes to its end.
    database::QueryResult nothingChanged;
    nothingChanged.rowsAffected = 0;
    return nothingChanged;
}

/// A text of a script may hold several statements.
void ReplaySink::applyText(const QString &text)
{
    for (const sql::Piece &piece : sql::split(text, dialect_.lexicalRules())) {
        const QString statement = text.mid(piece.offset, piece.length);
        if (ddl::apply(snapshot_.schema, statement, dialect_.customs()) == ddl::Effect::Opaque)
            snapshot_.schema.opaque.push_back({statement, revision_});
    }
}

Result<database::QueryResult> ReplaySink::query(const sql::Statement &statement)
{
    if (!snapshot_.asked.contains(revision_))
        snapshot_.asked << revision_;
    // One column that nobody can name, for there is no row to read it from.
    database::QueryResult answer;
    answer.columns = QStringList{QStringLiteral("?")};
    sql::TokenCursor at(statement.text, dialect_.lexicalRules());
    if (!at.take(u"select"))
        return answer;
    // What SELECT gives one row of, however empty the table is.
    if (at.isSequence({u"count", u"("}))
        answer.rows = {{qint64{0}}};
    else if (at.isSequence({u"exists", u"("}))
        answer.rows = {{false}};
    else if (at.is(u"(", 1) && at.isAny({u"max", u"min", u"sum", u"avg", u"to_regtype", u"to_regclass"}))
        answer.rows = {{sql::Null{}}};
    return answer;
}

Result<std::optional<schema::Table>> ReplaySink::table(const sql::ObjectName &name, const SourcePosition &)
{
    return tableCalled(snapshot_.schema, name, dialect_.customs());
}

Result<std::optional<QStringList>> ReplaySink::knownNames(NameKind kind, const QString &schema, const SourcePosition &)
{
    return namesOf(snapshot_.schema, kind, schema, dialect_.customs());
}

void ReplaySink::noteRenames(const operations::Operation &operation)
{
    if (const auto *batch = std::get_if<operations::BatchAlterTable>(&operation.action)) {
        for (const operations::Operation &inner : batch->operations)
            noteRenames(inner);
    } else if (const auto *table = std::get_if<operations::RenameTable>(&operation.action)) {
        renames_.tables.emplace_back(table->table, sql::ObjectName{table->table.schema, table->newName});
    } else if (const auto *column = std::get_if<operations::AlterColumn>(&operation.action);
               column && column->newName) {
        renames_.columns.push_back({column->table, column->column, *column->newName});
    }
}

} // namespace retort::replay
