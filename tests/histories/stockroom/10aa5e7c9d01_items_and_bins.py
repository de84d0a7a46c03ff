"""Items and bins

Revision ID: 10aa5e7c9d01
Revises: 
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "10aa5e7c9d01"
down_revision = None


def upgrade():
    op.create_table(
        "bins",
        sa.Column("id", mysql.INTEGER(unsigned=True), autoincrement=True, nullable=False),
        sa.Column("code", mysql.VARCHAR(length=12, collation="utf8mb4_bin"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        comment="Where things lie",
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bin_id", mysql.INTEGER(unsigned=True), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False, comment="on the label"),
        sa.Column("kind", sa.Enum("raw", "part", "ware"), server_default="raw", nullable=False),
        sa.Column("flags", mysql.SET("fragile", "cold"), nullable=True),
        sa.Column("amount", mysql.DECIMAL(precision=9, scale=3), server_default="0", nullable=False),
        sa.Column("text", mysql.LONGTEXT(), nullable=True),
        sa.Column("counted_at", mysql.TIMESTAMP(fsp=3), server_default=sa.text("CURRENT_TIMESTAMP(3)"), nullable=False),
        sa.Column("active", mysql.TINYINT(display_width=1), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["bin_id"], ["bins.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_items_name", "items", ["name"], mysql_length={"name": 20})
    op.create_index("ft_items_text", "items", ["text"], mysql_prefix="FULLTEXT")


def downgrade():
    op.drop_table("items")
    op.drop_table("bins")
