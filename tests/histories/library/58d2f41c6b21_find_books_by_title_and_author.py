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
    # MySQL takes the index for the foreign key, and then does not let it go.
    is_mysql = op.get_context().dialect.name in ("mysql", "mariadb")
    if is_mysql:
        op.drop_constraint("fk_books_author_id", "books", type_="foreignkey")
    op.drop_index(op.f("ix_books_author_id_title"), table_name="books")
    if is_mysql:
        op.create_foreign_key("fk_books_author_id", "books", "authors", ["author_id"], ["id"], ondelete="CASCADE")
    op.drop_index("ix_books_title", table_name="books")
