"""Let customers review products

Revision ID: 9146a0d8f3b7
Revises: 6e13d7a5c084
Create Date: 2025-04-26 14:47:19
"""
from alembic import op
import sqlalchemy as sa

revision = "9146a0d8f3b7"
down_revision = "6e13d7a5c084"
branch_labels = ("reviews",)
depends_on = None


def upgrade():
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_reviews_product", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_reviews_product", "reviews", ["product_id"])


def downgrade():
    op.drop_index("ix_reviews_product", table_name="reviews")
    op.drop_table("reviews")
