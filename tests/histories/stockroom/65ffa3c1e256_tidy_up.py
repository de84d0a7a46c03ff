"""Tidy up

Revision ID: 65ffa3c1e256
Revises: 54ee92b0d145
"""

from alembic import op

revision = "65ffa3c1e256"
down_revision = "54ee92b0d145"


def upgrade():
    op.drop_constraint("fk_orders_for", "orders", type_="foreignkey")
    op.drop_constraint("ck_items_amount", "items", type_="check")
    op.drop_index("ix_items_name", table_name="items")
    op.drop_column("items", "flags")
    op.execute("RENAME TABLE orders TO item_orders")
    op.execute("ALTER TABLE item_orders CHANGE COLUMN data payload JSON NULL FIRST, RENAME INDEX uq_orders TO uq_item_orders")
    op.execute("CREATE TABLE archive LIKE items")
    op.execute("CREATE TABLE totals AS SELECT id, name FROM items")
    op.execute("CREATE VIEW cold AS SELECT id FROM items WHERE active = 1")
    op.execute("CREATE TRIGGER items_changed BEFORE UPDATE ON items FOR EACH ROW SET NEW.active = 1")


def downgrade():
    pass
