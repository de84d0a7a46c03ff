"""Find books by title and author

Revision ID: 58d2f41c6b21
Revises: 3c1e0b7a9d10
"""

from alembic import op
import sqlalchemy as sa

revision = "58d2f41c6b21"
down_revision = "3c1e0b7a9d10"


def upgrade():
    op.create_index("ix_books_title", "books", ["title"])
    op.create_index(op.f("ix_books_author_id_title"), "books", ["author_id", "title"], unique=True)
    op.create_index("ix_authors_name", "authors", [sa.text("name DESC")])


def downgrade():
    op.drop_index("ix_authors_name", table_name="authors")
    op.drop_index(op.f("ix_books_author_id_title"), table_name="books")
    op.drop_index("ix_books_title", table_name="books")
