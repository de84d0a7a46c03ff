from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    meta = sa.MetaData()
    t = sa.Table("t", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(5), nullable=False), sa.Column("at", sa.DateTime, server_default=sa.func.now()), schema="crm")
    op.execute(t.update().where(t.c.name == "x").values(name="y"))
    op.bulk_insert(t, [{"name": "a"}, {"name": "b"}])
    op.execute(sa.schema.CreateTable(t))
    op.execute(sa.schema.DropTable(t))
    op.execute(sa.schema.CreateIndex(sa.Index("ix", t.c.name)))
    op.execute(sa.select(t).where(t.c.id == 1))
