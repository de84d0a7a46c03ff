#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/sqlite/rebuild.h>
#include <core/dialects/sqlite/table_edit.h>

#include <algorithm>

namespace retort::dialects::sqlite
{

using namespace ddl;
using namespace operations;

namespace
{

sql::Statement statement(const QString &text)
{
    sql::Statement one;
    one.text = tidy(text);
    one.foreignKeysOff = true;
    return one;
}

bool hasKey(const TableText &table)
{
    const bool byColumn = std::any_of(table.columns.begin(), table.columns.end(), [](const ColumnText &column) {
        return std::any_of(column.clauses.begin(), column.clauses.end(),
                           [](const Clause &clause) { return clause.kind == Clause::Kind::PrimaryKey; });
    });
    return byColumn || std::any_of(table.constraints.begin(), table.constraints.end(), [](const auto &constraint) {
               return constraint.kind == ConstraintText::Kind::PrimaryKey;
           });
}

/// The name of the number that tells the rows of a table without a key apart, which somebody may have kept; empty
/// where a key does that, before or after, or where columns have taken all of its names.
QString rowidOf(const TableText &before, const TableText &after)
{
    if (hasKey(before) || hasKey(after))
        return {};
    const auto isColumn = [](const TableText &table, const QString &name) {
        return std::any_of(table.columns.begin(), table.columns.end(),
                           [&](const ColumnText &column) { return sameName(column.name, name); });
    };
    for (const QString &name : {QStringLiteral("rowid"), QStringLiteral("_rowid_"), QStringLiteral("oid")})
        if (!isColumn(before, name) && !isColumn(after, name))
            return name;
    return {};
}

/// SELECT lists the table in front of each column, as Alembic writes it.
QString copyRows(const SqliteDialect &dialect, const TableEdit &edit, const sql::ObjectName &from,
                 const sql::ObjectName &to, const QString &rowid)
{
    QStringList targets = edit.targetNames(dialect);
    QStringList sources;
    if (!rowid.isEmpty()) {
        targets.prepend(rowid);
        sources << dialect.qualified(from) + u'.' + rowid;
    }
    for (const TableEdit::Transfer &transfer : edit.transfers()) {
        const QString source = dialect.qualified(from) + u'.' + dialect.quote(transfer.column);
        sources << (transfer.castTo.isEmpty() ? source
                                              : QString(u"CAST(" + source + u" AS " + transfer.castTo + u") AS " +
                                                        dialect.quote(transfer.column)));
    }
    return u"INSERT INTO " + dialect.qualified(to) + u" (" + targets.join(QStringLiteral(", ")) + u") SELECT " +
           sources.join(QStringLiteral(", ")) + u" \nFROM " + dialect.qualified(from);
}

/// The counter of an AUTOINCREMENT table would start again at its highest row.
void keepCounter(const QString &from, const QString &to, std::vector<sql::Statement> &statements)
{
    const QString target = sql::quotedText(to, {});
    statements.push_back(statement(u"DELETE FROM sqlite_sequence WHERE name = " + target));
    statements.push_back(statement(u"INSERT INTO sqlite_sequence (name, seq) SELECT " + target +
                                   u", seq FROM sqlite_sequence WHERE name = " + sql::quotedText(from, {})));
}

} // namespace

Result<std::vector<sql::Statement>> rebuild(const SqliteDialect &dialect, const BatchAlterTable &batch,
                                            const CompileContext &context)
{
    std::optional<schema::Table> shape;
    if (context.shapeOf) {
        RETORT_TRY(shape, context.shapeOf(batch.table));
    }
    if (!shape && !batch.copyFrom)
        return fail(errors::TableShapeNeeded, {{QStringLiteral("table"), batch.table.name}});
    CompileContext inner = context;
    inner.namingConvention.insert(batch.namingConvention);

    RETORT_TRY(TableEdit edit, TableEdit::start(dialect, batch, shape, inner.namingConvention));
    for (const Operation &operation : batch.operations)
        if (Result<> done = edit.apply(operation); !done)
            return fail(operation.origin ? done.error().at(*operation.origin) : done.error());
    RETORT_CHECK(edit.finish());

    const sql::ObjectName temporary{batch.table.schema, QString(u"_alembic_tmp_" + batch.table.name).left(50)};
    std::vector<sql::Statement> statements;
    statements.push_back(statement(writeTableText(edit.text(), dialect.qualified(temporary))));
    const schema::SqliteSource *source = shape && shape->source ? &*shape->source : nullptr;
    QString rowid;
    if (source) {
        RETORT_TRY(const TableText before, readTableText(source->createTable));
        rowid = rowidOf(before, edit.text());
    }
    statements.push_back(statement(copyRows(dialect, edit, batch.table, temporary, rowid)));
    if (source && edit.hasCounter())
        keepCounter(batch.table.name, temporary.name, statements);
    statements.push_back(statement(u"DROP TABLE " + dialect.qualified(batch.table)));
    // A view or a trigger of another table names the table that is not there just now: RENAME must not look at them.
    if (source)
        statements.push_back(statement(QStringLiteral("PRAGMA legacy_alter_table=ON")));
    statements.push_back(
        statement(u"ALTER TABLE " + dialect.qualified(temporary) + u" RENAME TO " + dialect.quote(batch.table.name)));
    if (source)
        statements.push_back(statement(QStringLiteral("PRAGMA legacy_alter_table=OFF")));
    for (const QString &index : edit.indexes())
        statements.push_back(statement(index));
    if (source)
        for (const schema::VerbatimObject &trigger : source->triggers)
            statements.push_back(statement(trigger.sql));
    for (const auto &[from, to] : edit.renamesLeft())
        statements.push_back(statement(u"ALTER TABLE " + dialect.qualified(batch.table) + u" RENAME " +
                                       dialect.quote(from) + u" TO " + dialect.quote(to)));
    for (const CreateIndex &create : edit.newIndexes()) {
        RETORT_TRY(const std::vector<sql::Statement> some, dialect.compile(Operation{create, {}}, inner));
        statements.insert(statements.end(), some.begin(), some.end());
    }
    return statements;
}

} // namespace retort::dialects::sqlite
