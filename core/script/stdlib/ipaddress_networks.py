# Networks, interfaces, and what reads either.


def _prefix_length(cls, text):
    """The length that /24, /255.255.255.0 or, as Cisco has it, /0.0.0.255 means."""
    width = cls.max_prefixlen
    if text.isascii() and text.isdigit():
        if int(text) > width:
            raise NetmaskValueError(f'{text!r} is not a valid netmask')
        return int(text)
    try:
        number = cls._read(text)
    except AddressValueError:
        raise NetmaskValueError(f'{text!r} is not a valid netmask') from None
    for mask in (number, number ^ ((1 << width) - 1)):
        length = bin(mask).count('1')
        if mask == ((1 << length) - 1) << (width - length):
            return length
    raise NetmaskValueError(f'{text!r} is not a valid netmask')


def _split(cls, address):
    """(number, length of the prefix)"""
    if isinstance(address, tuple):
        address, length = (address + (cls.max_prefixlen,))[:2]
        return int(cls(address)), _prefix_length(cls, str(length))
    if isinstance(address, (int, bytes)):
        return int(cls(address)), cls.max_prefixlen
    head, slash, tail = str(address).partition('/')
    if '/' in tail:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return int(cls(head)), _prefix_length(cls, tail) if slash else cls.max_prefixlen


@_total_ordering
class _Network:
    """The addresses that begin alike."""

    def __init__(self, address, strict=True):
        number, self.prefixlen = _split(self._address, address)
        first = number >> self._free << self._free
        if strict and number != first:
            raise ValueError(f'{address if not isinstance(address, tuple) else self._address(number)} has host bits set')
        self.network_address = self._address(first)

    @property
    def _free(self):
        return self.max_prefixlen - self.prefixlen

    @property
    def broadcast_address(self):
        return self._address(int(self.network_address) | (1 << self._free) - 1)

    @property
    def netmask(self):
        return self._address(((1 << self.prefixlen) - 1) << self._free)

    @property
    def hostmask(self):
        return self._address((1 << self._free) - 1)

    @property
    def num_addresses(self):
        return 1 << self._free

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return f'{self.network_address.exploded}/{self.prefixlen}'

    @property
    def is_private(self):
        return self.network_address.is_private and self.broadcast_address.is_private

    def __iter__(self):
        return self._between(int(self.network_address), int(self.broadcast_address))

    def _between(self, number, last, step=1):
        # range() ends at 64 bits.
        while number <= last:
            yield self._address(number)
            number += step

    def hosts(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        if self._free == 0:
            return [self.network_address]
        if self._free == 1:
            return [self._address(first), self._address(last)]
        return self._between(first + 1, last - 1 if self.version == 4 else last)

    def __getitem__(self, n):
        number = n + (int(self.network_address) if n >= 0 else int(self.broadcast_address) + 1)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError('address out of range')
        return self._address(number)

    def __contains__(self, other):
        if isinstance(other, _Network) or self.version != other.version:
            return False
        return int(other) >> self._free == int(self.network_address) >> self._free

    def overlaps(self, other):
        return self.network_address in other or other.network_address in self

    def subnet_of(self, other):
        return self.network_address in other and self.broadcast_address in other

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        length = new_prefix if new_prefix is not None else self.prefixlen + prefixlen_diff
        if self.prefixlen == self.max_prefixlen:
            yield self
            return
        if length < self.prefixlen:
            raise ValueError('new prefix must be longer')
        if length > self.max_prefixlen:
            raise ValueError(f'prefix length diff {length} is invalid for netblock {self}')
        step = 1 << self.max_prefixlen - length
        for address in self._between(int(self.network_address), int(self.broadcast_address), step):
            yield type(self)((int(address), length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self.prefixlen == 0:
            return self
        length = new_prefix if new_prefix is not None else self.prefixlen - prefixlen_diff
        return type(self)((int(self.network_address), length), strict=False)

    def __str__(self):
        return f'{self.network_address}/{self.prefixlen}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __hash__(self):
        return hash((self.network_address, self.prefixlen))

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return self.network_address == other.network_address and self.prefixlen == other.prefixlen

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self.network_address, self.prefixlen) < (other.network_address, other.prefixlen)


class IPv4Network(_Network):
    version = 4
    max_prefixlen = IPV4LENGTH
    _address = IPv4Address


class IPv6Network(_Network):
    version = 6
    max_prefixlen = IPV6LENGTH
    _address = IPv6Address


IPv4Address._network = IPv4Network
IPv6Address._network = IPv6Network


class _Interface:
    """An address and the network it is in."""

    def _make(self, address):
        number, length = _split(self._plain, address)
        _Address.__init__(self, number)
        self.network = self._network((number, length), strict=False)

    @property
    def ip(self):
        return self._plain(self._number)

    @property
    def netmask(self):
        return self.network.netmask

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return f'{self.ip}/{self.netmask}'

    def __str__(self):
        return f'{self._write(self._number)}/{self.network.prefixlen}'

    def __eq__(self, other):
        if isinstance(other, _Interface):
            return _Address.__eq__(self, other) and self.network == other.network
        return False if isinstance(other, _Address) else NotImplemented

    def __hash__(self):
        return hash((self._number, self.network.prefixlen))


class IPv4Interface(_Interface, IPv4Address):
    _plain = IPv4Address

    def __init__(self, address):
        self._make(address)


class IPv6Interface(_Interface, IPv6Address):
    _plain = IPv6Address

    def __init__(self, address):
        self._make(address)


def _either(address, what, classes, *options):
    for cls in classes:
        try:
            return cls(address, *options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    return _either(address, 'address', (IPv4Address, IPv6Address))


def ip_network(address, strict=True):
    return _either(address, 'network', (IPv4Network, IPv6Network), strict)


def ip_interface(address):
    return _either(address, 'interface', (IPv4Interface, IPv6Interface))


def collapse_addresses(addresses):
    kept = []
    networks = [each if isinstance(each, _Network) else type(each)._network((int(each), each.max_prefixlen))
                for each in addresses]
    for network in sorted(set(networks)):
        if kept and network.subnet_of(kept[-1]):
            continue
        kept.append(network)
        while len(kept) > 1 and kept[-1].prefixlen == kept[-2].prefixlen and \
                kept[-1].supernet() == kept[-2].supernet():
            kept[-2:] = [kept[-1].supernet()]
    return iter(kept)
