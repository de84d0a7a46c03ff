"""select() of mapped classes, as SQLAlchemy 2 has it."""
import datetime
from typing import List, Optional

import sqlalchemy as sa
from alembic import op
from sqlalchemy import func, select, update, delete, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(30))
    note: Mapped[Optional[str]]
    opened: Mapped[datetime.date]
    balance: Mapped[float] = mapped_column(default=0.0)
    entries: Mapped[List["Entry"]] = relationship(back_populates="account")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    amount: Mapped[int]
    data: Mapped[dict] = mapped_column(sa.JSON)
    account: Mapped["Account"] = relationship(back_populates="entries")


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    print(Account.__table__.c.note.nullable, Account.__table__.c.name.nullable)
    with Session(bind) as session:
        for name in ("one", "two", "three"):
            account = Account(name=name, opened=datetime.date(2020, 1, len(name)))
            account.entries = [Entry(amount=i, data={"i": i}) for i in range(len(name))]
            session.add(account)
        session.commit()
    session = Session(bind=bind)
    for account in session.scalars(select(Account).order_by(Account.name)):
        print(account.name, account.note, account.opened, account.balance, sum(entry.amount for entry in account.entries))
    print(session.execute(select(Account.name, func.sum(Entry.amount)).join(Entry, Entry.account_id == Account.id)
                          .group_by(Account.name).order_by(Account.name)).all())
    row = session.execute(select(Account, Entry).join(Entry, Entry.account_id == Account.id)
                          .where(Entry.amount == 4)).first()
    print(row.Account.name, row[1].data["i"], row.Entry.account is row.Account)
    print(session.scalar(select(func.count()).select_from(Entry)))
    print(session.execute(select(Account).filter_by(name="two")).scalar_one().id)
    print(session.execute(select(Account).where(Account.name == "four")).scalar_one_or_none())
    print([each.name for each in session.execute(select(Account).options(selectinload(Account.entries))).scalars().all()])
    session.execute(update(Account).where(Account.name == "one").values(note="first"))
    print(session.scalars(select(Account).where(Account.note.isnot(None))).one().note)
    session.execute(delete(Entry).where(Entry.amount > 3))
    session.execute(insert(Account).values(name="four", opened=datetime.date(2021, 2, 3)))
    session.execute(insert(Account), [{"name": "five", "opened": datetime.date(2021, 2, 4)}])
    other = aliased(Account)
    print(session.execute(select(Account.name, other.name).join(other, other.id == Account.id + 1)
                          .order_by(Account.id)).all())
    print([each.name for each in session.query(other).filter(other.name.in_(["one", "two"])).order_by(other.id)])
    entry = session.get(Entry, 2)
    entry.data = {"changed": True}
    session.flush()
    print(session.query(Entry).filter(Entry.id == 2).one().data)
    print(session.query(Account).filter(Account.id.in_(select(Entry.account_id))).count())
    session.commit()
