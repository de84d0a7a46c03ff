"""Members are readers

Revision ID: 2e94cad51b76
Revises: 1d83b9c40a65
"""

from alembic import op
import sqlalchemy as sa

revision = "2e94cad51b76"
down_revision = "1d83b9c40a65"


def upgrade():
    op.rename_table("members", "readers")
    with op.batch_alter_table("readers") as batch:
        batch.alter_column("note", new_column_name="remark", existing_type=sa.Text())
    with op.batch_alter_table("loans") as batch:
        batch.alter_column("member_id", new_column_name="reader_id", existing_type=sa.Integer(), existing_nullable=False)


def downgrade():
    with op.batch_alter_table("loans") as batch:
        batch.alter_column("reader_id", new_column_name="member_id", existing_type=sa.Integer(), existing_nullable=False)
    with op.batch_alter_table("readers") as batch:
        batch.alter_column("remark", new_column_name="note", existing_type=sa.Text())
    op.rename_table("readers", "members")
