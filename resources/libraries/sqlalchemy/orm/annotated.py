"""What the annotations of mapped classes say; they are texts here."""
import re

from sqlalchemy import (
    Boolean, Column, Date, DateTime, Float, Integer, Interval, LargeBinary, Numeric, String, Time, Uuid)
from sqlalchemy.orm._core import script_name

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


def _alias(name):
    """The Annotated[...] that a name of the script's module stands for, or None."""
    found = script_name(name) if name.isidentifier() else None
    return found if getattr(found, "__metadata__", None) is not None else None


def _declared(name):
    """The mapped_column() in such an Annotated[...], or None."""
    alias = _alias(name)
    return None if alias is None else next((each for each in alias.__metadata__ if isinstance(each, Column)), None)


def _annotate(column, annotation, known):
    """The type and nullability that the annotation says, where the column does not."""
    inner = _inner(annotation)
    if inner is None:
        return
    name, optional = inner
    alias = _alias(name)
    declared = _declared(name)
    if declared is not None and declared._has_type and not column._has_type:
        column.type = declared.type
        column._has_type = True
    if alias is not None:
        name = getattr(alias.__origin__, "__name__", name)
    if not column._has_type:
        words = {key.__name__: value for key, value in known.items() if isinstance(key, type)}
        found = next((value for key, value in known.items() if key is alias and alias is not None), None)
        if found is None:
            found = words.get(name.split(".")[-1]) or _types.get(name.split(".")[-1])
        if found is not None:
            column.type = found() if isinstance(found, type) else found
    if not column._is_nullable_given and not column.primary_key:
        column.nullable = optional
