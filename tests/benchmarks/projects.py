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


def _table(n):
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


def script(lines):
    """One revision of about so many lines: tables with their indexes, as autogenerate writes them."""
    up, down = [], []
    for n in range(max(1, (lines - 14) // 10)):
        made, dropped = _table(n)
        up.append(made)
        down.append(dropped)
    return FILE.format(message="many tables", id="0" * 12, down=None, revises="", up="\n".join(up), down_body="\n".join(down))


def make(folder, count, shape):
    """Writes `count` revisions below `folder`: 'linear', or 'diamond' (every fourth a branch point, every seventh a merge)."""
    folder = Path(folder)
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI)
    (folder / "migrations" / "env.py").write_text(ENV)
    # Scrambled, so that the order of the file names says nothing about the order of the history.
    ids = [f"{(n * 0x9E3779B97F4A7C15 % 2**64) >> 16:012x}" for n in range(1, count + 1)]
    table = 0
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
        elif n % 4 == 0:
            table = n
            up, down_body = _table(n)
        else:
            up, down_body = _column(n, table)
        text = FILE.format(message=f"step {n} of the benchmark", id=ids[n], down=down, up=up, down_body=down_body,
                           revises=", ".join(down) if isinstance(down, tuple) else down or "")
        (versions / f"{ids[n]}_step_{n}.py").write_text(text)
    return folder
