from alembic import op
import sqlalchemy as sa

kind = sa.Enum("a", "b", name="kind")


def upgrade():
    kind.create(op.get_bind(), checkfirst=False)
    op.add_column("users", sa.Column("kind", sa.Enum("a", "b", name="kind"), nullable=True))
    op.drop_column("users", "kind")
