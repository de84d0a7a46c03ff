from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_index("ix_users_mail", "users", ["email"], unique=True)
    op.create_index(op.f("ix_users_name"), "users", ["name", "team_id"], postgresql_where=sa.text("active"))
    op.create_index("ix_users_lower", "users", [sa.text("lower(name)")])
    op.drop_index("ix_users_mail", table_name="users")
