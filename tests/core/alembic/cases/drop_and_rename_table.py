from alembic import op
import sqlalchemy as sa


def upgrade():
    op.rename_table("users", "people")
    op.drop_table("people")
    op.drop_table("people", schema="crm")
