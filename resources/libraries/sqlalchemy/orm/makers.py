"""What makes sessions."""
from sqlalchemy.orm.session import Session
from sqlalchemy.orm.transactions import SessionTransaction


class sessionmaker:
    """Makes sessions with these settings."""

    def __init__(self, bind=None, *, class_=Session, **kwargs):
        self.kw = dict(kwargs, bind=bind)
        self.class_ = class_

    def __call__(self, bind=None, **kwargs):
        settings = dict(self.kw, **kwargs)
        if bind is not None:
            settings["bind"] = bind
        return self.class_(**settings)

    def configure(self, **kwargs):
        self.kw.update(kwargs)

    def begin(self):
        return SessionTransaction(self())


class scoped_session:
    """One session for everybody who asks: there is one thread."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    def __call__(self, **kwargs):
        if self._session is None:
            self._session = self.session_factory(**kwargs)
        return self._session

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def __getattr__(self, name):
        return getattr(self(), name)
