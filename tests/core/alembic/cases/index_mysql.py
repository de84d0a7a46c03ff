from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_index("ix1", "t", ["a"], mysql_length=10)
    op.create_index("ix2", "t", ["a", "b"], mysql_length={"a": 10, "b": 5})
    op.create_index("ix3", "t", ["a"], mysql_prefix="FULLTEXT")
    op.create_index("ix4", "t", ["a"], mysql_using="hash")
    op.create_index("ix5", "t", ["a"], mysql_with_parser="ngram", mysql_prefix="FULLTEXT")
    op.create_index("ix6", "t", ["a"], sqlite_where=sa.text("a > 5"))
    op.create_index("ix7", "t", [sa.func.lower(sa.column("a"))])
