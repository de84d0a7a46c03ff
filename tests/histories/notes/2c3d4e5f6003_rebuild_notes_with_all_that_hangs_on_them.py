"""Rebuild notes with all that hangs on them

Revision ID: 2c3d4e5f6003
Revises: 1b2c3d4e5f02
"""

from alembic import op
import sqlalchemy as sa

revision = "2c3d4e5f6003"
down_revision = "1b2c3d4e5f02"


def upgrade():
    with op.batch_alter_table("notes") as batch:
        batch.alter_column("folder_id", existing_type=sa.Integer(), nullable=False)
        batch.add_column(sa.Column("pinned", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        batch.create_unique_constraint("uq_notes_body", ["folder_id", "body"])
    with op.batch_alter_table("tags", recreate="always") as batch:
        batch.alter_column("color", existing_type=sa.Text(), server_default="red")


def downgrade():
    with op.batch_alter_table("tags", recreate="always") as batch:
        batch.alter_column("color", existing_type=sa.Text(), server_default=None)
    with op.batch_alter_table("notes") as batch:
        batch.drop_constraint("uq_notes_body", type_="unique")
        batch.drop_column("pinned")
        batch.alter_column("folder_id", existing_type=sa.Integer(), nullable=True)
