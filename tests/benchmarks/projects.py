"""Generated Alembic projects for benchmarks: the same content for the same arguments."""

from pathlib import Path

INI = """[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///bench.db
"""

ENV = """from alembic import context
from sqlalchemy import create_engine

url = context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"""

FILE = '''"""{message}

Revision ID: {id}
Revises: {revises}
Create Date: 2026-01-02 03:04:05.678901

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = {id!r}
down_revision = {down!r}
branch_labels = None
depends_on = None


def upgrade():
{up}


def downgrade():
{down_body}
'''

# Scripts that never end by themselves.
ENDLESS = {
    "counts": "i = 0\nwhile True:\n    i = i + 1\n",
    "calls": "def f(x):\n    return x\nwhile True:\n    f(f(f(f(1))))\n",
    "makes lists": "while True:\n    [x for x in range(1000)]\n",
    "sorts": "items = [(i * 7919) % 10007 for i in range(10000)]\nwhile True:\n    sorted(items)\n",
    "joins text": "while True:\n    ', '.join([str(i) for i in range(1000)])\n",
    "searches text": "text = 'a' * 1000000\nwhile True:\n    text.count('b')\n",
    "formats": "while True:\n    f'{1.5:>20.3f} {[1, 2, 3]!r} {dict(a=1)}'\n",
    "multiplies": "n = 3 ** 20000\nwhile True:\n    n * n\n",
    "matches": "import re\ntext = 'ab' * 5000\nwhile True:\n    re.findall('a(b)', text)\n",
    "reads JSON": "import json\ntext = json.dumps(list(range(10000)))\nwhile True:\n    json.loads(text)\n",
    "hashes": "import hashlib\nwhile True:\n    hashlib.sha256(b'a' * 100000).hexdigest()\n",
    "raises": "while True:\n    try:\n        raise ValueError(1)\n    except ValueError:\n        pass\n",
    "makes classes": "while True:\n    class A:\n        x = 1\n    A().x\n",
}


def _table(n, _=None):
    up = f'''    op.create_table(
        "t{n}",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("made_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_t{n}_name", "t{n}", ["name"], unique=False)'''
    return up, f'    op.drop_index("ix_t{n}_name", table_name="t{n}")\n    op.drop_table("t{n}")'


def _column(n, table):
    return (f'    op.add_column("t{table}", sa.Column("c{n}", sa.String(length=40), nullable=True))',
            f'    op.execute("ALTER TABLE t{table} DROP COLUMN c{n}")')


def _index(n, table):
    return (f'    op.create_index("ix_t{table}_{n}", "t{table}", ["amount", "name"], unique=False)',
            f'    op.drop_index("ix_t{table}_{n}", table_name="t{table}")')


def _data(n, table):
    return (f"""    op.execute("UPDATE t{table} SET name = 'step {n}' WHERE name IS NULL")""", "    pass")


# What a revision does, in turn. Of the real revision files 4,668 add columns, 2,628 create tables, 2,162 create indexes
# and 2,776 execute statements: so of 13 revisions five, three, two and three do.
TURNS = (_table, _column, _index, _column, _data, _column, _table, _column, _data, _index, _column, _table, _data)
# Without columns: SQLite parses its whole schema four times for each DROP COLUMN, which would be all there is to measure.
TURNS_WITHOUT_COLUMNS = tuple(turn for turn in TURNS if turn is not _column)


def script(lines):
    """One revision of about so many lines: tables with their indexes, as autogenerate writes them."""
    up, down = [], []
    for n in range(max(1, (lines - 14) // 10)):
        made, dropped = _table(n)
        up.append(made)
        down.append(dropped)
    return FILE.format(message="many tables", id="0" * 12, down=None, revises="", up="\n".join(up), down_body="\n".join(down))


def repeating(folder, statements):
    """Writes a hundred revisions below `folder`, each of which executes so many statements in a loop."""
    folder = Path(folder)
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI)
    (folder / "migrations" / "env.py").write_text(ENV)
    up = f"""    for number in range({statements}):
        op.execute(f"UPDATE t SET name = 'number {{number}}' WHERE id = {{number}}")"""
    for n in range(100):
        down = f"{n - 1:012x}" if n else None
        (versions / f"{n:04}.py").write_text(
            FILE.format(message=f"step {n}", id=f"{n:012x}", down=down, revises=down or "", up=up, down_body="    pass"))
    return folder


def make(folder, count, shape):
    """Writes `count` revisions below `folder`: 'linear', 'without_columns' (the same, adding none), or 'diamond' (every
    fourth a branch point, every seventh a merge)."""
    turns = TURNS_WITHOUT_COLUMNS if shape == "without_columns" else TURNS
    folder = Path(folder)
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI)
    (folder / "migrations" / "env.py").write_text(ENV)
    # Scrambled, so that the order of the file names says nothing about the order of the history.
    ids = [f"{(n * 0x9E3779B97F4A7C15 % 2**64) >> 16:012x}" for n in range(1, count + 1)]
    made = table = 0  # the newest table, and the newest that every revision from here on stands on
    for n in range(count):
        place = n % 4 if shape == "diamond" else 0
        # A diamond is four revisions: a branch point, two children, and their merge.
        if n == 0:
            down = None
        elif place == 2:
            down = ids[n - 2]
        elif place == 3:
            down = (ids[n - 2], ids[n - 1])
        else:
            down = ids[n - 1]
        if place == 3:
            up, down_body = "    pass", "    pass"
        else:
            step = turns[n % len(turns)]
            up, down_body = step(n, table)
            if step is _table:
                made = n
        if place in (0, 3):
            table = made
        text = FILE.format(message=f"step {n} of the benchmark", id=ids[n], down=down, up=up, down_body=down_body,
                           revises=", ".join(down) if isinstance(down, tuple) else down or "")
        (versions / f"{ids[n]}_step_{n}.py").write_text(text)
    return folder
