"""One review a customer and product

Revision ID: a257b1e904c8
Revises: 9146a0d8f3b7
Create Date: 2025-05-05 18:04:30
"""
from alembic import op
import sqlalchemy as sa

revision = "a257b1e904c8"
down_revision = "9146a0d8f3b7"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("reviews") as batch:
        batch.create_unique_constraint("uq_reviews_product_customer", ["product_id", "customer_id"])
        batch.create_check_constraint("ck_reviews_rating", "rating BETWEEN 1 AND 5")
        batch.alter_column("body", existing_type=sa.Text(), new_column_name="comment")


def downgrade():
    with op.batch_alter_table("reviews") as batch:
        batch.alter_column("comment", existing_type=sa.Text(), new_column_name="body")
        batch.drop_constraint("ck_reviews_rating", type_="check")
        batch.drop_constraint("uq_reviews_product_customer", type_="unique")
