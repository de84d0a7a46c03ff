"""Add warehouses and stock levels

Revision ID: 5d08c6b4f92e
Revises: 4b9e52f7a1c3
Create Date: 2025-03-21 01:38:35
"""
from alembic import op
import sqlalchemy as sa

revision = "5d08c6b4f92e"
down_revision = "4b9e52f7a1c3"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "warehouses",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(length=8), nullable=False, unique=True),
        sa.Column("city", sa.String(length=100), nullable=False),
    )
    op.create_table(
        "stock_levels",
        sa.Column("warehouse_id", sa.Integer(), sa.ForeignKey("warehouses.id"), primary_key=True),
        sa.Column("product_id", sa.Integer(), sa.ForeignKey("products.id"), primary_key=True),
        sa.Column("on_hand", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("on_hand >= 0", name="ck_stock_levels_on_hand"),
    )


def downgrade():
    op.drop_table("stock_levels")
    op.drop_table("warehouses")
