from ipaddress import (
    IPV4LENGTH, IPV6LENGTH, AddressValueError, IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface,
    IPv6Network, NetmaskValueError, collapse_addresses, ip_address, ip_interface, ip_network)

for text in ['10.0.0.1', '127.0.0.1', '8.8.8.8', '224.0.0.1', '169.254.1.1', '100.64.0.1', '::1', '2001:db8::ff00:42:8329',
             '::ffff:1.2.3.4', 'fe80::1', 'ff02::1', '::', '1:0:0:2:0:0:0:3', '2606:4700::1111', '0.0.0.0']:
    address = ip_address(text)
    print(repr(address), int(address), address.packed, address.version, address.max_prefixlen, address.compressed,
          address.exploded, address.reverse_pointer)
    print(address.is_private, address.is_global, address.is_loopback, address.is_multicast, address.is_link_local,
          address.is_unspecified, hash(address) == hash(ip_address(text)))
print(IPv6Address('::ffff:1.2.3.4').ipv4_mapped, IPv6Address('::1').ipv4_mapped)
print(IPv4Address(1) + 1, IPv4Address('0.0.0.5') - 2, IPv4Address(1) < IPv4Address(2), IPv4Address(b'\x01\x02\x03\x04'))
print(sorted([IPv4Address('10.0.0.2'), IPv4Address('9.0.0.1')]), IPv4Address(1) == IPv6Address(1), IPV4LENGTH, IPV6LENGTH)
for bad in ['1.2.3', '1.2.3.256', '01.2.3.4', 'a', '', '1::2::3', ':1', '12345::', '1:2:3:4:5:6:7:8:9', '1.2.3.4/5', -1,
            'g::', '1.2..3', '1:2']:
    for make in (ip_address, IPv4Address, IPv6Address):
        try:
            print(make(bad))
        except ValueError as error:
            print(type(error).__name__, error)
for text in ['10.0.0.0/8', '192.168.1.0/255.255.255.0', '192.168.1.0/0.0.0.255', '10.1.2.3', '2001:db8::/32', '::/0',
             '10.0.0.0/31', '10.0.0.4/30']:
    network = ip_network(text)
    print(repr(network), network.network_address, network.broadcast_address, network.netmask, network.hostmask,
          network.prefixlen, network.num_addresses, network.with_prefixlen, network.with_netmask, network.compressed,
          network.exploded, network.is_private, network.version, network.max_prefixlen)
    print(network[0], network[-1], network.supernet(), next(iter(network.subnets())))
network = ip_network('10.0.0.0/29')
print([str(host) for host in network.hosts()], [str(each) for each in network], len(list(ip_network('10.0.0.0/31').hosts())))
print([str(each) for each in network.subnets(new_prefix=30)], network.supernet(new_prefix=8))
print(ip_address('10.0.0.3') in network, ip_address('10.0.1.3') in network, network.overlaps(ip_network('10.0.0.0/8')))
print(network.subnet_of(ip_network('10.0.0.0/8')), network.supernet_of(ip_network('10.0.0.0/30')))
print(network == ip_network('10.0.0.0/29'), network < ip_network('10.0.0.0/30'), hash(network) == hash(ip_network('10.0.0.0/29')))
for bad in ['10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/255.0.255.0', 'x/8', '1.2.3.4/1/2']:
    for make in (ip_network, IPv4Network):
        try:
            print(make(bad))
        except ValueError as error:
            print(type(error).__name__, error)
print(ip_network('10.0.0.1/8', strict=False), IPv4Network(('10.0.0.0', 8)), IPv6Network('1::/16').num_addresses)
interface = ip_interface('10.8.0.5/24')
print(repr(interface), interface.ip, interface.network, interface.netmask, interface.hostmask, interface.with_prefixlen,
      interface.with_netmask, interface == IPv4Interface('10.8.0.5/24'), IPv6Interface('1::5/64').network)
print(isinstance(interface, IPv4Address), ip_interface('1.2.3.4'))
print([str(each) for each in collapse_addresses([ip_network('10.0.0.0/25'), ip_network('10.0.0.128/25'),
                                                 ip_network('10.0.0.0/26'), ip_network('11.0.0.0/8')])])
print(AddressValueError.__mro__[1].__name__, NetmaskValueError.__mro__[1].__name__)
try:
    network[8]
except IndexError as error:
    print(error)
