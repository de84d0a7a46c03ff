"""Billing in a schema of its own

Revision ID: f56ba483d065
Revises: e45a9372cf54
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "f56ba483d065"
down_revision = "e45a9372cf54"


def upgrade():
    op.execute("CREATE SCHEMA IF NOT EXISTS billing")
    op.create_table(
        "invoices",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("patient_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("cents", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], name="fk_invoices_patient_id"),
        schema="billing",
    )
    op.create_index("ix_invoices_patient_id", "invoices", ["patient_id"], schema="billing")
    op.add_column("invoices", sa.Column("paid_at", sa.DateTime(timezone=True)), schema="billing")


def downgrade():
    op.drop_table("invoices", schema="billing")
    op.execute("DROP SCHEMA billing")
