"""Merge stock and maker

Revision ID: 4bf0c0de000b
Revises: 3af0c0de000a, 29f0c0de0009
"""

import sqlalchemy as sa
from alembic import op

revision = "4bf0c0de000b"
down_revision = ("3af0c0de000a", "29f0c0de0009")
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_items_maker", "items", ["maker", "stock"])


def downgrade():
    op.drop_index("ix_items_maker", table_name="items")
