"""Their shade

Revision ID: d4f0c0de0004
Revises: b2f0c0de0002
"""

import sqlalchemy as sa
from alembic import op

revision = "d4f0c0de0004"
down_revision = "b2f0c0de0002"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("shade", sa.String(20)))


def downgrade():
    op.drop_column("items", "shade")
