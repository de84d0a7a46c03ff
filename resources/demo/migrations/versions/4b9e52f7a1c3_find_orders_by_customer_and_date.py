"""Find orders by customer and date

Revision ID: 4b9e52f7a1c3
Revises: 37c41be8d06f
Create Date: 2025-03-11 22:21:24
"""
from alembic import op

revision = "4b9e52f7a1c3"
down_revision = "37c41be8d06f"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_orders_customer_placed", "orders", ["customer_id", "placed_at"])


def downgrade():
    op.drop_index("ix_orders_customer_placed", table_name="orders")
