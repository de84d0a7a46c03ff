"""Loader options: they say when rows are read, never which, so they are taken and change nothing."""


class Load:
    def __init__(self, *entities):
        pass

    def _same(self, *args, **kwargs):
        return self

    joinedload = subqueryload = selectinload = immediateload = lazyload = noload = raiseload = contains_eager = _same
    defaultload = defer = undefer = load_only = options = undefer_group = _same


def joinedload(*keys, **kwargs):
    return Load()


subqueryload = selectinload = immediateload = lazyload = contains_eager = defaultload = joinedload
defer = undefer = undefer_group = load_only = noload = raiseload = joinedload


def with_loader_criteria(*args, **kwargs):
    from sqlalchemy.orm._core import refuse
    refuse("with_loader_criteria()")
