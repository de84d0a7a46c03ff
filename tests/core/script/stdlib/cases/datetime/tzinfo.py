# A class of its own kind for zones, and what the base says of itself.
from datetime import datetime, timedelta, tzinfo

for name in ('utcoffset', 'dst', 'tzname'):
    try:
        getattr(tzinfo(), name)(None)
    except NotImplementedError as error:
        print(name, error)


class Fixed(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=2)

    def dst(self, moment):
        return timedelta(0)

    def tzname(self, moment):
        return 'FIX'


moment = datetime(2024, 5, 6, 7, 8, tzinfo=Fixed())
print(moment.isoformat(), moment.dst(), moment.tzname(), moment.utcoffset())
