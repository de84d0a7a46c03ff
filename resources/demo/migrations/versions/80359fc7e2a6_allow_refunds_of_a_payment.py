"""Allow refunds of a payment

Revision ID: 80359fc7e2a6
Revises: 7f24e8b6d195
Create Date: 2025-04-17 11:30:08
"""
from alembic import op
import sqlalchemy as sa

revision = "80359fc7e2a6"
down_revision = "7f24e8b6d195"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("payments") as batch:
        batch.add_column(sa.Column("refund_of", sa.Integer()))
        batch.create_foreign_key("fk_payments_refund_of", "payments", ["refund_of"], ["id"])
        batch.create_check_constraint("ck_payments_amount", "amount_cents <> 0")


def downgrade():
    with op.batch_alter_table("payments") as batch:
        batch.drop_constraint("ck_payments_amount", type_="check")
        batch.drop_constraint("fk_payments_refund_of", type_="foreignkey")
        batch.drop_column("refund_of")
