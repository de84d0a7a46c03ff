# Columns that annotations declare: Annotated[...] of a module, with a mapped_column() or through type_annotation_map.
import datetime
from typing import Annotated, Optional

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

Key = Annotated[int, mapped_column(primary_key=True)]
Short = Annotated[str, 8]
Stamp = Annotated[datetime.datetime, mapped_column(nullable=True, default=lambda: datetime.datetime(2024, 1, 2))]


class Base(DeclarativeBase):
    type_annotation_map = {Short: sa.String(8)}


class Pool(Base):
    __tablename__ = "pool"
    id: Mapped[Key]
    name: Mapped[Short]
    note: Mapped[Optional[Short]]
    made: Mapped[Stamp]
    order: Mapped[int] = mapped_column(unique=True)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    for column in Pool.__table__.columns:
        print(column.name, column.type, column.nullable, column.primary_key)
    session = Session(bind=bind)
    session.add(Pool(name="a", order=2))
    session.add(Pool(name="b", note="c", order=1))
    session.commit()
    for pool in session.query(Pool).order_by(Pool.order):
        print(pool.id, pool.name, pool.note, pool.made, pool.order)
