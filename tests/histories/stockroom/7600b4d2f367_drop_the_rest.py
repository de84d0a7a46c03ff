"""Drop the rest

Revision ID: 7600b4d2f367
Revises: 65ffa3c1e256
"""

from alembic import op

revision = "7600b4d2f367"
down_revision = "65ffa3c1e256"


def upgrade():
    op.execute("DROP TRIGGER items_changed")
    op.execute("DROP VIEW cold")
    op.execute("DROP TABLE archive, totals")
    op.execute("ALTER TABLE items COMMENT = 'What there is'")
    op.execute("ALTER TABLE item_orders DROP PRIMARY KEY, MODIFY id BIGINT UNSIGNED NOT NULL, ADD PRIMARY KEY (id, item_id)")


def downgrade():
    op.execute(
        "ALTER TABLE item_orders DROP PRIMARY KEY, MODIFY id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (id)"
    )
    op.execute("ALTER TABLE items COMMENT = ''")
    op.execute("CREATE TABLE archive LIKE items")
    op.execute("CREATE TABLE totals AS SELECT id, name FROM items")
    op.execute("CREATE VIEW cold AS SELECT id FROM items WHERE active = 1")
    op.execute("CREATE TRIGGER items_changed BEFORE UPDATE ON items FOR EACH ROW SET NEW.active = 1")
