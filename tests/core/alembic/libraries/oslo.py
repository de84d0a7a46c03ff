from oslo_log import log as logging
from oslo_utils import timeutils, uuidutils

LOG = logging.getLogger(__name__)


def upgrade():
    LOG.info('moving %s of %d', 'shares', 3)
    try:
        raise ValueError('no such share')
    except ValueError:
        LOG.exception('it stays')
    print(len(uuidutils.generate_uuid()), len(uuidutils.generate_uuid(dashed=False)))
    print(uuidutils.is_uuid_like('{CAFEBABE-0000-4000-8000-000000000001}'), uuidutils.is_uuid_like('x'),
          uuidutils.is_uuid_like(None))
    print(timeutils.utcnow().tzinfo, timeutils.utcnow(with_timezone=True).tzinfo)
    print(timeutils.normalize_time(timeutils.parse_isotime('2024-02-29T12:00:00+02:00')))
    print(timeutils.delta_seconds(timeutils.parse_isotime('2024-02-29T12:00:00'),
                                  timeutils.parse_isotime('2024-02-29T12:01:30')))
    print(isinstance(timeutils.utcnow_ts(), int))
