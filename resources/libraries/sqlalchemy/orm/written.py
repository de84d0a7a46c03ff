"""What stands in a text of relationship(): names of classes and tables, ==, !=, and_(...), or_(...), lists."""
import re

from sqlalchemy import Table, and_, or_
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm._core import refuse


class Written:
    _token = re.compile(r"\s*(==|!=|[\w.]+|\"[^\"]*\"|'[^']*'|[(),\[\]&])")

    def __init__(self, text, owner):
        self._text = text
        self._owner = owner
        self._tokens = self._token.findall(text)
        if re.sub(r"\s", "", "".join(self._tokens)) != re.sub(r"\s", "", text):
            refuse(f"relationship() with the text {text!r}")
        self._place = 0

    def value(self):
        found = self._comparison()
        while self._peek() == "&":
            self._place += 1
            found = and_(found, self._comparison())
        if self._place != len(self._tokens):
            refuse(f"relationship() with the text {self._text!r}")
        return found

    def _peek(self):
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self):
        token = self._peek()
        self._place += 1
        return token

    def _comparison(self):
        left = self._term()
        if self._peek() == "==":
            self._take()
            return left == self._term()
        if self._peek() == "!=":
            self._take()
            return left != self._term()
        return left

    def _items(self, end):
        items = []
        while self._peek() not in (end, None):
            items.append(self._comparison())
            if self._peek() == ",":
                self._take()
        self._take()
        return items

    def _term(self):
        token = self._take()
        if token is None:
            refuse(f"relationship() with the text {self._text!r}")
        if token == "(":
            items = self._items(")")
            return items[0] if len(items) == 1 else items
        if token == "[":
            return self._items("]")
        if token[0] in "'\"":
            return token[1:-1]
        if token.isdigit():
            return int(token)
        if self._peek() == "(":
            self._take()
            items = self._items(")")
            known = {"and_": and_, "or_": or_, "foreign": lambda x: x, "remote": lambda x: x, "desc": lambda x: x.desc()}
            if token in known:
                return known[token](*items)
            head, _, method = token.rpartition(".")
            if method in ("desc", "asc", "is_", "in_", "isnot") and head:
                return getattr(self._path(head), method)(*items)
            refuse(f"relationship() with the text {self._text!r}")
        return self._path(token)

    def _path(self, token):
        if token in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[token]
        classes = self._owner.registry._class_registry
        tables = self._owner.metadata.tables
        words = token.split(".")
        for length in range(len(words), 0, -1):
            name = ".".join(words[:length])
            found = classes.get(name.rpartition(".")[2]) if length == len(words) or name in classes else classes.get(name)
            if found is None and name in tables:
                found = tables[name]
            if found is None and name == self._owner.__name__:
                found = self._owner
            if found is None:
                continue
            for word in words[length:]:
                found = getattr(found, word) if not isinstance(found, Table) or word in ("c", "columns") else found.c[word]
            return found
        raise InvalidRequestError(
            f"When initializing mapper Mapper[{self._owner.__name__}], expression {self._text!r} failed to locate a name "
            f"({words[0]!r}).")
