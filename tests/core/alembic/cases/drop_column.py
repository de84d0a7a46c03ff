from alembic import op
import sqlalchemy as sa


def upgrade():
    op.drop_column("users", "email")
    op.drop_column("users", "age", schema="crm")
