import json
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from alembic import op
import sqlalchemy as sa


def upgrade():
    moments = sa.table(
        "moments",
        sa.column("at", sa.DateTime),
        sa.column("day", sa.Date),
        sa.column("clock", sa.Time),
        sa.column("price", sa.Numeric(10, 2)),
        sa.column("key", sa.String),
        sa.column("extra", sa.String),
    )
    op.bulk_insert(
        moments,
        [
            {
                "at": datetime(2024, 2, 29, 12, 30),
                "day": date(2024, 2, 29),
                "clock": time(12, 30, 0, 5),
                "price": Decimal("12.50"),
                "key": str(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org")),
                "extra": json.dumps({"a": [1, None]}),
            }
        ],
    )
    op.execute(moments.update().where(moments.c.at < datetime(2024, 1, 1) + timedelta(days=31)).values(price=Decimal("0.10")))
    op.execute(moments.delete().where(moments.c.day == date(2023, 12, 31)))
    op.execute(f"UPDATE moments SET at = '{datetime(2024, 1, 1):%Y-%m-%d %H:%M:%S}'")
