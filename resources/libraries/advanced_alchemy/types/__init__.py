# Advanced Alchemy.
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator


class GUID(TypeDecorator):
    impl = sa.BINARY(16)

    def __init__(self, *args, binary=True, **kwargs):
        self.binary = binary

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return postgresql.UUID()
        return sa.BINARY(16) if self.binary else sa.CHAR(32)


class DateTimeUTC(TypeDecorator):
    impl = sa.DateTime(timezone=True)

    def __init__(self, *args, **kwargs):
        pass


class EncryptedString(TypeDecorator):
    impl = sa.String

    def __init__(self, *args, **kwargs):
        pass

    def load_dialect_impl(self, dialect):
        return sa.Text() if dialect.name in ("mysql", "mariadb") else sa.String()

    def process_bind_param(self, value, dialect):
        raise NotImplementedError("a value of EncryptedString is encrypted by its library, which is not run here")


class EncryptedText(TypeDecorator):
    impl = sa.Text

    def __init__(self, *args, **kwargs):
        super().__init__()

    def process_bind_param(self, value, dialect):
        raise NotImplementedError("a value of EncryptedText is encrypted by its library, which is not run here")


class FernetBackend:
    pass


class PGCryptoBackend:
    pass


BigIntIdentity = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JsonB = sa.JSON().with_variant(postgresql.JSONB, "postgresql")
