"""Countries as a table

Revision ID: d58ae41c37fb
Revises: c479d30b26ea
Create Date: 2025-06-02 03:56:03
"""
from alembic import op
import sqlalchemy as sa

revision = "d58ae41c37fb"
down_revision = "c479d30b26ea"
branch_labels = None
depends_on = None

COUNTRIES = [
    ("AT", "Austria", True),
    ("CH", "Switzerland", False),
    ("DE", "Germany", True),
    ("DK", "Denmark", True),
    ("FR", "France", True),
    ("GB", "United Kingdom", False),
    ("NL", "Netherlands", True),
    ("PL", "Poland", True),
]


def upgrade():
    countries = op.create_table(
        "countries",
        sa.Column("code", sa.String(length=2), primary_key=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("in_eu", sa.Boolean(), nullable=False),
    )
    op.bulk_insert(
        countries,
        [{"code": code, "name": name, "in_eu": in_eu} for code, name, in_eu in COUNTRIES],
    )


def downgrade():
    op.drop_table("countries")
