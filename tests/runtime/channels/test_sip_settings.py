from __future__ import annotations

from pathlib import Path

from compiler.catalogue import Catalogue, Line, OutboundRules, Trunk
from flowlang.source import Span
from runtime.channels.sip_settings import MEDIA_PORTS, SipTrunk, default_media_address, settings_from

NOWHERE = Span(1, 1, 1, 1)


def catalogue(*trunks: Trunk, outbound: str = "") -> Catalogue:
    line = Line(name="main", span=NOWHERE, service="care", service_span=NOWHERE, number="+390299900")
    mail = Line(name="mail", span=NOWHERE, service="care", service_span=NOWHERE, connector="post")
    return Catalogue(
        path="centre.yaml",
        name="Acme",
        languages=("en",),
        currency="EUR",
        zone="Europe/Rome",
        lines={"main": line, "mail": mail},
        trunks={one.name: one for one in trunks},
        outbound=OutboundRules(trunk=outbound),
    )


def trunk(name: str, address: str = "") -> Trunk:
    return Trunk(
        name=name, span=NOWHERE, networks=("127.0.0.0/8", f"192.0.2.{len(name)}"), address=address, caller="+3902"
    )


def settings(*trunks: Trunk, outbound: str = ""):  # type: ignore[no-untyped-def]
    folder = Path("/centre")
    return settings_from(
        catalogue(*trunks, outbound=outbound), listen=("127.0.0.1", 5060), state=folder / ".flowlang", centre=folder
    )


def test_a_catalogue_gives_trunks_and_numbers() -> None:
    made = settings(trunk("a", "127.0.0.1:5070"), trunk("bb"))
    assert made.numbers == ("+390299900",)
    assert made.networks == ("127.0.0.0/8", "192.0.2.1", "192.0.2.2")
    assert made.ports == MEDIA_PORTS
    assert made.trunks[0] == SipTrunk(
        name="a", networks=("127.0.0.0/8", "192.0.2.1"), address="127.0.0.1:5070", caller="+3902"
    )


def test_calls_go_out_by_the_trunk_named_or_the_only_one_with_an_address() -> None:
    one, two, without = trunk("a", "10.0.0.1:5060"), trunk("b", "10.0.0.2:5060"), trunk("c")
    ways = [
        settings(one, without).way_out(),
        settings(one, two, outbound="b").way_out(),
        settings(one, two).way_out(),
        settings(without).way_out(),
        settings(one, outbound="c").way_out(),
    ]
    assert [way.name if way else None for way in ways] == ["a", "b", None, None, None]


def test_media_may_be_said() -> None:
    made = settings_from(
        catalogue(),
        listen=("0.0.0.0", 5060),
        state=Path("/s"),
        centre=Path("/c"),
        media=("192.0.2.9", (40_000, 40_100)),
    )
    assert (made.media, made.ports) == ("192.0.2.9", (40_000, 40_100))


def test_the_media_address_is_one_of_this_machine() -> None:
    assert default_media_address("127.0.0.1").count(".") == 3
