from alembic import op
import sqlalchemy as sa


def upgrade():
    users = sa.Table(
        "users",
        sa.MetaData(),
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("age", sa.Integer),
    )
    with op.batch_alter_table("users", copy_from=users) as batch_op:
        batch_op.alter_column("name", existing_type=sa.String(20), type_=sa.String(40))
        batch_op.drop_column("age")
