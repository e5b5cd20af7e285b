"""Reading an INVITE as it came: who calls, whom, from where; and whether a trunk may send it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from flowlang.values import Value

_LONGEST_USER = 128
_URI = re.compile(r"(?:sips?|tel):([^@>;?\s]*)", re.IGNORECASE)
_HIDDEN = ("anonymous", "unknown", "restricted", "unavailable")


class Invite(Value, frozen=True):
    """User parts of the address called and the caller's, empty where there is none or it is hidden; the source's IP."""

    called: str
    caller: str
    source: str


def read_invite(message: str, source: str) -> Invite:
    """What an INVITE says.

    Args:
        message: The whole message.
        source: Address and port it came from, as `192.0.2.1:5060` or `[2001:db8::1]:5060`.
    """
    first, *headers = message.partition("\r\n\r\n")[0].split("\r\n")
    asserted = _header(headers, "p-asserted-identity")  # RFC 3325: what the trunk vouches for
    caller = _user(asserted or _header(headers, "from", "f"))
    if "id" in _header(headers, "privacy").lower().replace(" ", "").split(";"):
        caller = ""
    return Invite(_user(first), "" if caller.lower() in _HIDDEN else caller, source.rpartition(":")[0].strip("[]"))


def _header(headers: Iterable[str], *names: str) -> str:
    for line in headers:
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() in names:
            return value.strip()
    return ""


def _user(text: str) -> str:
    found = _URI.search(text)
    if found is None:
        return ""
    scheme_is_tel = found.group(0).lower().startswith("tel:")
    has_user = scheme_is_tel or text[found.end() :].split(">")[0].find("@") >= 0
    return found.group(1)[:_LONGEST_USER] if has_user else ""


class Trunks:
    """The networks calls are taken from; nothing else is.

    Args:
        networks: CIDR.

    Raises:
        ValueError: One of them is no network.
    """

    def __init__(self, networks: Iterable[str]) -> None:
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(one, strict=False) for one in networks]

    def take(self, source: str) -> bool:
        """Whether an address lies in one of them."""
        try:
            address = ip_address(source)
        except ValueError:
            return False
        return any(address in network for network in self._networks)
