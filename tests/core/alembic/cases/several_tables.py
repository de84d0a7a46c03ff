from alembic import op
import sqlalchemy as sa


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("n", sa.Integer))
    u = sa.table("u", sa.column("id", sa.Integer), sa.column("t_id", sa.Integer), sa.column("x", sa.String))
    op.execute(t.update().where(t.c.id == u.c.t_id).values(name=u.c.x))
    op.execute(t.update().values(name=sa.select(u.c.x).where(u.c.t_id == t.c.id).scalar_subquery()))
    op.execute(t.insert().from_select(["id"], sa.select(sa.func.max(u.c.id).label("m")).where(u.c.x != None)))
