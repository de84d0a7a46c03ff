"""IP addresses and networks."""

from functools import total_ordering as _total_ordering

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _v4_number(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split('.')
    if len(parts) != 4:
        raise AddressValueError(f'Expected 4 octets in {text!r}')
    number = 0
    for part in parts:
        if not part:
            raise AddressValueError(f'Empty octet not permitted in {text!r}')
        if not (part.isascii() and part.isdigit()):
            raise AddressValueError(f'Only decimal digits permitted in {part!r} in {text!r}')
        if len(part) > 3:
            raise AddressValueError(f'At most 3 characters permitted in {part!r} in {text!r}')
        if part != '0' and part[0] == '0':
            raise AddressValueError(f'Leading zeros are not permitted in {part!r} in {text!r}')
        if int(part) > 255:
            raise AddressValueError(f'Octet {int(part)} (> 255) not permitted in {text!r}')
        number = number << 8 | int(part)
    return number


def _v6_number(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split(':')
    if len(parts) < 3:
        raise AddressValueError(f'At least 3 parts expected in {text!r}')
    if '.' in parts[-1]:
        tail = _v4_number(parts.pop())
        parts += ['%x' % (tail >> 16), '%x' % (tail & 0xFFFF)]
    if len(parts) > 9:
        raise AddressValueError(f'At most 8 colons permitted in {text!r}')
    gaps = [place for place in range(1, len(parts) - 1) if not parts[place]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        head, tail = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not head[0]:
            head = head[1:]
            if head:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not tail[-1]:
            tail = tail[:-1]
            if tail:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        if len(head) + len(tail) > 7:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = head + ['0'] * (8 - len(head) - len(tail)) + tail
    elif len(parts) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    number = 0
    for part in parts:
        if not part or any(each not in '0123456789abcdefABCDEF' for each in part):
            if not part:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}" if part is parts[0]
                                        else f"Trailing ':' only permitted as part of '::' in {text!r}")
            raise AddressValueError(f'Only hex digits permitted in {part!r} in {text!r}')
        if len(part) > 4:
            raise AddressValueError(f'At most 4 characters permitted in {part!r} in {text!r}')
        number = number << 16 | int(part, 16)
    return number


def _v4_text(number):
    return '.'.join(str(number >> shift & 255) for shift in (24, 16, 8, 0))


def _v6_text(number):
    groups = [number >> shift & 0xFFFF for shift in range(112, -1, -16)]
    best, length, place = 0, 0, 0
    while place < 8:
        end = place
        while end < 8 and groups[end] == 0:
            end += 1
        if end - place > length:
            best, length = place, end - place
        place = end + 1
    texts = ['%x' % group for group in groups]
    if length < 2:
        return ':'.join(texts)
    return ':'.join(texts[:best]) + '::' + ':'.join(texts[best + length:])


@_total_ordering
class _Address:
    """One address: its number."""

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f'{address} (< 0) is not permitted as an IPv{self.version} address')
            if address >> self.max_prefixlen:
                raise AddressValueError(f'{address} (>= 2**{self.max_prefixlen}) is not permitted as an '
                                        f'IPv{self.version} address')
            self._number = address
        elif isinstance(address, bytes):
            if len(address) * 8 != self.max_prefixlen:
                raise AddressValueError(f'{address!r} (len {len(address)} != {self.max_prefixlen // 8}) is not permitted '
                                        f'as an IPv{self.version} address')
            self._number = int.from_bytes(address, 'big')
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            self._number = self._read(text)

    @property
    def packed(self):
        return self._number.to_bytes(self.max_prefixlen // 8, 'big')

    @property
    def compressed(self):
        return str(self)

    def __int__(self):
        return self._number

    def __str__(self):
        return self._write(self._number)

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __hash__(self):
        return hash((self.version, self._number))

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self.version == other.version and self._number == other._number

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._number < other._number

    def __add__(self, other):
        return type(self)(self._number + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._number - other) if isinstance(other, int) else NotImplemented

    def _is_in(self, networks):
        return any(self in type(self)._network(each) for each in networks)

    @property
    def is_private(self):
        return self._is_in(self._private) and not self._is_in(self._shared)

    @property
    def is_global(self):
        return not self._is_in(self._private)

    @property
    def is_loopback(self):
        return self._is_in(self._loopback)

    @property
    def is_multicast(self):
        return self._is_in(self._multicast)

    @property
    def is_link_local(self):
        return self._is_in(self._link_local)

    @property
    def is_unspecified(self):
        return self._number == 0


class IPv4Address(_Address):
    version = 4
    max_prefixlen = IPV4LENGTH
    _read = staticmethod(_v4_number)
    _write = staticmethod(_v4_text)
    _private = ('0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
                '192.0.0.0/29', '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24',
                '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32')
    _shared = ('100.64.0.0/10',)
    _loopback = ('127.0.0.0/8',)
    _multicast = ('224.0.0.0/4',)
    _link_local = ('169.254.0.0/16',)

    @property
    def exploded(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class IPv6Address(_Address):
    version = 6
    max_prefixlen = IPV6LENGTH
    _read = staticmethod(_v6_number)
    _write = staticmethod(_v6_text)
    _private = ('::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48', '2001:db8::/32',
                '2001:10::/28', 'fc00::/7', 'fe80::/10')
    _shared = ()
    _loopback = ('::1/128',)
    _multicast = ('ff00::/8',)
    _link_local = ('fe80::/10',)

    @property
    def exploded(self):
        return ':'.join('%04x' % (self._number >> shift & 0xFFFF) for shift in range(112, -1, -16))

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return super().is_private if mapped is None else mapped.is_private

    @property
    def is_global(self):
        return not self.is_private

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._number & 0xFFFFFFFF) if self._number >> 32 == 0xFFFF else None

    @property
    def reverse_pointer(self):
        return '.'.join(reversed(self.exploded.replace(':', ''))) + '.ip6.arpa'
