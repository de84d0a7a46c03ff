"""Blocks of a session. There is one transaction, the run's own."""


class SessionTransaction:
    """The run's own transaction: a block that fails lets nothing follow it."""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        return self._session

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._session.commit()
        else:
            self._session.rollback()
        return False

    def commit(self):
        self._session.commit()

    def rollback(self):
        self._session.rollback()

    def close(self):
        pass


class _Nested:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._session.flush()
        self._inner = self._session.connection().begin_nested()
        self._inner.__enter__()
        return self._session

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._session.flush()
        return self._inner.__exit__(kind, value, traceback)

    def commit(self):
        self._session.flush()

    def rollback(self):
        self._session.rollback()


class _NoAutoflush:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._before = self._session.autoflush
        self._session.autoflush = False
        return self._session

    def __exit__(self, kind, value, traceback):
        self._session.autoflush = self._before
        return False
