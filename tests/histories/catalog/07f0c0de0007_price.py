"""Their price

Revision ID: 07f0c0de0007
Revises: e5f0c0de0005
"""

import sqlalchemy as sa
from alembic import op

revision = "07f0c0de0007"
down_revision = "e5f0c0de0005"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("price", sa.Numeric(8, 2)))


def downgrade():
    op.drop_column("items", "price")
