# structlog: what a script says goes to the log of the run, with its keys behind it.
import logging as _logging


class BoundLogger:
    def __init__(self, name, bound):
        self._log = _logging.getLogger(name)
        self._name = name
        self._bound = bound

    def bind(self, **values):
        return BoundLogger(self._name, {**self._bound, **values})

    def new(self, **values):
        return BoundLogger(self._name, values)

    def unbind(self, *keys):
        return BoundLogger(self._name, {key: value for key, value in self._bound.items() if key not in keys})

    def _say(self, level, event, args, values):
        text = str(event) % args if args else str(event)
        pairs = ['%s=%r' % pair for pair in {**self._bound, **values}.items() if pair[0] != 'exc_info']
        self._log.log(level, '%s', ' '.join([text] + pairs))

    def debug(self, event=None, *args, **values):
        self._say(_logging.DEBUG, event, args, values)

    def info(self, event=None, *args, **values):
        self._say(_logging.INFO, event, args, values)

    def warning(self, event=None, *args, **values):
        self._say(_logging.WARNING, event, args, values)

    warn = warning

    def error(self, event=None, *args, **values):
        self._say(_logging.ERROR, event, args, values)

    exception = error

    def critical(self, event=None, *args, **values):
        self._say(_logging.CRITICAL, event, args, values)


def get_logger(*args, **initial_values):
    return BoundLogger(str(args[0]) if args else 'structlog', initial_values)


getLogger = get_logger
