# oslo.log: what a script says goes to the log of the run.
from logging import (CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, Logger, LoggerAdapter, StreamHandler,
                     getLogger)
