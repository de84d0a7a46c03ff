from alembic import op
import sqlalchemy as sa


def upgrade():
    users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("old", sa.Boolean))
    op.execute(users.update().where(users.c.id == 5).values(name="five"))
    op.execute(users.update().where(sa.and_(users.c.name == None, users.c.id > 3)).values({"name": op.inline_literal("x")}))
    op.execute(users.insert().values(id=7, name="seven"))
    op.execute(users.delete().where(users.c.id.in_([1, 2, 3])))
    op.execute(sa.update(users).values(name=sa.func.lower(users.c.name)))
