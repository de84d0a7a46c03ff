from alembic import op
import sqlalchemy as sa


class Upper(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper()


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", Upper()))
    op.bulk_insert(t, [{"id": 1, "name": "a"}, {"id": 2, "name": None}])
    op.execute(t.insert().values(id=3, name="b"))
    op.execute(t.update().where(t.c.name == "c").values(name="d"))
