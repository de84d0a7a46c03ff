"""Their weight

Revision ID: c3f0c0de0003
Revises: a1f0c0de0001
"""

import sqlalchemy as sa
from alembic import op

revision = "c3f0c0de0003"
down_revision = "a1f0c0de0001"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("weight", sa.Integer()))


def downgrade():
    op.drop_column("items", "weight")
