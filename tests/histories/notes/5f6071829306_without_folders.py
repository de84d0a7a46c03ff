"""Without folders

Revision ID: 5f6071829306
Revises: 4e5f60718205
"""

from alembic import op

revision = "5f6071829306"
down_revision = "4e5f60718205"


def upgrade():
    op.drop_index("ix_notes_body", table_name="notes")
    with op.batch_alter_table("notes") as batch:
        batch.drop_column("folder_id")
    op.drop_table("folders")
    op.drop_table("old_notes")


def downgrade():
    pass
