#pragma once

#include <core/alembic/objects.h>
#include <core/alembic/tables.h>

namespace retort::alembic
{

extern const std::span<const ClassRow> columnClasses;
extern const std::span<const ClassRow> tableClasses;
extern const std::span<const ClassRow> collectionClasses; ///< what `table.c` is
extern const std::span<const ClassRow> constraintClasses;
extern const std::span<const ClassRow> defaultClasses; ///< Sequence, Identity, Computed, DefaultClause, ...
extern const std::span<const ClassRow> ddlClasses;     ///< CreateSequence, CreateSchema, DDL, ...
extern const std::span<const ClassRow> postgresqlClasses;
extern const std::span<const script::FunctionEntry> tableFunctions; ///< table(), column()

/// The things given to a Table or to op.create_table, in their order; the columns are bound to `table`.
[[nodiscard]] script::Eval<void> addElements(script::Interpreter &vm, TableObject &table,
                                             const script::Tuple &elements);
/// All of a table as the model has it.
[[nodiscard]] schema::Table modelOf(const TableObject &table);
/// The declaration of a column as it stands now.
[[nodiscard]] script::Eval<schema::ColumnDeclaration> declarationOf(script::Interpreter &vm,
                                                                    const script::Value &value);
/// A column that belongs to no table yet.
[[nodiscard]] script::Ref<ColumnObject> makeColumn(script::Interpreter &vm, schema::ColumnDeclaration declaration);
void attach(ColumnObject &column, TableObject &table);
/// A table's columns as `table.c` shows them.
[[nodiscard]] script::Value columnsObject(script::Interpreter &vm, TableObject &table);
/// "schema.table.column" of a foreign key, or "table.column".
[[nodiscard]] script::Eval<void> setTarget(script::Interpreter &vm, schema::ForeignKey &key, const QString &target);
/// The elements of an index: column names and expressions.
[[nodiscard]] script::Eval<std::vector<expressions::Expression>> indexElements(script::Interpreter &vm,
                                                                               const script::Value &columns);

} // namespace retort::alembic
