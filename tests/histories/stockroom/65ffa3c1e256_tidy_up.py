"""Tidy up

Revision ID: 65ffa3c1e256
Revises: 54ee92b0d145
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

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
    op.execute("DROP TRIGGER items_changed")
    op.execute("DROP VIEW cold")
    op.execute("DROP TABLE totals, archive")
    op.execute("ALTER TABLE item_orders CHANGE COLUMN payload data JSON NULL, RENAME INDEX uq_item_orders TO uq_orders")
    op.execute("RENAME TABLE item_orders TO orders")
    op.add_column("items", sa.Column("flags", mysql.SET("fragile", "cold"), nullable=True))
    op.create_index("ix_items_name", "items", ["name"], mysql_length={"name": 20})
    op.create_check_constraint("ck_items_amount", "items", "amount >= 0")
    op.create_foreign_key("fk_orders_for", "orders", "orders", ["for_id"], ["id"], ondelete="CASCADE")
