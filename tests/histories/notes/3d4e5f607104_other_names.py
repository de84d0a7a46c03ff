"""Other names

Revision ID: 3d4e5f607104
Revises: 2c3d4e5f6003
"""

from alembic import op

revision = "3d4e5f607104"
down_revision = "2c3d4e5f6003"


def upgrade():
    with op.batch_alter_table("notes") as batch:
        batch.alter_column("body", new_column_name="text")
    op.rename_table("log", "journal")
    op.execute("ALTER TABLE folders RENAME COLUMN path TO 'full path'")


def downgrade():
    op.execute("ALTER TABLE folders RENAME COLUMN 'full path' TO path")
    op.rename_table("journal", "log")
    with op.batch_alter_table("notes") as batch:
        batch.alter_column("text", new_column_name="body")
