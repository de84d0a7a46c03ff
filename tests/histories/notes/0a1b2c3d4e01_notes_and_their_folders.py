"""Notes and their folders

Revision ID: 0a1b2c3d4e01
Revises: 
"""

from alembic import op
import sqlalchemy as sa

revision = "0a1b2c3d4e01"
down_revision = None


def upgrade():
    op.create_table(
        "folders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("path", sa.String(length=300, collation="NOCASE"), nullable=False),
        sqlite_autoincrement=True,
    )
    op.execute("""
        CREATE TABLE notes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            folder_id INTEGER REFERENCES folders (id) ON DELETE CASCADE,
            body TEXT COLLATE NOCASE NOT NULL DEFAULT '',
            words INT GENERATED ALWAYS AS (length(body)) VIRTUAL,
            loose,
            CHECK (length(body) < 10000)
        )
    """)
    op.execute("CREATE TABLE tags (name TEXT PRIMARY KEY, color TEXT NOT NULL) WITHOUT ROWID, STRICT")


def downgrade():
    op.drop_table("tags")
    op.drop_table("notes")
    op.drop_table("folders")
