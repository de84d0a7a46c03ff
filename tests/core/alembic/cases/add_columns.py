from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.add_column("t", sa.Column("a", sa.Integer), schema="crm")
    op.add_column("t", sa.Column("b", sa.String(5), nullable=False, server_default="x"))
    op.add_column("t", sa.Column("c", sa.Boolean, nullable=True, comment="why"))
    op.add_column("t", sa.Column("d", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False))
    op.add_column("t", sa.Column("e", sa.JSON))
    op.drop_column("t", "a", schema="crm")
