"""Fewer things

Revision ID: 39af08c714a9
Revises: 289ed7b60398
"""

from alembic import op

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
    pass
