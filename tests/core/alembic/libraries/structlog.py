import structlog
from structlog.stdlib import get_logger

log = structlog.get_logger(__name__).bind(step=1)


def upgrade():
    log.info('moved', rows=5, table='t')
    log.bind(step=2).warning('100% of', of=None)
    log.unbind('step').error('wrong')
    log.new(a='b').debug('anew')
    log.critical('%s of %s', 1, 2)
    get_logger().warn('without a name')
    try:
        1 / 0
    except ZeroDivisionError:
        structlog.getLogger().exception('divided', exc_info=True)
