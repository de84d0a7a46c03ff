"""Who makes them, once their shade is known

Revision ID: 29f0c0de0009
Revises: a1f0c0de0001
"""

import sqlalchemy as sa
from alembic import op

revision = "29f0c0de0009"
down_revision = "a1f0c0de0001"
branch_labels = None
depends_on = "d4f0c0de0004"


def upgrade():
    op.add_column("items", sa.Column("maker", sa.String(20)))


def downgrade():
    op.drop_column("items", "maker")
