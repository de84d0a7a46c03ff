from alembic import op
import sqlalchemy as sa


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("n", sa.Integer))
    u = sa.table("u", sa.column("id", sa.Integer), sa.column("t_id", sa.Integer), sa.column("x", sa.String))
    op.execute(t.delete().where(t.c.id == u.c.t_id).where(u.c.x == "y"))
