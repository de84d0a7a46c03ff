"""Create customers and addresses

Revision ID: 1f0c6a2b9d41
Revises: 
Create Date: 2025-02-12 12:29:51
"""
from alembic import op
import sqlalchemy as sa

revision = "1f0c6a2b9d41"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("created_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.UniqueConstraint("email", name="uq_customers_email"),
    )
    op.create_table(
        "addresses",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=100), nullable=False),
        sa.Column("postcode", sa.String(length=16)),
        sa.Column("country", sa.String(length=2), server_default="DE", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name="fk_addresses_customer", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_addresses_customer", "addresses", ["customer_id"])


def downgrade():
    op.drop_index("ix_addresses_customer", table_name="addresses")
    op.drop_table("addresses")
    op.drop_table("customers")
