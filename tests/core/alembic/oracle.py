#!/usr/bin/env python3
"""Writes what the real Alembic makes of each case: cases/NAME.py gives cases/NAME.DIALECT.sql.

usage: oracle.py [NAME...]      with alembic and SQLAlchemy on PYTHONPATH

A case that Alembic cannot run offline on a database leaves no file for it. The versions stand in cases/VERSIONS.
"""
import io
import pathlib
import sys
import types

import alembic
import sqlalchemy
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

CASES = pathlib.Path(__file__).parent / "cases"
DIALECTS = ("sqlite", "postgresql", "mysql")


def offline_text(path, dialect):
    buffer = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect, opts={"as_sql": True, "output_buffer": buffer, "literal_binds": True}
    )
    module = types.ModuleType(path.stem)
    with Operations.context(context):
        exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
        module.upgrade()
    return buffer.getvalue()


def main():
    wanted = set(sys.argv[1:])
    for path in sorted(CASES.glob("*.py")):
        if wanted and path.stem not in wanted:
            continue
        for dialect in DIALECTS:
            expected = path.with_name(f"{path.stem}.{dialect}.sql")
            try:
                text = offline_text(path, dialect)
            except Exception as error:
                print(f"{path.stem} on {dialect}: {type(error).__name__}: {error}")
                expected.unlink(missing_ok=True)
                continue
            expected.write_text(text)
    (CASES / "VERSIONS").write_text(f"alembic {alembic.__version__}\nsqlalchemy {sqlalchemy.__version__}\n")


if __name__ == "__main__":
    main()
