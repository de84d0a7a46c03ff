"""Copies

Revision ID: 4e5f60718205
Revises: 3d4e5f607104
"""

from alembic import op
import sqlalchemy as sa

revision = "4e5f60718205"
down_revision = "3d4e5f607104"


def upgrade():
    op.execute("CREATE TABLE old_notes AS SELECT id, text FROM notes")
    op.execute("CREATE TEMPORARY TABLE passing (a)")
    op.execute("DROP VIEW long_notes")
    with op.batch_alter_table("notes") as batch:
        batch.drop_constraint("uq_notes_body", type_="unique")
        batch.drop_column("loose")


def downgrade():
    with op.batch_alter_table("notes") as batch:
        batch.add_column(sa.Column("loose", sa.Text()))
        batch.create_unique_constraint("uq_notes_body", ["folder_id", "text"])
    op.execute("CREATE VIEW long_notes AS SELECT id, text FROM notes WHERE words > 100")
    op.drop_table("old_notes")
