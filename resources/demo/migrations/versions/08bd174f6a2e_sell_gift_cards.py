"""Sell gift cards

Revision ID: 08bd174f6a2e
Revises: e69bf52d480c
Create Date: 2025-06-29 13:47:36
"""
from alembic import op
import sqlalchemy as sa

revision = "08bd174f6a2e"
down_revision = "e69bf52d480c"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "gift_cards",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("bought_in", sa.Integer(), sa.ForeignKey("orders.id")),
        sa.Column("value_cents", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date()),
        sa.UniqueConstraint("code", name="uq_gift_cards_code"),
        sa.CheckConstraint("value_cents > 0", name="ck_gift_cards_value"),
    )


def downgrade():
    op.drop_table("gift_cards")
