"""Orders of items

Revision ID: 54ee92b0d145
Revises: 43dd81afc034
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "54ee92b0d145"
down_revision = "43dd81afc034"


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", mysql.BIGINT(unsigned=True), primary_key=True, autoincrement=True),
        sa.Column("item_id", sa.Integer(), sa.ForeignKey("items.id", name="fk_orders_item_id", onupdate="CASCADE"), nullable=False),
        sa.Column("for_id", mysql.BIGINT(unsigned=True), nullable=True),
        sa.Column("data", sa.JSON(), nullable=True),
        sa.CheckConstraint("for_id <> 0", name="ck_orders_for"),
        mysql_default_charset="latin1",
    )
    op.create_foreign_key("fk_orders_for", "orders", "orders", ["for_id"], ["id"], ondelete="CASCADE")
    op.create_unique_constraint("uq_orders", "orders", ["item_id", "for_id"])
    op.create_check_constraint("ck_items_amount", "items", "amount >= 0")


def downgrade():
    op.drop_constraint("ck_items_amount", "items", type_="check")
    op.drop_table("orders")
