# SQLAlchemy-Utils 0.41: the column types, as far as a schema shows them.
import json

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, UserDefinedType


class UUIDType(TypeDecorator):
    impl = sa.BINARY(16)

    def __init__(self, binary=True, native=True):
        self.binary = binary
        self.native = native

    def load_dialect_impl(self, dialect):
        if self.native and dialect.name == "postgresql":
            return postgresql.UUID()
        return sa.BINARY(16) if self.binary else sa.CHAR(32)


class PasswordType(TypeDecorator):
    impl = sa.VARBINARY(1024)

    def __init__(self, max_length=None, **kwargs):
        self._length = max_length or 1024

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return postgresql.BYTEA(self._length)
        if dialect.name == "sqlite":
            return sa.BLOB(self._length)
        return sa.VARBINARY(self._length)

    def process_bind_param(self, value, dialect):
        raise NotImplementedError("a value of PasswordType is encrypted by its library, which is not run here")


class JSONType(TypeDecorator):
    impl = sa.UnicodeText

    def load_dialect_impl(self, dialect):
        return postgresql.JSON() if dialect.name == "postgresql" else self.impl

    def process_bind_param(self, value, dialect):
        return value if value is None or dialect.name == "postgresql" else json.dumps(value)

    def process_result_value(self, value, dialect):
        return value if value is None or dialect.name == "postgresql" else json.loads(value)


class ChoiceType(TypeDecorator):
    impl = sa.Unicode(255)

    def __init__(self, choices, impl=None):
        if impl:
            self.impl = impl


class BitType(TypeDecorator):
    impl = sa.BINARY

    def __init__(self, length=1, **kwargs):
        self.length = length

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return postgresql.BIT(self.length)
        return sa.String(self.length) if dialect.name == "sqlite" else sa.BINARY(self.length)


class WeekDaysType(TypeDecorator):
    impl = BitType(7)

    def __init__(self, *args, **kwargs):
        pass


class EmailType(TypeDecorator):
    impl = sa.Unicode

    def __init__(self, length=255, *args, **kwargs):
        super().__init__(length=length, *args, **kwargs)


class StringEncryptedType(TypeDecorator):
    impl = sa.String

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
        super().__init__(**kwargs)

    def process_bind_param(self, value, dialect):
        raise NotImplementedError("a value of StringEncryptedType is encrypted by its library, which is not run here")

    def process_result_value(self, value, dialect):
        if value is not None:
            self.process_bind_param(value, dialect)


class _Engine:
    """Named where an encrypted type is made; values never reach it here."""


class AesEngine(_Engine):
    pass


class AesGcmEngine(_Engine):
    pass


class FernetEngine(_Engine):
    pass


class EncryptedType(StringEncryptedType):
    impl = sa.LargeBinary


class IPAddressType(TypeDecorator):
    impl = sa.Unicode(50)

    def __init__(self, max_length=50, *args, **kwargs):
        self.impl = sa.Unicode(max_length)


class PhoneNumberType(TypeDecorator):
    impl = sa.Unicode(20)

    def __init__(self, region="US", max_length=20, *args, **kwargs):
        self.impl = sa.Unicode(max_length)


class ColorType(TypeDecorator):
    impl = sa.Unicode(20)

    def __init__(self, max_length=20, *args, **kwargs):
        self.impl = sa.Unicode(max_length)


class TimezoneType(TypeDecorator):
    impl = sa.Unicode(50)

    def __init__(self, backend="dateutil"):
        pass


class CountryType(TypeDecorator):
    impl = sa.String(2)


class CurrencyType(TypeDecorator):
    impl = sa.String(3)

    def __init__(self, *args, **kwargs):
        pass


class LocaleType(TypeDecorator):
    impl = sa.Unicode(10)


class URLType(TypeDecorator):
    impl = sa.UnicodeText


class ScalarListType(TypeDecorator):
    impl = sa.UnicodeText

    def __init__(self, coerce_func=str, separator=","):
        super().__init__()


class EnrichedDateTimeType(TypeDecorator):
    impl = sa.DateTime

    def __init__(self, datetime_processor=None, *args, **kwargs):
        super().__init__(*args, **kwargs)


class ArrowType(TypeDecorator):
    impl = sa.DateTime


class EnrichedDateType(TypeDecorator):
    impl = sa.Date

    def __init__(self, date_processor=None, *args, **kwargs):
        super().__init__(*args, **kwargs)


class TSVectorType(TypeDecorator):
    impl = postgresql.TSVECTOR

    def __init__(self, *args, **kwargs):
        self.impl = postgresql.TSVECTOR()


class LtreeType(UserDefinedType):
    def get_col_spec(self):
        return "LTREE"


class LQUERY(UserDefinedType):
    def get_col_spec(self):
        return "LQUERY"


class LTXTQUERY(UserDefinedType):
    def get_col_spec(self):
        return "LTXTQUERY"


class RangeType(TypeDecorator):
    def __init__(self, *args, **kwargs):
        pass

    def load_dialect_impl(self, dialect):
        return self.impl() if dialect.name == "postgresql" else sa.String(255)


class IntRangeType(RangeType):
    impl = postgresql.INT4RANGE


class Int8RangeType(RangeType):
    impl = postgresql.INT8RANGE


class NumericRangeType(RangeType):
    impl = postgresql.NUMRANGE


class DateRangeType(RangeType):
    impl = postgresql.DATERANGE


class DateTimeRangeType(RangeType):
    impl = postgresql.TSRANGE
