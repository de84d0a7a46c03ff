#include <core/base/overloaded.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

using namespace operations;

Result<sql::Statement> GenericDialect::query(const expressions::Query &query, Rendering rendering) const
{
    // Columns carry their table where a query needs it; the others have none.
    ExpressionWriter writer(*this, rendering, true);
    RETORT_TRY(QString text, writer.write(query));
    // Without parameters a question mark is not doubled.
    if (rendering == Rendering::Bound && writer.parameters().empty())
        return this->query(query, Rendering::Literal);
    sql::Statement statement;
    statement.text = tidy(std::move(text));
    statement.parameters = writer.parameters();
    return statement;
}

sql::Statement GenericDialect::executeSql(const ExecuteSql &execute, const CompileContext &context) const
{
    const expressions::Query query{expressions::Text{execute.sql, execute.parameters, execute.lists}};
    ExpressionWriter writer(*this, context.rendering, false);
    sql::Statement statement;
    statement.text = tidy(writer.write(query).value());
    statement.parameters = writer.parameters();
    // Without parameters a question mark is not doubled.
    if (context.rendering == Rendering::Bound && statement.parameters.empty())
        statement.text = tidy(ExpressionWriter(*this, Rendering::Literal, false).write(query).value());
    return statement;
}

Result<std::vector<sql::Statement>> GenericDialect::bulkInsert(const BulkInsert &insert,
                                                               const CompileContext &context) const
{
    std::vector<sql::Statement> statements;
    for (const std::vector<BulkCell> &row : insert.rows) {
        expressions::Insert one;
        one.table = insert.table;
        one.rows.emplace_back();
        for (std::size_t i = 0; i < row.size() && i < insert.columns.size(); ++i) {
            if (!row[i])
                continue;
            const auto &[name, type] = insert.columns[i];
            one.columns << name;
            one.rows.front().push_back(
                std::visit(overloaded{[&, t = type](const sql::Value &value) {
                                          return expressions::Expression{expressions::Literal{value, t}};
                                      },
                                      [](const expressions::Expression &expression) { return expression; }},
                           *row[i]));
        }
        if (one.columns.isEmpty())
            continue;
        RETORT_TRY(sql::Statement statement, query(one, context.rendering));
        statements.push_back(std::move(statement));
    }
    return statements;
}

} // namespace retort::dialects
