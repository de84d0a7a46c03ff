"""Merge all three

Revision ID: 18f0c0de0008
Revises: d4f0c0de0004, f6f0c0de0006, 07f0c0de0007
"""

import sqlalchemy as sa
from alembic import op

revision = "18f0c0de0008"
down_revision = ("d4f0c0de0004", "f6f0c0de0006", "07f0c0de0007")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
