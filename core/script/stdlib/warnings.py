"""Warnings, for the log of the run."""

from logging import _write


class WarningMessage:
    """A warning that was recorded."""

    def __init__(self, message, category):
        self.message = message
        self.category = category

    def __str__(self):
        return '%s: %s' % (self.category.__name__, self.message)


_recording = []


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
        message = category(message)
    else:
        if not (isinstance(category, type) and issubclass(category, Warning)):
            raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
        message = category(message)
    said = WarningMessage(message, category)
    if _recording:
        if _recording[-1] is not None:
            _recording[-1].append(said)
        return
    _write(30, str(said))


def warn_explicit(message, category, filename, lineno, *args, **kwargs):
    warn(message, category)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    pass


def simplefilter(action, category=Warning, lineno=0, append=False):
    if _recording and action == 'ignore' and _recording[-1] is not None:
        _recording[-1] = None


def resetwarnings():
    pass


def formatwarning(message, category, filename, lineno, line=None):
    return '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)


def showwarning(message, category, filename, lineno, file=None, line=None):
    warn(message, category)


class catch_warnings:
    """Keeps the warnings of its block from the log; with record=True, in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record

    def __enter__(self):
        if not self._record:
            return None
        kept = []
        _recording.append(kept)
        return kept

    def __exit__(self, *exc_info):
        if self._record:
            _recording.pop()
