"""Search

Revision ID: 1b2c3d4e5f02
Revises: 0a1b2c3d4e01
"""

from alembic import op
import sqlalchemy as sa

revision = "1b2c3d4e5f02"
down_revision = "0a1b2c3d4e01"


def upgrade():
    op.create_index("ix_notes_body", "notes", [sa.text("lower(body)"), sa.text("id DESC")], sqlite_where=sa.text("folder_id IS NOT NULL"))
    op.execute("CREATE TABLE log (what)")
    op.execute("CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN INSERT INTO log VALUES (NEW.body); INSERT INTO log VALUES ('x'); END")
    op.execute("CREATE VIEW long_notes AS SELECT id, body FROM notes WHERE words > 100")


def downgrade():
    op.execute("DROP VIEW long_notes")
    op.execute("DROP TRIGGER notes_added")
    op.drop_table("log")
    op.drop_index("ix_notes_body", table_name="notes")
