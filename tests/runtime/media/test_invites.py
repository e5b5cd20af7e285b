from __future__ import annotations

import pytest

from runtime.media.invites import Invite, Trunks, read_invite


def invite(first: str = "INVITE sip:+390299900@10.0.0.1 SIP/2.0", *headers: str) -> str:
    return "\r\n".join([first, *headers, "", "From: <sip:body@example>"])


def test_an_invite_says_who_calls_whom_from_where() -> None:
    message = invite("INVITE sip:+390299900@10.0.0.1:5060;user=phone SIP/2.0", 'From: "A" <sip:+39333@example>;tag=1')
    assert read_invite(message, "192.0.2.1:5060") == Invite("+390299900", "+39333", "192.0.2.1")


@pytest.mark.parametrize(
    ("first", "called"),
    [
        ("INVITE tel:+390299900 SIP/2.0", "+390299900"),
        ("INVITE tel:+390299900;phone-context=x SIP/2.0", "+390299900"),
        ("INVITE sip:00390299900;npdi@10.0.0.1 SIP/2.0", "00390299900"),
        ("INVITE sips:+390299900@10.0.0.1 SIP/2.0", "+390299900"),
        ("INVITE sip:10.0.0.1 SIP/2.0", ""),
        ("INVITE", ""),
        ("INVITE sip:" + "9" * 300 + "@x SIP/2.0", "9" * 128),
    ],
)
def test_the_address_called(first: str, called: str) -> None:
    assert read_invite(invite(first), "192.0.2.1:5060").called.partition(";")[0] == called


@pytest.mark.parametrize(
    ("headers", "caller"),
    [
        (("From: <sip:anonymous@anonymous.invalid>",), ""),
        (("f: <sip:+39333@example>",), "+39333"),
        (("from:sip:+39333@example;tag=1",), "+39333"),
        (("From: <sip:anonymous@x>", "P-Asserted-Identity: <sip:+39333@carrier>"), "+39333"),
        (("From: <sip:+39333@x>", "Privacy: header;id"), ""),
        (("From: <tel:+39333>",), "+39333"),
        (("From: nobody",), ""),
        ((), ""),
    ],
)
def test_who_calls(headers: tuple[str, ...], caller: str) -> None:
    message = invite("INVITE sip:+390299900@10.0.0.1 SIP/2.0", *headers)
    assert read_invite(message, "192.0.2.1:5060").caller == caller


def test_the_source_may_be_ipv6() -> None:
    assert read_invite(invite(), "[2001:db8::1]:5060").source == "2001:db8::1"


def test_trunks_take_their_networks_and_nothing_else() -> None:
    trunks = Trunks(("127.0.0.0/8", "192.0.2.7", "2001:db8::/32"))
    assert [trunks.take(one) for one in ("127.9.9.9", "192.0.2.7", "2001:db8::1")] == [True] * 3
    assert [trunks.take(one) for one in ("192.0.2.8", "8.8.8.8", "2001:db9::1", "", "x")] == [False] * 5
    assert not Trunks(()).take("127.0.0.1")
