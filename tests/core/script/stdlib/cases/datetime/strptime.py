from datetime import datetime, timezone, timedelta

for text, format in (
    ("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"),
    ("2024-01-02T03:04:05.678", "%Y-%m-%dT%H:%M:%S.%f"),
    ("02/01/24", "%d/%m/%y"),
    ("1 Feb 69", "%d %b %y"),
    ("Tuesday, 12 March 2024 04:05 PM", "%A, %d %B %Y %I:%M %p"),
    ("tue mar 12 00:00:00 2024", "%c"),
    ("12/31/99 23:59:59", "%x %X"),
    ("2024-060", "%Y-%j"),
    ("2024 10 1", "%Y %W %w"),
    ("2024 10 Sun", "%Y %U %a"),
    ("2020 53 7", "%G %V %u"),
    ("2024-01-02 03:04:05+0530", "%Y-%m-%d %H:%M:%S%z"),
    ("2024-01-02 03:04:05-05:30", "%Y-%m-%d %H:%M:%S%z"),
    ("2024-01-02 03:04:05Z", "%Y-%m-%d %H:%M:%S%z"),
    ("12 AM 100%", "%I %p 100%%"),
    ("20240102", "%Y%m%d"),
    ("2024   1  2", "%Y %m %d"),
    ("2024-01-02 UTC", "%Y-%m-%d %Z"),
):
    print(repr(datetime.strptime(text, format)))
for text, format in (
    ("2024", "%Y-%m"),
    ("2024-01-02 x", "%Y-%m-%d"),
    ("30.2.2023", "%d.%m.%Y"),
    ("x", "%Q"),
    ("x", "x%"),
    ("a(b", "a[b"),
):
    try:
        print(datetime.strptime(text, format))
    except ValueError as error:
        print(error)
