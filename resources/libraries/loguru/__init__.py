# loguru: what a script says goes to the log of the run.
import logging as _logging


class _Logger:
    def __init__(self, name='loguru'):
        self._log = _logging.getLogger(name)

    def log(self, level, message, *args, **kwargs):
        levels = {'TRACE': _logging.DEBUG, 'SUCCESS': _logging.INFO}
        self._log.log(levels.get(level, level) if isinstance(level, int) or level in levels else getattr(_logging, level),
                      _filled(message, args, kwargs))

    def trace(self, message, *args, **kwargs):
        self._log.debug(_filled(message, args, kwargs))

    def debug(self, message, *args, **kwargs):
        self._log.debug(_filled(message, args, kwargs))

    def info(self, message, *args, **kwargs):
        self._log.info(_filled(message, args, kwargs))

    def success(self, message, *args, **kwargs):
        self._log.info(_filled(message, args, kwargs))

    def warning(self, message, *args, **kwargs):
        self._log.warning(_filled(message, args, kwargs))

    def error(self, message, *args, **kwargs):
        self._log.error(_filled(message, args, kwargs))

    def critical(self, message, *args, **kwargs):
        self._log.critical(_filled(message, args, kwargs))

    def exception(self, message, *args, **kwargs):
        self._log.exception(_filled(message, args, kwargs))

    def bind(self, **kwargs):
        return self

    def opt(self, **kwargs):
        return self

    def add(self, sink, **kwargs):
        return 0

    def remove(self, handler_id=None):
        pass


def _filled(message, args, kwargs):
    return str(message).format(*args, **kwargs) if args or kwargs else str(message)


# The percent signs of a message are its own.
logger = _Logger()
