from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite


def upgrade():
    op.create_table("t",
        sa.Column("a", mysql.INTEGER(unsigned=True)), sa.Column("b", mysql.TINYINT(1)), sa.Column("c", mysql.BIGINT(20, unsigned=True, zerofill=True)), sa.Column("d", mysql.MEDIUMTEXT(collation="utf8mb4_bin")), sa.Column("e", mysql.LONGTEXT), sa.Column("f", mysql.LONGBLOB), sa.Column("g", mysql.DATETIME(fsp=6)), sa.Column("h", mysql.TIMESTAMP(fsp=3)), sa.Column("i", mysql.YEAR(4)), sa.Column("j", mysql.SET("a", "b")), sa.Column("k", mysql.ENUM("a", "b", charset="utf8")), sa.Column("l", mysql.DOUBLE(asdecimal=True)), sa.Column("m", mysql.DECIMAL(10, 2, unsigned=True)), sa.Column("n", mysql.VARCHAR(20, charset="latin1", collation="latin1_bin")), sa.Column("o", mysql.BIT(5)), sa.Column("p", mysql.JSON), sa.Column("q", mysql.TIME(fsp=2)), sa.Column("r", mysql.MEDIUMINT), sa.Column("s", mysql.TINYTEXT), sa.Column("u", mysql.CHAR(5, national=True)), sa.Column("v", mysql.FLOAT(5, 2)), sa.Column("w", mysql.TEXT(100)), sa.Column("x", mysql.VARCHAR(5, binary=True)), sa.Column("y", sa.String(5, collation="utf8_bin")), sa.Column("z", mysql.SMALLINT(5)), sa.Column("aa", mysql.TINYBLOB), sa.Column("ab", mysql.MEDIUMBLOB), sa.Column("ac", mysql.VARBINARY(16)), sa.Column("ad", mysql.NUMERIC(5)), sa.Column("ae", mysql.REAL), sa.Column("af", mysql.BOOLEAN),
    )
    op.alter_column("t", "a", existing_type=mysql.INTEGER(unsigned=True), type_=mysql.BIGINT(unsigned=True), existing_nullable=False, existing_autoincrement=True)
    op.alter_column("t", "h", existing_type=mysql.TIMESTAMP(), server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"), existing_nullable=True)
