from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_table_comment("users", "Who may log in", existing_comment=None)
    op.drop_table_comment("users", existing_comment="Who may log in")
