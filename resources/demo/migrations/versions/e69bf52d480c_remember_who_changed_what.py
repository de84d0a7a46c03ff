"""Remember who changed what

Revision ID: e69bf52d480c
Revises: d58ae41c37fb
Create Date: 2025-06-11 07:13:14
"""
from alembic import op
import sqlalchemy as sa

revision = "e69bf52d480c"
down_revision = "d58ae41c37fb"
branch_labels = None
depends_on = None

AUDITED = ["customers", "products", "orders", "payments"]


def add_audit_columns(table, by_length=60):
    op.add_column(table, sa.Column("changed_at", sa.DateTime()))
    op.add_column(table, sa.Column("changed_by", sa.String(length=by_length)))


def upgrade():
    for table in AUDITED:
        add_audit_columns(table)


def downgrade():
    for table in reversed(AUDITED):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("changed_by")
            batch.drop_column("changed_at")
