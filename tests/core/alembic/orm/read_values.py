# What a type makes of the values that are read back: process_result_value() of a script's types, members of an enum.
import enum
import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Colour(enum.Enum):
    red = "R"
    green = "G"
    also_red = "R"


class Size(str, enum.Enum):
    SMALL = "small"
    LARGE = "large"


class Lines(sa.TypeDecorator):
    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else "\n".join(value)

    def process_result_value(self, value, dialect):
        return None if value is None else tuple(value.split("\n")) + (dialect.name,)


class Document(sa.TypeDecorator):
    impl = sa.String(200)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return json.dumps(value, sort_keys=True)

    def process_result_value(self, value, dialect):
        return json.loads(value)


class Thing(Base):
    __tablename__ = "things"
    id = sa.Column(sa.Integer, primary_key=True)
    notes = sa.Column(Lines)
    data = sa.Column(Document())
    colour = sa.Column(sa.Enum(Colour))
    size = sa.Column(sa.Enum(Size, values_callable=lambda sizes: [each.value for each in sizes]))


def upgrade():
    table = op.create_table(
        "things",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("notes", Lines),
        sa.Column("data", Document),
        sa.Column("colour", sa.Enum(Colour)),
        sa.Column("size", sa.Enum(Size, values_callable=lambda sizes: [each.value for each in sizes])),
    )
    op.bulk_insert(
        table,
        [
            {"notes": ["a", "b"], "data": {"x": [1, None]}, "colour": Colour.red, "size": Size.LARGE},
            {"notes": None, "data": 2, "colour": Colour.green, "size": Size.SMALL},
        ],
    )
    bind = op.get_bind()
    for row in bind.execute(sa.select(table).order_by(table.c.id)):
        print(row.id, row.notes, row.data, row.colour, row.size)
    print(bind.execute(sa.select(table.c.data, table.c.colour).where(table.c.colour == Colour.green)).fetchall())
    print(bind.scalar(sa.select(table.c.notes).where(table.c.id == 1)))
    print(bind.execute(sa.select(table.c.data.label("shown"), sa.func.count().label("n")).group_by(table.c.data)).mappings().all())
    # As text, what stands there.
    print(bind.execute(sa.text("SELECT notes, data, colour, size FROM things ORDER BY id")).fetchall())
    session = Session(bind=bind)
    for thing in session.query(Thing).order_by(Thing.id):
        print(thing.notes, thing.data, thing.colour, thing.size)
        thing.data = {"was": thing.data}
        thing.colour = Colour.green
    session.commit()
    print(session.query(Thing.data, Thing.colour).order_by(Thing.id).all())
    bind.execute(sa.text("UPDATE things SET colour = 'blue' WHERE id = 1"))
    try:
        bind.execute(sa.select(table.c.colour)).fetchall()
    except LookupError as error:
        print(type(error).__name__)
