"""Messages for the log of the run."""

# Every message reaches the log, which has levels of its own to show; a script may turn messages off with setLevel().

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_levels = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARNING': WARNING, 'WARN': WARN, 'INFO': INFO,
           'DEBUG': DEBUG, 'NOTSET': NOTSET}
raiseExceptions = False
lastResort = None


def getLevelName(level):
    if level in _names:
        return _names[level]
    return _levels.get(level, 'Level %s' % (level,))


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping():
    return dict(_levels)


def _level_of(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError('Level not an integer or a valid string: %r' % (level,))
    if level not in _levels:
        raise ValueError('Unknown level: %r' % (level,))
    return _levels[level]


def _text_of(message, arguments, exc_info):
    text = str(message)
    if arguments:
        try:
            text = text % (arguments[0] if len(arguments) == 1 and isinstance(arguments[0], dict) and arguments[0]
                           else arguments)
        except Exception:
            text = '%s %r' % (text, arguments)
    if exc_info:
        raised = exc_info if isinstance(exc_info, BaseException) else _handled_exception()
        if raised is not None:
            text += '\n%s: %s' % (type(raised).__name__, raised)
    return text


class Filterer:
    """What takes filters, which are kept and not asked."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)


class Handler(Filterer):
    """Accepted and not used: messages go to the log of the run."""

    def __init__(self, level=NOTSET, *args, **kwargs):
        super().__init__()
        self.level = level
        self.formatter = None

    def setLevel(self, level):
        self.level = _level_of(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    """Accepted and not used."""

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream


class NullHandler(Handler):
    """Accepted and not used."""


class Formatter:
    """Accepted and not used."""

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        self.datefmt = datefmt


class Filter:
    """Accepted and not used."""

    def __init__(self, name=''):
        self.name = name


class Logger(Filterer):
    """Writes to the log of the run."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _level_of(level)
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _level_of(level)

    @property
    def parent(self):
        """The nearest logger above that there is."""
        above = self.name
        while '.' in above:
            above = above.rpartition('.')[0]
            if above in _loggers:
                return _loggers[above]
        return None if self is root else root

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level >= self.getEffectiveLevel()

    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            _write(level, _text_of(msg, args, exc_info))

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    fatal = critical

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        return bool(self.handlers) or (self.parent is not None and self.parent.hasHandlers())

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + '.' + suffix)

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))


class LoggerAdapter:
    """A logger with more context, which the log does not show."""

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def __getattr__(self, name):
        return getattr(self.logger, name)


root = Logger('root')
_loggers = {}


def getLogger(name=None):
    if not name or name == 'root':
        return root
    if not isinstance(name, str):
        raise TypeError('A logger name must be a string')
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def getLoggerClass():
    return Logger


def basicConfig(**kwargs):
    pass


def captureWarnings(capture):
    pass


def disable(level=CRITICAL):
    pass


def shutdown():
    pass


def log(level, msg, *args, **kwargs):
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    root.debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    root.info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    root.warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    root.warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    root.exception(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    root.critical(msg, *args, **kwargs)


fatal = critical
