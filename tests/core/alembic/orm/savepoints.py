# Savepoints of a connection and of a session: what is taken back, and what a script finds behind it.
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Pool(Base):
    __tablename__ = "pool"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def names(bind):
    return [name for (name,) in bind.execute(sa.text("SELECT name FROM pool ORDER BY name"))]


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text("CREATE TABLE pool (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE)"))
    bind.execute(sa.text("INSERT INTO pool VALUES (1, 'first')"))

    # of the connection
    for name in ("second", "first", "third"):
        try:
            with bind.begin_nested() as savepoint:
                bind.execute(sa.text("INSERT INTO pool (name) VALUES (:name)"), {"name": name})
                print(name, savepoint.is_active)
        except sa.exc.IntegrityError as error:
            print(name, type(error).__name__)
        print(savepoint.is_active, names(bind))
    outer = bind.begin_nested()
    bind.execute(sa.text("INSERT INTO pool (name) VALUES ('kept')"))
    inner = bind.begin_nested()
    bind.execute(sa.text("INSERT INTO pool (name) VALUES ('not kept')"))
    inner.rollback()
    print(inner.is_active, outer.is_active)
    outer.commit()
    inner.close()
    print(outer.is_active, names(bind))
    try:
        with bind.begin_nested():
            raise ValueError("of the script's own")
    except ValueError as error:
        print(error)

    # of a session
    session = Session(bind=bind)
    with session.begin_nested():
        session.add(Pool(name="of a session"))
    lost = Pool(name="lost")
    try:
        with session.begin_nested():
            session.add(lost)
            session.flush()
            session.add(Pool(name="kept"))
    except sa.exc.IntegrityError as error:
        print(type(error).__name__)
    print(lost in session, names(bind))
    first = session.get(Pool, 1)
    savepoint = session.begin_nested()
    first.name = "changed"
    session.flush()
    print(names(bind)[0])
    savepoint.rollback()
    print(first.name)
    savepoint = session.begin_nested()
    first.name = "changed for good"
    savepoint.commit()
    session.commit()
    print(first.name)
