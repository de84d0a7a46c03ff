from alembic import op
import sqlalchemy as sa


def upgrade():
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nick", sa.String(20)))
        batch_op.create_index("ix_users_nick", ["nick"], unique=False)
