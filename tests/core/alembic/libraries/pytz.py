import datetime

import pytz
from pytz import UTC, UnknownTimeZoneError, timezone, utc


def upgrade():
    moment = datetime.datetime(2024, 7, 1, 12, 0)
    berlin = timezone('Europe/Berlin')
    print(berlin, berlin.zone, UTC is utc, timezone('utc') is UTC)
    print(berlin.localize(moment).isoformat(), berlin.localize(moment).astimezone(utc).isoformat())
    print(berlin.normalize(datetime.datetime(2024, 1, 1, tzinfo=utc)).isoformat())
    print(moment.replace(tzinfo=berlin).tzname(), moment.replace(tzinfo=berlin).dst())
    try:
        berlin.localize(berlin.localize(moment))
    except ValueError as error:
        print(error)
    try:
        pytz.timezone('Nowhere/Land')
    except UnknownTimeZoneError as error:
        print(repr(error.args))
