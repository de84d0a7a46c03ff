import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql


class Status(enum.Enum):
    OPEN = "open"
    DONE = "done"
    CLOSED = "done"


class Kind(str, enum.Enum):
    SMALL = "s"
    LARGE = "l"


def values_of(members):
    return [member.value for member in members]


def upgrade():
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("status", sa.Enum(Status), nullable=False),
        sa.Column("kind", sa.Enum(Kind, values_callable=values_of, name="task_kind"), server_default=Kind.SMALL.value),
        sa.Column("old", sa.Enum(*[member.name for member in Kind], name="old_kind")),
    )
    op.execute("UPDATE tasks SET status = '%s'" % Status.OPEN.name)
    op.execute(f"UPDATE tasks SET kind = '{Kind.LARGE.value}'")
    op.add_column("tasks", sa.Column("plain", sa.Enum(*values_of(Status), name="plain", native_enum=False, length=10)))
