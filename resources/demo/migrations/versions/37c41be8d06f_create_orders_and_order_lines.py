"""Create orders and order lines

Revision ID: 37c41be8d06f
Revises: 2a7d90c3e5b8
Create Date: 2025-03-02 19:04:13
"""
from alembic import op
import sqlalchemy as sa

revision = "37c41be8d06f"
down_revision = "2a7d90c3e5b8"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("status", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("status IN ('new', 'paid', 'sent', 'done')", name="ck_orders_status"),
    )
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), nullable=False),
        sa.Column("product_id", sa.Integer(), sa.ForeignKey("products.id"), nullable=False),
        sa.Column("quantity", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("price", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "product_id", name="pk_order_lines"),
    )


def downgrade():
    op.drop_table("order_lines")
    op.drop_table("orders")
