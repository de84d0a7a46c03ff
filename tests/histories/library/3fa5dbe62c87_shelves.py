"""Shelves

Revision ID: 3fa5dbe62c87
Revises: 2e94cad51b76
"""

from alembic import op

revision = "3fa5dbe62c87"
down_revision = "2e94cad51b76"


def upgrade():
    op.execute("CREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY, room VARCHAR(20) NOT NULL, place INTEGER DEFAULT 1, UNIQUE (room, place))")
    op.execute("ALTER TABLE books ADD COLUMN shelf_id INTEGER")
    op.execute("CREATE INDEX ix_books_shelf_id ON books (shelf_id)")
    op.execute("INSERT INTO shelves (id, room) VALUES (1, 'reading; room')")


def downgrade():
    op.drop_index("ix_books_shelf_id", table_name="books")
    op.drop_column("books", "shelf_id")
    op.drop_table("shelves")
