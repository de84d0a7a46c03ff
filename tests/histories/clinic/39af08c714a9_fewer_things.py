"""Fewer things

Revision ID: 39af08c714a9
Revises: 289ed7b60398
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "39af08c714a9"
down_revision = "289ed7b60398"


def upgrade():
    op.drop_column("patients", "tags")
    op.drop_column("patients", "weight")
    op.drop_constraint("ex_stays_room", "stays")
    op.execute("DROP TABLE scratch, copies")
    op.execute("DROP TABLE billing.invoices CASCADE")
    op.execute("ALTER TABLE patients RENAME CONSTRAINT patients_number_key TO uq_patients_number")
    op.execute("ALTER INDEX ix_patients_seen_at RENAME TO ix_seen")
    op.execute("ALTER SEQUENCE ticket RENAME TO tickets")
    op.execute("DROP MATERIALIZED VIEW IF EXISTS beds")


def downgrade():
    op.execute("CREATE MATERIALIZED VIEW beds AS SELECT sum(places) AS beds FROM rooms")
    op.execute("ALTER SEQUENCE tickets RENAME TO ticket")
    op.execute("ALTER INDEX ix_seen RENAME TO ix_patients_seen_at")
    op.execute("ALTER TABLE patients RENAME CONSTRAINT uq_patients_number TO patients_number_key")
    op.create_table("invoices", sa.Column("id", sa.Integer(), primary_key=True), schema="billing")
    op.create_table("scratch", sa.Column("id", sa.Integer()))
    op.create_table("copies", sa.Column("id", sa.Integer()))
    op.create_exclude_constraint("ex_stays_room", "stays", ("room_id", "="), ("during", "&&"), using="gist")
    op.add_column("patients", sa.Column("weight", sa.REAL(), server_default="1.5"))
    op.add_column("patients", sa.Column("tags", postgresql.ARRAY(sa.String(length=20)), server_default="{}", nullable=False))
    op.create_index("ix_patients_tags", "patients", ["tags"], postgresql_using="gin")
