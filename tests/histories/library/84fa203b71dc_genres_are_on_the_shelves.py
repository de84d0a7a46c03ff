"""Genres are on the shelves

Revision ID: 84fa203b71dc
Revises: 73e91f2a60cb
"""

from alembic import op
import sqlalchemy as sa

revision = "84fa203b71dc"
down_revision = "73e91f2a60cb"


def upgrade():
    op.drop_table("genres")
    op.execute("DROP VIEW lent")
    with op.batch_alter_table("books") as batch:
        batch.drop_column("genre")
        batch.alter_column("price", existing_type=sa.Numeric(precision=8, scale=2), type_=sa.Numeric(precision=10, scale=2), nullable=False, server_default="0")
    op.create_index("ix_books_price", "books", ["price", sa.text("title DESC")])


def downgrade():
    op.drop_index("ix_books_price", table_name="books")
    with op.batch_alter_table("books") as batch:
        batch.alter_column("price", existing_type=sa.Numeric(precision=10, scale=2), type_=sa.Numeric(precision=8, scale=2), nullable=True, server_default=None)
        batch.add_column(sa.Column("genre", sa.String(length=8), nullable=True))
    op.execute("CREATE VIEW lent AS SELECT b.title, l.reader_id FROM books b JOIN loans l ON l.book_id = b.id WHERE l.until IS NULL")
    op.create_table("genres", sa.Column("code", sa.String(length=8), primary_key=True), sa.Column("label", sa.String(length=40)))
