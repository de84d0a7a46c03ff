"""Merge lending and publishers

Revision ID: 9c72a8b3f654
Revises: 7a90e3d5c432, 90d7c1e8a214
"""

from alembic import op

revision = "9c72a8b3f654"
down_revision = ("7a90e3d5c432", "90d7c1e8a214")


def upgrade():
    pass


def downgrade():
    pass
