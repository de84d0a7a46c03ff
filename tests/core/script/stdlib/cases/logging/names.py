import logging

names = """
CRITICAL DEBUG ERROR FATAL Filter Filterer Formatter Handler INFO Logger LoggerAdapter NOTSET NullHandler
StreamHandler WARN WARNING addLevelName basicConfig captureWarnings critical debug disable error exception
fatal getLevelName getLevelNamesMapping getLogger getLoggerClass info lastResort log raiseExceptions root
shutdown warn warning
""".split()
print(all([hasattr(logging, name) for name in names]))
