"""Split customer names

What stands before the first space becomes the given name, the rest the family name.

Revision ID: c479d30b26ea
Revises: b368c2fa15d9
Create Date: 2025-05-24 00:38:52
"""
from alembic import op
import sqlalchemy as sa

revision = "c479d30b26ea"
down_revision = "b368c2fa15d9"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("customers", sa.Column("given_name", sa.String(length=60)))
    op.add_column("customers", sa.Column("family_name", sa.String(length=60)))
    op.execute(
        """
        UPDATE customers SET
            given_name = CASE WHEN instr(name, ' ') > 0 THEN substr(name, 1, instr(name, ' ') - 1) END,
            family_name = substr(name, instr(name, ' ') + 1)
        """
    )
    with op.batch_alter_table("customers") as batch:
        batch.alter_column("family_name", existing_type=sa.String(length=60), nullable=False)
        batch.drop_column("name")


def downgrade():
    op.add_column(
        "customers", sa.Column("name", sa.String(length=120), server_default="", nullable=False)
    )
    op.execute("UPDATE customers SET name = trim(coalesce(given_name, '') || ' ' || family_name)")
    with op.batch_alter_table("customers") as batch:
        batch.drop_column("family_name")
        batch.drop_column("given_name")
