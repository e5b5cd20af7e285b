from __future__ import annotations

import pytest

from runtime.channels.sip_numbers import number_of


@pytest.mark.parametrize(
    ("user", "number"),
    [
        ("+390299900", "+390299900"),
        ("00390299900", "+390299900"),
        ("+39-02-999.00", "+390299900"),
        ("+39(02)99900", "+390299900"),
        ("%2B390299900", "+390299900"),
        ("+390299900;npdi;rn=1", "+390299900"),
        ("390299900", "+390299900"),
        ("0299900", "0299900"),
        ("390299901", "390299901"),
        ("operator", "operator"),
        ("+0123456", "+0123456"),
        ("+39", "+39"),
        ("+" + "9" * 200, "+" + "9" * 63),
        ("", ""),
    ],
)
def test_user_parts_as_numbers(user: str, number: str) -> None:
    assert number_of(user, ("+390299900",)) == number
