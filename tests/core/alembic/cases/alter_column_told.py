from alembic import op
import sqlalchemy as sa


def upgrade():
    op.alter_column("users", "email", existing_type=sa.String(50), nullable=False)
    op.alter_column("users", "email", existing_type=sa.String(50), type_=sa.Text(), existing_nullable=False)
    op.alter_column(
        "users", "state", existing_type=sa.String(9), existing_nullable=False, existing_server_default="new",
        new_column_name="status",
    )
    op.alter_column("users", "email", existing_type=sa.String(50), server_default="x")
    op.alter_column("users", "email", existing_type=sa.String(50), server_default=None)
    op.alter_column("users", "id", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False, autoincrement=True)
    op.alter_column("users", "note", existing_type=sa.Text(), existing_nullable=True, comment="what they said", existing_comment="said")
