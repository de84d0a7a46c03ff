"""What each kind of entity is in SQL."""
import re


def _quoted(name):
    return name if name.startswith('"') and name.endswith('"') else f'"{name}"'


class ReplaceableEntity:
    kind = ""

    def __init__(self, schema, signature, definition):
        self.schema = schema
        self.signature = signature
        self.definition = definition.strip().rstrip(";").strip()

    @classmethod
    def from_sql(cls, sql):
        raise NotImplementedError(f"{cls.__name__}.from_sql()")

    @property
    def literal_schema(self):
        return _quoted(self.schema)

    def _where(self):
        return f"{self.literal_schema}.{_quoted(self.signature)}"

    def create(self):
        return [f"CREATE {self.kind} {self._where()} {self.definition}"]

    def drop(self, cascade=False):
        return [f"DROP {self.kind} {self._where()}{' CASCADE' if cascade else ''}"]

    def replace(self):
        return self.drop() + self.create()


class PGFunction(ReplaceableEntity):
    kind = "FUNCTION"

    def _parts(self):
        name, _, parameters = self.signature.partition("(")
        return _quoted(name.strip().strip('"')), "(" + parameters

    def create(self):
        name, parameters = self._parts()
        return [f"CREATE {self.kind} {self.literal_schema}.{name}{parameters} {self.definition}"]

    def replace(self):
        name, parameters = self._parts()
        return [f"CREATE OR REPLACE {self.kind} {self.literal_schema}.{name}{parameters} {self.definition}"]

    def drop(self, cascade=False):
        name, parameters = self._parts()
        bare = re.sub(r"\s+(default|=)\s+[^,)]+", "", parameters, flags=re.IGNORECASE)
        return [f"DROP {self.kind} {self.literal_schema}.{name}{bare}{' CASCADE' if cascade else ''}"]


class PGProcedure(PGFunction):
    kind = "PROCEDURE"


class PGView(ReplaceableEntity):
    kind = "VIEW"

    def create(self):
        return [f"CREATE VIEW {self._where()} AS {self.definition}"]


class PGMaterializedView(ReplaceableEntity):
    kind = "MATERIALIZED VIEW"

    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    def create(self):
        data = "" if self.with_data else " NO"
        return [f"CREATE MATERIALIZED VIEW {self._where()} AS {self.definition} WITH{data} DATA"]


class PGExtension(ReplaceableEntity):
    def __init__(self, schema, signature):
        super().__init__(schema, signature, "")

    def create(self):
        return [f"CREATE EXTENSION {_quoted(self.signature)} WITH SCHEMA {self.literal_schema}"]

    def drop(self, cascade=False):
        return [f"DROP EXTENSION {_quoted(self.signature)}{' CASCADE' if cascade else ''}"]

    def replace(self):
        return [f"ALTER EXTENSION {_quoted(self.signature)} SET SCHEMA {self.literal_schema}"]


class PGTrigger(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity
        self.is_constraint = is_constraint

    def create(self):
        kind = "CONSTRAINT TRIGGER" if self.is_constraint else "TRIGGER"
        return [f"CREATE {kind} {_quoted(self.signature)} {self.definition}"]

    def drop(self, cascade=False):
        return [f"DROP TRIGGER {_quoted(self.signature)} ON {self.on_entity}{' CASCADE' if cascade else ''}"]


class PGPolicy(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity if "." in on_entity else f"{schema}.{on_entity}"

    def create(self):
        return [f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}"]

    def drop(self, cascade=False):
        return [f"DROP POLICY {self.signature} on {self.on_entity}{' CASCADE' if cascade else ''}"]
