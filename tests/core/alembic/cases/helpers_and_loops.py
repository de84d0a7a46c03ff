from alembic import op
import sqlalchemy as sa

TABLES = ["a", "b"]


def add(table, *names, length=10):
    for name in names:
        op.add_column(table, sa.Column(name, sa.String(length)))


def upgrade():
    for table in TABLES:
        add(table, "x", "y", length=len(table) + 4)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ANALYZE")
    for number, table in enumerate(sorted(TABLES, reverse=True)):
        op.execute("UPDATE {} SET x = '{}'".format(table, number))
