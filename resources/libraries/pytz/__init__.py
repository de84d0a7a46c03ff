# pytz, over zoneinfo.
import datetime as _datetime
import zoneinfo as _zoneinfo

utc = UTC = _datetime.timezone.utc


class UnknownTimeZoneError(KeyError):
    pass


class _Zone(_datetime.tzinfo):
    def __init__(self, name):
        self.zone = name
        self._zone = _zoneinfo.ZoneInfo(name)

    def localize(self, dt, is_dst=False):
        if dt.tzinfo is not None:
            raise ValueError('Not naive datetime (tzinfo is already set)')
        return dt.replace(tzinfo=self._zone)

    def normalize(self, dt):
        return dt.astimezone(self._zone)

    def utcoffset(self, dt):
        return self._zone.utcoffset(dt)

    def dst(self, dt):
        return self._zone.dst(dt)

    def tzname(self, dt):
        return self._zone.tzname(dt)

    def __str__(self):
        return self.zone


def timezone(zone):
    if zone.upper() == 'UTC':
        return utc
    try:
        return _Zone(zone)
    except Exception:
        raise UnknownTimeZoneError(zone)
