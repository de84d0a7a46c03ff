"""Without folders

Revision ID: 5f6071829306
Revises: 4e5f60718205
"""

from alembic import op
import sqlalchemy as sa

revision = "5f6071829306"
down_revision = "4e5f60718205"


def upgrade():
    op.drop_index("ix_notes_body", table_name="notes")
    with op.batch_alter_table("notes") as batch:
        batch.drop_column("folder_id")
    op.drop_table("folders")
    op.drop_table("old_notes")


def downgrade():
    op.execute("CREATE TABLE old_notes AS SELECT id, text FROM notes")
    op.create_table(
        "folders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("full path", sa.String(length=300, collation="NOCASE"), nullable=False),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notes") as batch:
        batch.add_column(sa.Column("folder_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_notes_folder", "folders", ["folder_id"], ["id"], ondelete="CASCADE")
    op.create_index("ix_notes_body", "notes", [sa.text("lower(text)")], sqlite_where=sa.text("folder_id IS NOT NULL"))
