"""Changes of many rows, mixed-in columns, table arguments and the session's other ways."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

Base = orm.declarative_base()


class Stamped:
    note = sa.Column(sa.String, default=lambda: "none")


class Item(Stamped, Base):
    __tablename__ = "item"
    __table_args__ = (sa.UniqueConstraint("code", name="uq_code"), {"sqlite_autoincrement": True})
    id = sa.Column(sa.Integer, primary_key=True)
    code = sa.Column(sa.String)
    price = sa.Column(sa.Integer, onupdate=None)

    def __repr__(self):
        return f"Item({self.code}, {self.price})"

    @property
    def doubled(self):
        return self.price * 2


class Pair(Base):
    __tablename__ = "pair"
    left = sa.Column(sa.Integer, primary_key=True)
    right = sa.Column(sa.Integer, primary_key=True)
    value = sa.Column(sa.String)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = orm.Session(bind=bind)
    session.bulk_insert_mappings(Item, [{"code": "a", "price": 1}, {"code": "b", "price": 2}])
    session.bulk_save_objects([Item(code="c", price=3), Item(code="d", price=4)])
    print(session.query(Item).order_by(Item.id).all(), session.query(Item).first().doubled)
    print(session.query(Item).filter(Item.price > 2).update({Item.price: Item.price * 10}))
    print(session.query(Item).filter(Item.code == "a").update({"note": "changed"}, synchronize_session=False))
    session.bulk_update_mappings(Item, [{"id": 2, "price": 22}])
    print([(item.code, item.price, item.note) for item in session.query(Item).order_by(Item.id)])
    print(session.query(Item).filter(Item.code.in_(["a", "b"])).delete(synchronize_session="fetch"))
    print(session.query(Item.code).distinct().order_by(Item.code).limit(1).offset(1).all())
    print(session.query(sa.exists().where(Item.code == "c")).scalar(), session.query(Item).order_by(Item.id)[0:1])
    session.add(Pair(left=1, right=2, value="x"))
    session.commit()
    pair = session.get(Pair, (1, 2))
    pair.value = "y"
    session.merge(Pair(left=1, right=2, value="z"))
    session.merge(Pair(left=3, right=4, value="new"))
    session.commit()
    print([(each.left, each.right, each.value) for each in session.query(Pair).order_by(Pair.left)])
    session.execute(sa.text("UPDATE pair SET value = 'behind'"))
    session.refresh(pair)
    print(pair.value, session.execute(sa.text("SELECT count(*) FROM pair")).scalar())
    with session.no_autoflush:
        session.add(Pair(left=5, right=6))
        print(session.query(Pair).count())
    print(session.query(Pair).count())
    for (code,) in session.query(Item.code):
        print(code)
    try:
        session.query(Item).filter(Item.code == "nothing").one()
    except orm.exc.NoResultFound as error:
        print(type(error).__name__, error)
    try:
        session.query(Item).one()
    except sa.exc.MultipleResultsFound as error:
        print(type(error).__name__, error)
