from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("Order", sa.Column("select", sa.Integer, primary_key=True), sa.Column("Mixed", sa.String(5)), sa.Column("with space", sa.Integer), sa.Column("a$b", sa.Integer), sa.Column("1st", sa.Integer), sa.Column("user", sa.Integer), sa.Column("end", sa.Integer), sa.Column("_x", sa.Integer), sa.Column("ünï", sa.Integer), sa.Column("group", sa.Integer), sa.Column("key", sa.Integer), sa.Column("value", sa.Integer), sa.Column("date", sa.Date), sa.Column("timestamp", sa.DateTime), sa.Column("rank", sa.Integer), sa.Column("row", sa.Integer), sa.Column("window", sa.Integer), sa.Column("table", sa.Integer))
    op.create_index("Ix_Mixed", "Order", ["Mixed", "with space"])
    op.add_column("user", sa.Column("order", sa.Integer))
    op.drop_column("user", "order")
    op.rename_table("user", "User")
    op.create_table("t", sa.Column("id", sa.Integer), schema="My Schema")
