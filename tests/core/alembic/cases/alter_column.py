from alembic import op
import sqlalchemy as sa


def upgrade():
    op.alter_column("users", "email", existing_type=sa.String(50), nullable=False)
    op.alter_column("users", "email", existing_type=sa.String(50), server_default="x")
    op.alter_column("users", "email", existing_type=sa.String(50), server_default=None)
    op.alter_column("users", "email", existing_type=sa.String(50), new_column_name="mail")
    op.alter_column("users", "email", existing_type=sa.String(50), type_=sa.Text(), schema="crm")
