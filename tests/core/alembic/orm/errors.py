# What a script sees of an error of the database.
import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text("CREATE TABLE pool (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE CHECK (name <> ''))"))
    bind.execute(sa.text("INSERT INTO pool VALUES (1, 'first')"))
    for statement in ("INSERT INTO nowhere VALUES (1)", "SELECT nothing FROM pool", "not SQL at all",
                      "INSERT INTO pool VALUES (1, 'second')", "INSERT INTO pool VALUES (2, 'first')",
                      "INSERT INTO pool VALUES (2, NULL)", "INSERT INTO pool VALUES (2, '')",
                      "INSERT INTO pool VALUES ('a', 'third')", "CREATE TABLE pool (x INTEGER)"):
        try:
            bind.execute(sa.text(statement))
        except sa.exc.SQLAlchemyError as error:
            print(type(error).__name__, isinstance(error, sa.exc.DBAPIError), error.statement)
            print(str(error))
            print(type(error.orig).__name__, error.orig.args, str(error.orig))
            print(getattr(error.orig, "pgcode", "no pgcode"))
