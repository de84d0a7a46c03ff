#include <core/alembic/op/op.h>

// op, as a table.

namespace retort::alembic
{

using namespace script;

namespace
{

constexpr FunctionEntry functions[] = {
    {"add_column", "table_name, column, *, schema=None, if_not_exists=None", "Adds a column to a table.", addColumn},
    {"alter_column",
     "table_name, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, "
     "type_=None, existing_type=None, existing_server_default=False, existing_nullable=None, existing_comment=None, "
     "schema=None, name=None, autoincrement=None, existing_autoincrement=None, **kw",
     "Changes a column: name, type, NOT NULL, default, comment.", alterColumn},
    {"drop_column", "table_name, column_name, *, schema=None, if_exists=None, **kw", "Drops a column.", dropColumn},
    {"batch_alter_table",
     "table_name, schema=None, recreate='auto', partial_reordering=None, copy_from=None, table_args=None, "
     "table_kwargs=None, reflect_args=None, reflect_kwargs=None, naming_convention=None",
     "Several changes of one table as one: SQLite rebuilds the table where it has to.", batchAlterTable},
    {"create_table",
     "table_name, *columns, schema=None, if_not_exists=None, comment=None, info=None, prefixes=None, listeners=None, "
     "keep_existing=False, extend_existing=False, quote=None, implicit_returning=True, **kw",
     "Creates a table of columns and constraints.", createTable},
    {"drop_table", "table_name, *, schema=None, if_exists=None, **kw", "Drops a table.", dropTable},
    {"rename_table", "old_table_name, new_table_name, *, schema=None", "Renames a table.", renameTable},
    {"create_index",
     "index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, quote=None, **kw",
     "Creates an index of columns and expressions.", createIndex},
    {"drop_index", "index_name, table_name=None, *, schema=None, if_exists=None, **kw", "Drops an index.", dropIndex},
    {"create_primary_key", "constraint_name, table_name, columns, *, schema=None", "Adds a primary key.",
     createPrimaryKey},
    {"create_unique_constraint", "constraint_name, table_name, columns, *, schema=None, **kw", "Adds UNIQUE.",
     createUniqueConstraint},
    {"create_foreign_key",
     "constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate=None, ondelete=None, "
     "deferrable=None, initially=None, match=None, source_schema=None, referent_schema=None, **dialect_kw",
     "Adds a foreign key.", createForeignKey},
    {"create_check_constraint", "constraint_name, table_name, condition, *, schema=None, **kw", "Adds CHECK.",
     createCheckConstraint},
    {"create_exclude_constraint", "constraint_name, table_name, *elements, **kw", "Adds EXCLUDE (PostgreSQL).",
     createExcludeConstraint},
    {"drop_constraint", "constraint_name, table_name, type_=None, *, schema=None, if_exists=None",
     "Drops a constraint.", dropConstraint},
    {"create_table_comment", "table_name, comment, *, existing_comment=None, schema=None", "Sets a table's comment.",
     createTableComment},
    {"drop_table_comment", "table_name, *, existing_comment=None, schema=None", "Takes a table's comment away.",
     dropTableComment},
    {"bulk_insert", "table, rows, *, multiinsert=True", "Inserts a list of dicts.", bulkInsert},
    {"execute", "sqltext, *, execution_options=None", "Runs SQL: a text, text(), or an expression.", execute},
    {"inline_literal", "value, type_=None", "A value that is written into the SQL, also in a run.", inlineLiteral},
    {"f", "name", "A name that no naming convention is applied to.", finalName},
    {"get_bind", "", "The connection.", getBind},
    {"get_context", "", "The migration context.", getContext},
    {"invoke", "operation", "Refused: operation objects.", refuseDirective},
    {"run_async", "async_function, *args, **kw_args", "Refused: async functions.", refuseDirective},
};

} // namespace

const std::span<const FunctionEntry> opFunctions = functions;

} // namespace retort::alembic
