"""Merge colour and weight

Revision ID: e5f0c0de0005
Revises: b2f0c0de0002, c3f0c0de0003
"""

import sqlalchemy as sa
from alembic import op

revision = "e5f0c0de0005"
down_revision = ("b2f0c0de0002", "c3f0c0de0003")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
