from alembic import op
import sqlalchemy as sa


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(length=120), nullable=False, server_default="none"))
    op.add_column("users", sa.Column("seen", sa.DateTime(), server_default=sa.func.now()))
    op.add_column("users", sa.Column("team_id", sa.Integer(), sa.ForeignKey("teams.id", ondelete="CASCADE")))
    op.add_column("users", sa.Column("age", sa.SmallInteger(), server_default=sa.text("0")), schema="crm")
