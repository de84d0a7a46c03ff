"""Names may be missing

Revision ID: 21bb6f8dae12
Revises: 10aa5e7c9d01
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "21bb6f8dae12"
down_revision = "10aa5e7c9d01"


def upgrade():
    op.alter_column("items", "name", existing_type=sa.String(length=100), nullable=True)
    op.alter_column("items", "amount", existing_type=mysql.DECIMAL(precision=9, scale=3), type_=mysql.DECIMAL(precision=12, scale=3))
    op.alter_column("items", "kind", existing_type=sa.Enum("raw", "part", "ware"), server_default=None)
    op.alter_column("bins", "code", new_column_name="label", existing_type=mysql.VARCHAR(length=12))


def downgrade():
    op.alter_column("bins", "label", new_column_name="code", existing_type=mysql.VARCHAR(length=12))
    op.alter_column("items", "kind", existing_type=sa.Enum("raw", "part", "ware"), server_default="raw")
    op.alter_column(
        "items", "amount", existing_type=mysql.DECIMAL(precision=12, scale=3), type_=mysql.DECIMAL(precision=9, scale=3)
    )
    op.alter_column("items", "name", existing_type=sa.String(length=100), nullable=False)
