"""Loyalty points

Revision ID: f7ac063e591d
Revises: e69bf52d480c
Create Date: 2025-06-20 10:30:25
"""
from alembic import op
import sqlalchemy as sa

revision = "f7ac063e591d"
down_revision = "e69bf52d480c"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "loyalty_entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id")),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP")),
    )
    op.create_index("ix_loyalty_entries_customer", "loyalty_entries", ["customer_id"])


def downgrade():
    op.drop_index("ix_loyalty_entries_customer", table_name="loyalty_entries")
    op.drop_table("loyalty_entries")
