from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql


def upgrade():
    if op.get_context().dialect.name != "mysql":
        return
    op.create_table(
        "t",
        sa.Column("a", mysql.INTEGER(display_width=11, unsigned=True), nullable=False),
        sa.Column("b", mysql.TINYINT(1)),
        sa.Column("c", mysql.VARCHAR(20, charset="latin1", collation="latin1_bin")),
        sa.Column("d", mysql.LONGTEXT()),
        sa.Column("e", mysql.DATETIME(fsp=6)),
        sa.Column("f", mysql.ENUM("x", "y")),
        sa.Column("g", mysql.DOUBLE(precision=10, scale=2)),
        sa.Column("h", mysql.MEDIUMBLOB()),
    )
