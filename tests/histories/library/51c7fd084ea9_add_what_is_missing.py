"""Add what is missing

Revision ID: 51c7fd084ea9
Revises: 40b6ecf73d98
"""

from alembic import op
import sqlalchemy as sa

revision = "51c7fd084ea9"
down_revision = "40b6ecf73d98"


def upgrade():
    inspector = sa.inspect(op.get_bind())
    if "genres" not in inspector.get_table_names():
        op.create_table("genres", sa.Column("code", sa.String(length=8), primary_key=True), sa.Column("label", sa.String(length=40)))
    if "genre" not in [column["name"] for column in inspector.get_columns("books")]:
        op.add_column("books", sa.Column("genre", sa.String(length=8), nullable=True))
    if any(index["name"] == "ix_authors_name" for index in inspector.get_indexes("authors")):
        op.drop_index("ix_authors_name", table_name="authors")


def downgrade():
    op.create_index("ix_authors_name", "authors", [sa.text("name DESC")])
    op.drop_column("books", "genre")
    op.drop_table("genres")
