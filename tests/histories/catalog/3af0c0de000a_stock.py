"""How many there are

Revision ID: 3af0c0de000a
Revises: 18f0c0de0008
"""

import sqlalchemy as sa
from alembic import op

revision = "3af0c0de000a"
down_revision = "18f0c0de0008"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("items", sa.Column("stock", sa.Integer()))


def downgrade():
    op.drop_column("items", "stock")
