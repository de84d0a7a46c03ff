"""Objects are added, changed, deleted and asked for."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import sessionmaker

Base = declarative_base()
Session = sessionmaker()


class User(Base):
    __tablename__ = "user"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    age = sa.Column("years", sa.Integer)
    active = sa.Column(sa.Boolean, default=True)
    created = sa.Column(sa.DateTime, server_default="2020-01-01 00:00:00.000000")


def upgrade():
    op.create_table(
        "user",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("years", sa.Integer),
        sa.Column("active", sa.Boolean),
        sa.Column("created", sa.DateTime, server_default="2020-01-01 00:00:00.000000"),
    )
    session = Session(bind=op.get_bind())
    anna = User(name="anna", age=3)
    print(anna.id, anna.active, anna.name, anna in session)
    session.add(anna)
    session.add_all([User(name="bob"), User(name="carl", active=False, age=50)])
    print(len(session.new), anna in session)
    session.flush()
    print(anna.id, anna.active, anna.created, len(session.new))
    for user in session.query(User).filter(User.age.is_(None)):
        user.age = 7
    print([user.name for user in session.dirty])
    session.commit()
    print([(user.name, user.age, user.active) for user in session.query(User).order_by(User.name.desc())])
    print(session.query(User).filter_by(name="bob").one().age, session.query(User).count())
    print(session.query(User).get(1) is anna, session.get(User, 3).name, session.get(User, 99))
    session.delete(session.get(User, 3))
    session.flush()
    print([user.name for user in session.query(User)])
    print(session.query(User.name, User.age).order_by(User.id).all())
    print(session.query(User).filter(User.name.like("%n%"), sa.or_(User.age == 3, User.age == 4)).first().name)
    print(session.query(User).filter(User.name == "nobody").first(), session.query(User.name).filter_by(id=1).scalar())
    print(session.query(sa.func.count(User.id), sa.func.max(User.age)).one())
    try:
        User(nope=1)
    except TypeError as error:
        print(error)
    session.close()
    print(anna in session)
