"""Put every book on a shelf

Revision ID: 40b6ecf73d98
Revises: 3fa5dbe62c87
"""

from alembic import op
import sqlalchemy as sa

revision = "40b6ecf73d98"
down_revision = "3fa5dbe62c87"


def upgrade():
    connection = op.get_bind()
    books = sa.table("books", sa.column("id", sa.Integer), sa.column("shelf_id", sa.Integer))
    for row in connection.execute(sa.select(books.c.id).where(books.c.shelf_id.is_(None))):
        connection.execute(books.update().where(books.c.id == row.id).values(shelf_id=1))


def downgrade():
    pass
