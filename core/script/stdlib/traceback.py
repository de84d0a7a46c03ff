"""Exceptions as text."""

# Which lines an exception passed through is for the person at the run, who sees it when nobody caught it; a script gets
# what was raised.

from logging import _handled_exception


def format_exception_only(exc, /, value=None):
    raised = exc if value is None else value
    if raised is None:
        return ['NoneType: None\n']
    text = str(raised)
    name = type(raised).__qualname__
    if type(raised).__module__ not in ('builtins', '__main__'):
        name = type(raised).__module__ + '.' + name
    return ['%s: %s\n' % (name, text) if text else name + '\n']


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    return ['Traceback (most recent call last):\n'] + format_exception_only(exc, value)


def format_exc(limit=None, chain=True):
    raised = _handled_exception()
    return ''.join(format_exception(raised)) if raised is not None else 'NoneType: None\n'


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print(''.join(format_exception(exc, value)), end='')


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(), end='')


def format_tb(tb, limit=None):
    return []


def format_stack(f=None, limit=None):
    return []


def print_tb(tb, limit=None, file=None):
    pass


def print_stack(f=None, limit=None, file=None):
    pass


def extract_tb(tb, limit=None):
    return []
