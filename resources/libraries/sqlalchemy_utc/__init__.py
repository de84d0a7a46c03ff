# SQLAlchemy-Utc.
import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator):
    impl = sa.DateTime(timezone=True)
