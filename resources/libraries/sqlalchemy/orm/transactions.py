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
    """A savepoint. What the session holds when it is taken back is forgotten, and read again."""

    def __init__(self, session):
        session.flush()
        self._session = session
        self._had_written = session._has_written
        self._inserted_before = len(session._inserted)
        self._inner = session.connection().begin_nested()

    def __enter__(self):
        return self._session

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.rollback()
            return False
        try:
            self.commit()
        except BaseException:
            self.rollback()
            raise
        return False

    @property
    def is_active(self):
        return self._inner.is_active

    def commit(self):
        self._session.flush()
        self._inner.commit()

    def rollback(self):
        self._inner.rollback()
        self._session._has_written = self._had_written
        self._session._forget(self._inserted_before)

    def close(self):
        if self.is_active:
            self.rollback()


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
