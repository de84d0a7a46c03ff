import uuid
from uuid import UUID

u = UUID("12345678-1234-5678-9234-567812345678")
print(u, repr(u), u.hex, u.int, int(u), u.urn, u.bytes, u.bytes_le, u.fields)
print(u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.clock_seq, u.time)
print(u.variant, u.version, UUID(int=0).variant, UUID(int=0).version, UUID(int=2**128 - 1), u.variant == uuid.RFC_4122)
print(UUID("{12345678123456789234567812345678}") == u, UUID("urn:uuid:12345678-1234-5678-9234-567812345678") == u)
print(UUID(bytes=u.bytes) == u, UUID(bytes_le=u.bytes_le) == u, UUID(fields=u.fields) == u, UUID(int=u.int) == u)
print(UUID(hex="ABCDEF00ABCDEF00ABCDEF00ABCDEF00"), UUID("12345678123456789234567812345678", version=4))
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://example.org/ä"))
print(uuid.uuid5(uuid.NAMESPACE_OID, "1.3.6.1"), uuid.uuid3(uuid.NAMESPACE_X500, "cn=x"))
a, b = uuid.uuid4(), uuid.uuid4()
print(a != b, a.version, a.variant, len(str(a)), len(a.hex), uuid.uuid1().version, len({a, b, UUID(str(a))}))
print(u == UUID(int=u.int), u < UUID(int=u.int + 1), u > UUID(int=1), u <= u, u >= u, u != u, u == str(u), hash(u) == hash(UUID(int=u.int)))
print(f"{u}", "%s" % u, {u: 1}[UUID(str(u))], sorted([UUID(int=3), UUID(int=1)]))
for wrong in (
    lambda: UUID("1234"),
    lambda: UUID("g" * 32),
    lambda: UUID(),
    lambda: UUID(hex="0" * 32, int=1),
    lambda: UUID(bytes=b"short"),
    lambda: UUID(int=-1),
    lambda: UUID(int=2**128),
    lambda: UUID(fields=(1, 2)),
    lambda: UUID("0" * 32, version=9),
    lambda: u < 5,
):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
