# sqlalchemy-json.
from sqlalchemy import JSON


def mutable_json_type(dbtype=JSON, nested=False):
    return dbtype() if isinstance(dbtype, type) else dbtype


MutableJson = mutable_json_type()
NestedMutableJson = mutable_json_type(nested=True)
