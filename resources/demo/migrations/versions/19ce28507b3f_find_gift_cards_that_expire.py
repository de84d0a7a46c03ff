"""Find gift cards that expire

Revision ID: 19ce28507b3f
Revises: 08bd174f6a2e
Create Date: 2025-07-08 17:04:47
"""
from alembic import op
import sqlalchemy as sa

revision = "19ce28507b3f"
down_revision = "08bd174f6a2e"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index(
        "ix_gift_cards_expiry",
        "gift_cards",
        ["expires_on"],
        sqlite_where=sa.text("expires_on IS NOT NULL"),
    )


def downgrade():
    op.drop_index("ix_gift_cards_expiry", table_name="gift_cards")
