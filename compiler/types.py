"""The types of values: what a variable may hold, a connector takes and gives, an outcome returns.

How a value is held at run time and stored:

    base            held as            stored as
    text digits phone email code   str                same
    choice          str (the name)     same
    number amount   int or Decimal     int, or text such as "92.40"
    date            datetime.date      "2026-11-23"
    time            datetime.time      "18:00"
    duration        int (microseconds) same
    yes_no          bool               same
    record          dict by field      dict
    list            tuple              list
    message         str (a recording's reference)   same
    nothing         None               same
"""

from __future__ import annotations

from flowlang.values import Value


class Type(Value, frozen=True):
    """What a value may be.

    Args:
        base: text, digits, phone, email, code, choice, number, amount, date, time, duration, yes_no, record, list,
            message or nothing (the type of the literal `nothing` alone).
        low, high: The least and most characters of `digits` and `code`.
        record: The record's name, where base is record.
        element: What a list holds.
        choices: The names of a choice.
        optional: `or nothing`.
        secret, personal: The markers; what is computed from a secret is one.
    """

    base: str
    low: int | None = None
    high: int | None = None
    record: str | None = None
    element: Type | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False
    secret: bool = False
    personal: bool = False


TEXT = Type("text")
NUMBER = Type("number")
AMOUNT = Type("amount")
DATE = Type("date")
TIME = Type("time")
DURATION = Type("duration")
YES_NO = Type("yes_no")
PHONE = Type("phone")
MESSAGE = Type("message")
NOTHING = Type("nothing", optional=True)
