from alembic import op
import sqlalchemy as sa


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("n", sa.Integer))
    u = sa.table("u", sa.column("id", sa.Integer), sa.column("t_id", sa.Integer), sa.column("x", sa.String))
    op.execute(sa.select(t.c.id).where(sa.exists().where(u.c.t_id == t.c.id)))
    op.execute(t.delete().where(~sa.exists().where(u.c.t_id == t.c.id)))
    op.execute(t.delete().where(sa.exists(sa.select(u.c.id).where(u.c.t_id == t.c.id))))
    op.execute(t.delete().where(sa.select(u.c.id).where(u.c.t_id == t.c.id).exists()))
    op.execute(t.delete().where(t.c.id.in_(sa.select(u.c.t_id).where(u.c.x == "y"))))
    op.execute(sa.select(sa.func.count(t.c.id).label("c"), t.c.n).where(u.c.id == t.c.id).group_by(t.c.n))
