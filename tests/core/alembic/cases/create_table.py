from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("team_id", sa.Integer()),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_users_team", ondelete="SET NULL"),
        sa.UniqueConstraint("name", "team_id", name="uq_users_name"),
        sa.CheckConstraint("length(name) > 2", name="ck_users_name"),
    )
