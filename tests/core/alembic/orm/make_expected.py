#!/usr/bin/env python3
"""Writes what each case prints and leaves in an SQLite database when the real Alembic and SQLAlchemy run it.

usage: make_expected.py [NAME...]      with alembic and SQLAlchemy on PYTHONPATH
"""
import sys

sys.path.pop(0)  # cases are called like modules of Python's own: select.py

import contextlib
import io
import pathlib
import types

import sqlalchemy
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

HERE = pathlib.Path(__file__).parent


def shown(value):
    return "NULL" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def contents(connection):
    """Each table, and its rows."""
    lines = []
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars()
    for name in names.all():
        lines.append(f"{name}:")
        for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
            lines.append("|".join(map(shown, row)))
    return lines


def run(path):
    printed = io.StringIO()
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        module = types.ModuleType(path.stem)
        sys.modules[path.stem] = module
        with Operations.context(MigrationContext.configure(connection)), contextlib.redirect_stdout(printed):
            exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
            module.upgrade()
        return printed.getvalue() + "--\n" + "\n".join(contents(connection)) + "\n"


def main():
    wanted = set(sys.argv[1:])
    for path in sorted(HERE.glob("*.py")):
        if path.name != "make_expected.py" and (not wanted or path.stem in wanted):
            path.with_suffix(".out").write_text(run(path))


if __name__ == "__main__":
    main()
