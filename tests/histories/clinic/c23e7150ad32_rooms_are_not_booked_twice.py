"""Rooms are not booked twice

Revision ID: c23e7150ad32
Revises: b12d604f8c21
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "c23e7150ad32"
down_revision = "b12d604f8c21"


def upgrade():
    op.create_table(
        "rooms",
        sa.Column("id", sa.SmallInteger(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("beds", sa.Integer(), sa.CheckConstraint("beds BETWEEN 1 AND 8", name="ck_rooms_beds"), nullable=False),
        sa.Column("double_beds", sa.Integer(), sa.Computed("beds * 2", persisted=True)),
    )
    op.create_table(
        "stays",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("room_id", sa.SmallInteger(), sa.ForeignKey("rooms.id", ondelete="RESTRICT", deferrable=True, initially="DEFERRED")),
        sa.Column("patient_id", postgresql.UUID(as_uuid=True), sa.ForeignKey("patients.id", onupdate="CASCADE"), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(("room_id", "="), ("during", "&&"), using="gist", name="ex_stays_room"),
    )


def downgrade():
    op.drop_table("stays")
    op.drop_table("rooms")
