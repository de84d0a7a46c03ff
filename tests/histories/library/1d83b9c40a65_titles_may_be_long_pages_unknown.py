"""Titles may be long, pages unknown

Revision ID: 1d83b9c40a65
Revises: 9c72a8b3f654
"""

from alembic import op
import sqlalchemy as sa

revision = "1d83b9c40a65"
down_revision = "9c72a8b3f654"


def upgrade():
    with op.batch_alter_table("books") as batch:
        batch.alter_column("title", existing_type=sa.String(length=200), type_=sa.String(length=400), existing_nullable=False)
        batch.alter_column("pages", existing_type=sa.SmallInteger(), type_=sa.Integer(), nullable=True, server_default=None)
        batch.drop_constraint("ck_books_pages", type_="check")
        batch.create_check_constraint("ck_books_pages", "pages > 0")


def downgrade():
    with op.batch_alter_table("books") as batch:
        batch.drop_constraint("ck_books_pages", type_="check")
        batch.create_check_constraint("ck_books_pages", "pages >= 0")
        batch.alter_column("pages", existing_type=sa.Integer(), type_=sa.SmallInteger(), nullable=False, server_default="0")
        batch.alter_column("title", existing_type=sa.String(length=400), type_=sa.String(length=200), existing_nullable=False)
