"""Which addresses a connector may reach: public ones, and those of the networks its entry lists. Nothing else, ever.

A name is resolved once; what is connected to is an address that was checked, so that a name that points elsewhere a
moment later changes nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOT_PUBLIC = (
    ipaddress.ip_network("fec0::/10"),  # site-local (RFC 3879): the standard library takes it for a public one
    ipaddress.ip_network("3fff::/20"),  # documentation (RFC 9637)
    ipaddress.ip_network("192.88.99.0/24"),  # relays of 6to4 (RFC 7526)
)
EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # NAT64 (RFC 6052): the last 32 bits are an IPv4 address


def networks_of(texts: Sequence[str]) -> tuple[Network, ...]:
    """Networks from their CIDR texts."""
    return tuple(ipaddress.ip_network(text, strict=False) for text in texts)


def may_reach(address: Address, listed: Sequence[Network]) -> bool:
    """Whether an address is public, or in a listed network. An IPv4 address inside an IPv6 one is judged itself."""
    inner = embedded(address)
    if inner is not None:
        return may_reach(inner, listed)
    if within(address, listed):
        return True
    if within(address, NOT_PUBLIC):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def within(address: Address, networks: Sequence[Network]) -> bool:
    """Whether an address is in one of some networks."""
    return any(address.version == network.version and address in network for network in networks)


def embedded(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 one leads to (mapped, 6to4, Teredo, NAT64), or none."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in EMBEDDING:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


async def resolve(host: str, port: int, listed: Sequence[Network]) -> list[Address]:
    """The addresses of a host that may be reached, in the resolver's order.

    Raises:
        OSError: The name is unknown, or none of its addresses may be reached.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found))
    allowed = [address for address in addresses if may_reach(address, listed)]
    if not allowed:
        raise OSError(
            "its address is not one this centre may reach; list its network under `networks` of the connector"
        )
    return allowed
