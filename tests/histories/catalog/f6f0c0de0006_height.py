"""Their height

Revision ID: f6f0c0de0006
Revises: c3f0c0de0003
"""

import sqlalchemy as sa
from alembic import op

revision = "f6f0c0de0006"
down_revision = "c3f0c0de0003"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("height", sa.Integer()))


def downgrade():
    op.drop_column("items", "height")
