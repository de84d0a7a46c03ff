from loguru import logger


def upgrade():
    logger.info('{} rows of {table}', 5, table='t')
    logger.warning('100% and {}')
    logger.success('done')
    logger.bind(user=1).opt(depth=1).error('wrong')
    logger.trace('a trace')
    logger.debug('a detail')
    logger.critical('stop')
    logger.log('WARNING', 'by its name: {}', 1)
    logger.log('SUCCESS', 'good')
    logger.log(40, 'by its number')
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception('divided')
    logger.remove(logger.add('file.log'))
