from alembic import op
import sqlalchemy as sa


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("n", sa.Integer))
    u = sa.table("u", sa.column("id", sa.Integer), sa.column("t_id", sa.Integer), sa.column("x", sa.String))
    op.execute(t.update().where(t.c.id == 5).values({t.c.name: t.c.name + "z", t.c.n: t.c.n + 1}))
    op.execute(t.update().values(n=-t.c.n, name=sa.func.upper(t.c.name)))
    op.execute(t.update().values(n=(t.c.n + 1).label("more")))
    op.execute(t.insert().values(n=t.c.n * 2, name=sa.text("lower(x)")))
    op.execute(t.update().values(name=sa.case((t.c.n == 1, "one"), (t.c.n == 2, "two"), else_=t.c.name)))
