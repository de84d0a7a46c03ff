from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_unique_constraint("uq_users_mail", "users", ["email"])
    op.create_foreign_key("fk_users_team", "users", "teams", ["team_id"], ["id"], ondelete="CASCADE", onupdate="CASCADE")
    op.create_check_constraint("ck_users_age", "users", "age > 0")
    op.create_primary_key("pk_users", "users", ["id"])
    op.drop_constraint("uq_users_mail", "users", type_="unique")
    op.drop_constraint("fk_users_team", "users", type_="foreignkey")
