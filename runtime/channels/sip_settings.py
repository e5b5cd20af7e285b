"""What the SIP channel needs to know, and how it follows from a centre's catalogue."""

from __future__ import annotations

import socket
from pathlib import Path

from compiler.catalogue import Catalogue
from flowlang.values import Value

MEDIA_PORTS = (30_000, 30_199)
_NOWHERE = ("192.0.2.1", 9)  # documentation network (RFC 5737): asking the way there sends nothing


class SipTrunk(Value, frozen=True, kw_only=True):
    """Where calls come from (CIDR), where they are sent (`host:port`, or empty), and who those we call see."""

    name: str
    networks: tuple[str, ...]
    address: str = ""
    caller: str = ""


class SipSettings(Value, frozen=True, kw_only=True):
    """What the SIP channel is made of.

    Args:
        listen: Address and UDP port of SIP.
        media: Address of the sound, which the SDP says.
        ports: First and last UDP port of the sound.
        public_media: What the SDP says instead, behind NAT.
        trunks: Where calls may come from.
        outbound: Name of the trunk that calls go out by, or empty.
        numbers: The lines' numbers (E.164).
        state: The state folder.
        centre: The centre's folder, for its sounds.
        patience: How long a worker goes on without a host, milliseconds.
    """

    listen: tuple[str, int]
    media: str
    state: Path
    centre: Path
    ports: tuple[int, int] = MEDIA_PORTS
    public_media: str = ""
    trunks: tuple[SipTrunk, ...] = ()
    outbound: str = ""
    numbers: tuple[str, ...] = ()
    patience: int = 10_000

    @property
    def networks(self) -> tuple[str, ...]:
        """Every network a call may come from."""
        return tuple(dict.fromkeys(network for trunk in self.trunks for network in trunk.networks))

    def way_out(self) -> SipTrunk | None:
        """The trunk for calls that go out: the one named, or the only one that has an address."""
        with_address = [one for one in self.trunks if one.address]
        named = [one for one in with_address if one.name == self.outbound]
        if named or self.outbound:
            return named[0] if named else None
        return with_address[0] if len(with_address) == 1 else None


def settings_from(
    catalogue: Catalogue,
    *,
    listen: tuple[str, int],
    state: Path,
    centre: Path,
    media: tuple[str, tuple[int, int] | None] | None = None,
) -> SipSettings:
    """The settings that follow from a catalogue and the command line.

    Args:
        catalogue: The centre's.
        listen: Address and UDP port of SIP.
        state: The state folder.
        centre: The centre's folder.
        media: Address of the sound and its ports; without it the address of the default route.
    """
    address, ports = media or (default_media_address(listen[0]), None)
    return SipSettings(
        listen=listen,
        media=address,
        ports=ports or MEDIA_PORTS,
        state=state,
        centre=centre,
        trunks=trunks_of(catalogue),
        outbound=catalogue.outbound.trunk,
        numbers=numbers_of(catalogue),
    )


def trunks_of(catalogue: Catalogue) -> tuple[SipTrunk, ...]:
    """The catalogue's trunks."""
    return tuple(
        SipTrunk(name=one.name, networks=one.networks, address=one.address, caller=one.caller)
        for one in catalogue.trunks.values()
    )


def numbers_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The numbers of the catalogue's lines."""
    return tuple(one.number for one in catalogue.lines.values() if one.number)


def default_media_address(otherwise: str) -> str:
    """This machine's address on the default route; where there is none, `otherwise` (unless that is any address)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1" if otherwise in ("0.0.0.0", "::", "") else otherwise
