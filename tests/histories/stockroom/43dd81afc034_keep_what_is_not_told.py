"""Keep what is not told

Revision ID: 43dd81afc034
Revises: 32cc709ebf23
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "43dd81afc034"
down_revision = "32cc709ebf23"


def upgrade():
    op.alter_column("items", "changed_at", existing_type=sa.DateTime(), nullable=False)
    op.alter_column("bins", "label", type_=mysql.VARCHAR(length=20))
    op.alter_column("items", "name", comment="what it is called", existing_type=sa.String(length=100))


def downgrade():
    op.alter_column("items", "name", comment="on the label", existing_type=sa.String(length=100))
    op.alter_column("bins", "label", type_=mysql.VARCHAR(length=16))
    op.alter_column("items", "changed_at", existing_type=sa.DateTime(), nullable=True)
