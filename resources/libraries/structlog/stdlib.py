from structlog import BoundLogger, get_logger
