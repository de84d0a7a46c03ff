from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.alter_column("t", "a", nullable=False)
    op.alter_column("t", "a", nullable=True)
    op.alter_column("t", "a", type_=sa.Integer, postgresql_using="a::integer")
    op.alter_column("t", "a", type_=sa.String(50))
    op.alter_column("t", "a", server_default=sa.text("now()"))
    op.alter_column("t", "a", server_default="x")
    op.alter_column("t", "a", server_default=None)
    op.alter_column("t", "a", server_default=sa.false())
    op.alter_column("t", "a", new_column_name="B")
    op.alter_column("t", "a", comment="hello")
    op.alter_column("t", "a", comment=None)
    op.alter_column("t", "a", nullable=False, type_=sa.Text, server_default="x", new_column_name="b", comment="c", existing_type=sa.Integer, schema="crm")
    op.alter_column("t", "a", type_=postgresql.JSONB(astext_type=sa.Text()), existing_type=postgresql.JSON(), postgresql_using="a::jsonb")
    op.alter_column("t", "a", existing_server_default=sa.Identity(), server_default=sa.Identity(always=True, start=9))
    op.alter_column("t", "a", existing_server_default=sa.Identity(), server_default=None)
    op.alter_column("t", "a", type_=sa.Enum("x", "y", name="kind"), existing_type=sa.String(5), postgresql_using="a::kind")
    op.alter_column("t", "a", existing_type=sa.DateTime(), type_=sa.DateTime(timezone=True), existing_nullable=False)
