# oslo.utils' timeutils.
import datetime


def utcnow(with_timezone=False):
    now = datetime.datetime.now(datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def utcnow_ts(microsecond=False):
    moment = datetime.datetime.now(datetime.timezone.utc).timestamp()
    return moment if microsecond else int(moment)


def parse_isotime(timestr):
    return datetime.datetime.fromisoformat(timestr)


def normalize_time(timestamp):
    offset = timestamp.utcoffset()
    return timestamp if offset is None else timestamp.replace(tzinfo=None) - offset


def delta_seconds(before, after):
    return (after - before).total_seconds()
