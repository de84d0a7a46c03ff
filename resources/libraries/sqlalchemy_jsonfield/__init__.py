# sqlalchemy-jsonfield.
import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class JSONField(TypeDecorator):
    impl = sa.UnicodeText

    def __init__(self, enforce_string=False, enforce_unicode=False, json=None, json_type=sa.JSON, *args, **kwargs):
        self.enforce_string = enforce_string
        self.json_type = json_type

    def load_dialect_impl(self, dialect):
        return sa.UnicodeText() if self.enforce_string else self.json_type


def mutable_json_field(enforce_string=False, enforce_unicode=False, json=None, *args, **kwargs):
    return JSONField(enforce_string, enforce_unicode, json, *args, **kwargs)
