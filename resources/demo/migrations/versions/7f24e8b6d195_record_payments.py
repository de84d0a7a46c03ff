"""Record payments

Revision ID: 7f24e8b6d195
Revises: 6e13d7a5c084
Create Date: 2025-04-08 08:12:57
"""
from alembic import op
import sqlalchemy as sa

revision = "7f24e8b6d195"
down_revision = "6e13d7a5c084"
branch_labels = ("payments",)
depends_on = None


def upgrade():
    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), nullable=False),
        sa.Column("method", sa.Enum("card", "transfer", "invoice", name="payment_method")),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("paid_at", sa.DateTime()),
    )
    op.create_index("ix_payments_order", "payments", ["order_id"])


def downgrade():
    op.drop_index("ix_payments_order", table_name="payments")
    op.drop_table("payments")
