#!/usr/bin/env python3
"""Writes what the real Alembic makes of each body of bodies/*.txt, beside the body.

usage: oracle.py [NAME...]      with alembic and SQLAlchemy on PYTHONPATH

A file is a title, the versions, what all of its bodies start from (`== given`), and bodies:

    == a title
    op.drop_table("t")
    ---- sqlite, postgresql, mysql, mariadb
    DROP TABLE t;

Behind `----` stands for which dialects a text is, or what Alembic fails with there: `---- sqlite fails: CompileError`. What
Retort does otherwise on purpose is written by hand behind all of them, `---- Retort on sqlite: the reason`, with the
statements or `refused: words`; such parts are left as they are. Prints how many bodies there are and which texts changed.
"""
import contextlib
import io
import pathlib
import re
import sys
import textwrap
import types
import warnings

import alembic
import sqlalchemy
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from sqlalchemy.dialects.mysql import base as mysql_base
from sqlalchemy.util import OrderedSet

BODIES = pathlib.Path(__file__).parent / "bodies"
DIALECTS = ("sqlite", "postgresql", "mysql", "mariadb")
VERSIONS = f"Alembic {alembic.__version__}, SQLAlchemy {sqlalchemy.__version__}"
# What every body finds imported; tests/support/bodies.cpp has the same lines.
PROLOGUE = """\
from alembic import context, op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

def upgrade():
"""

warnings.simplefilter("ignore")

# Where SQLAlchemy has no reason for its order, since it keeps a set, the order is here that of the script.
mysql_base.set = OrderedSet


class InOrder:
    """An attribute that is a set and knows its order."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, item, owner=None):
        return self if item is None else item.__dict__[self.name]

    def __set__(self, item, values):
        item.__dict__[self.name] = OrderedSet(values)


for owner, name in ((sqlalchemy.Table, "indexes"), (sqlalchemy.Column, "constraints")):
    setattr(owner, name, InOrder())
    getattr(owner, name).__set_name__(owner, name)



def offline_text(body, dialect):
    """The statements of one body, without the transaction around them; an exception where Alembic fails."""
    buffer = io.StringIO()
    module = types.ModuleType("body")
    exec(compile(PROLOGUE + textwrap.indent(body, "    "), "body", "exec"), module.__dict__)
    with EnvironmentContext(Config(), None, as_sql=True) as environment:
        environment.configure(dialect_name=dialect, output_buffer=buffer, literal_binds=True)
        migration = environment.get_context()
        with contextlib.redirect_stdout(io.StringIO()), Operations.context(migration), migration.begin_transaction():
            module.upgrade()
    text = buffer.getvalue()
    if dialect == "postgresql":
        text = text.removeprefix("BEGIN;\n\n").removesuffix("COMMIT;\n\n")
    return text.rstrip("\n")


def outcome(body, dialect):
    try:
        return "", offline_text(body, dialect)
    except Exception as error:
        return f" fails: {type(error).__name__}", ""


class Case:
    def __init__(self, text):
        self.title, _, rest = text.partition("\n")
        parts = re.split(r"^---- (.*)\n", rest, flags=re.M)
        self.body = parts[0].strip("\n") + "\n"
        told = list(zip(parts[1::2], parts[2::2]))
        self.told = {}
        for head, content in told:
            if head.startswith("Retort on "):
                continue
            names, fails, error = head.partition(" fails: ")
            for name in names.split(", "):
                self.told[name] = (fails + error, content.strip("\n"))
        self.own = [(head, content.strip("\n")) for head, content in told if head.startswith("Retort on ")]

    def ask(self):
        """What Alembic says now; gives the dialects where it said something else before."""
        now = {dialect: outcome(self.body, dialect) for dialect in DIALECTS}
        changed = [dialect for dialect in DIALECTS if now[dialect] != self.told.get(dialect)]
        self.told = now
        return changed

    def text(self):
        groups = {}
        for dialect in DIALECTS:
            groups.setdefault(self.told[dialect], []).append(dialect)
        lines = [f"== {self.title}\n", self.body]
        for (failure, content), names in groups.items():
            lines.append(f"---- {', '.join(names)}{failure}\n" + (content + "\n" if content else ""))
        for head, content in self.own:
            lines.append(f"---- {head}\n" + (content + "\n" if content else ""))
        return "".join(lines)


def main():
    wanted = set(sys.argv[1:])
    bodies = changes = on_purpose = 0
    for path in sorted(BODIES.glob("*.txt")):
        if wanted and path.stem not in wanted:
            continue
        head, *parts = re.split(r"^== ", path.read_text(), flags=re.M)
        title = head.split("\n")[0]
        texts = [f"{title}\n{VERSIONS}\n"]
        titles = set()
        for part in parts:
            if part.startswith("given\n"):
                texts.append("== " + part.rstrip("\n") + "\n")
                continue
            case = Case(part)
            if case.title in titles:
                sys.exit(f"{path.name}: two bodies are called {case.title!r}")
            titles.add(case.title)
            for dialect in case.ask():
                changes += 1
                print(f"{path.name}: {case.title} on {dialect} is new or another text")
            bodies += 1
            on_purpose += len(case.own)
            texts.append(case.text())
        path.write_text("\n".join(texts))
    print(f"{VERSIONS}: {bodies} bodies for {len(DIALECTS)} dialects, {changes} texts changed, "
          f"{on_purpose} differences on purpose")


if __name__ == "__main__":
    main()
