"""op.sync_enum_values(): a new enum type of PostgreSQL in the place of an old one."""
from enum import Enum

from alembic import op
from sqlalchemy import text


class ColumnType(Enum):
    COMMON = 1
    ARRAY = 2


class TableReference:
    """A column that has the type."""

    def __init__(self, table_name, column_name, table_schema=None, column_type=ColumnType.COMMON,
                 existing_server_default=None):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default


class Config:
    def __init__(self, **settings):
        self.__dict__.update(settings)


def set_configuration(config):
    pass


def _name(*parts):
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts if part)


def _literal(value):
    return "'" + value.replace("'", "''") + "'"


def _run(sql):
    # A colon in a value is no parameter.
    op.execute(text(sql.replace(":", "\\:")))


def _references(affected_columns, schema):
    for each in affected_columns:
        if isinstance(each, TableReference):
            yield each
        else:
            yield TableReference(each[0], each[1], schema)


def _default(column, schema):
    """The default as the database writes it, or None."""
    if column.existing_server_default is not None:
        return str(column.existing_server_default)
    return op.get_bind().execute(
        text("SELECT column_default FROM information_schema.columns WHERE table_schema = :schema "
             "AND table_name = :table AND column_name = :column"),
        {"schema": column.table_schema or schema, "table": column.table_name, "column": column.column_name},
    ).scalar()


def sync_enum_values(enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=(),
                     indexes_to_recreate=()):
    """The columns keep their values, or take the new names of those that were renamed."""
    old_name = f"{enum_name}_old"
    new_type = _name(enum_schema, enum_name)
    renamed = list(enum_values_to_rename)
    _run(f"ALTER TYPE {new_type} RENAME TO {_name(old_name)}")
    _run(f"CREATE TYPE {new_type} AS ENUM({', '.join(_literal(value) for value in new_values)})")
    for column in _references(affected_columns, enum_schema):
        table = _name(column.table_schema or enum_schema, column.table_name)
        name = _name(column.column_name)
        default = _default(column, enum_schema)
        if default is not None:
            _run(f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT")
        is_array = column.column_type is ColumnType.ARRAY
        _run(f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {new_type}{'[]' if is_array else ''} "
             f"USING {_converted(name, new_type, renamed, is_array)}")
        if default is not None:
            for old, new in renamed:
                default = default.replace(_literal(old), _literal(new))
            _run(f"ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {_typed(default, enum_name, new_type)}")
    _run(f"DROP TYPE {_name(enum_schema, old_name)}")


def _converted(name, new_type, renamed, is_array):
    if is_array:
        values = f"{name}::text[]"
        for old, new in renamed:
            values = f"array_replace({values}, {_literal(old)}, {_literal(new)})"
        return f"{values}::{new_type}[]"
    if not renamed:
        return f"{name}::text::{new_type}"
    cases = " ".join(f"WHEN {_literal(old)} THEN {_literal(new)}::{new_type}" for old, new in renamed)
    return f"CASE {name}::text {cases} ELSE {name}::text::{new_type} END"


def _typed(default, enum_name, new_type):
    """'a'::name becomes 'a'::the new one; the old one was renamed, and the default with it."""
    value, cast, kind = default.rpartition("::")
    name = kind.replace('"', "").removesuffix("[]").rpartition(".")[2]
    if not cast or name not in (enum_name, enum_name + "_old"):
        return default
    return f"{value}::{new_type}{'[]' if kind.endswith('[]') else ''}"
