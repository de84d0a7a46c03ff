"""Their colour

Revision ID: b2f0c0de0002
Revises: a1f0c0de0001
"""

import sqlalchemy as sa
from alembic import op

revision = "b2f0c0de0002"
down_revision = "a1f0c0de0001"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("colour", sa.String(20)))


def downgrade():
    op.drop_column("items", "colour")
