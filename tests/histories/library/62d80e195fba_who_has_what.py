"""Who has what

Revision ID: 62d80e195fba
Revises: 51c7fd084ea9
"""

from alembic import op

revision = "62d80e195fba"
down_revision = "51c7fd084ea9"


def upgrade():
    op.execute("CREATE VIEW lent AS SELECT b.title, l.reader_id FROM books b JOIN loans l ON l.book_id = b.id WHERE l.until IS NULL")


def downgrade():
    op.execute("DROP VIEW lent")
