"""What the annotations of mapped classes say; they are texts here."""
import re

from sqlalchemy import (
    Boolean, Date, DateTime, Float, Integer, Interval, LargeBinary, Numeric, String, Time, Uuid)

# By the last word of the annotation, which is text here.
_types = {"int": Integer, "str": String, "bool": Boolean, "float": Float, "bytes": LargeBinary, "Decimal": Numeric,
          "datetime": DateTime, "date": Date, "time": Time, "timedelta": Interval, "UUID": Uuid}


_mapped = re.compile(r"(?:[\w.]+\.)?(?:Mapped|WriteOnlyMapped|DynamicMapped)\[(.*)\]\s*$", re.S)
_collection = re.compile(r"(?:[\w.]+\.)?(?:List|list|Set|set|Sequence|Collection|MutableSequence)\[(.*)\]\s*$", re.S)


def _inner(annotation):
    """(what Mapped[...] holds, whether None is allowed), or None."""
    text = str(annotation).strip().strip("'\"").strip()
    match = _mapped.match(text)
    if match is None:
        return None
    inner = match.group(1).strip().strip("'\"").strip()
    optional = False
    wrapped = re.match(r"(?:[\w.]+\.)?Optional\[(.*)\]$", inner, re.S)
    if wrapped:
        inner, optional = wrapped.group(1).strip(), True
    parts = [part.strip() for part in inner.split("|")] if "[" not in inner else [inner]
    if "None" in parts:
        optional = True
        inner = " | ".join(part for part in parts if part != "None")
    return inner.strip().strip("'\""), optional


def _annotate(column, annotation, known):
    """The type and nullability that the annotation says, where the column does not."""
    inner = _inner(annotation)
    if inner is None:
        return
    name, optional = inner
    if not column._has_type:
        words = {key.__name__: value for key, value in known.items() if isinstance(key, type)}
        found = words.get(name.split(".")[-1]) or _types.get(name.split(".")[-1])
        if found is not None:
            column.type = found() if isinstance(found, type) else found
    if not column._is_nullable_given:
        column.nullable = optional
