"""The other words of calls: transfers, waiting, answering, refusing, delivering, calling back, marking."""

from __future__ import annotations

import pytest
from compiling import CENTRE, codes, codes_of, compiled, flow, states_of

from compiler.graph import (
    AnyDoes,
    BuiltIn,
    CallBack,
    Constant,
    Deliver,
    InState,
    Mark,
    Queue,
    RecordConversation,
    Reject,
    Speech,
    Transfer,
    Wait,
    Words,
    WrapUp,
)
from compiler.types import PHONE, TEXT, TIME

SECOND = 1_000_000
CALLED = "\n  busy, no answer   -> goodbye\n-> goodbye"
CHAT = "if medium = voice -> goodbye\n"


def does(body: str, id: str, head: str = "", media: str = "voice") -> AnyDoes:
    text = flow(body, head).replace("media      voice", f"media      {media}")
    return states_of(compiled(text))[id].does


def exits(body: str, id: str) -> dict[str, str]:
    return {exit.exit: exit.to for exit in states_of(compiled(flow(body)))[id].exits}


def told(body: str, head: str = "", media: str = "voice") -> list[str]:
    return codes(compiled(flow(body, head).replace("media      voice", f"media      {media}")))


# --- transfer ---------------------------------------------------------------------------------------------------------


def test_a_warm_transfer_with_all_that_may_be_said_of_it() -> None:
    line = 'transfer to number "+390299911" warm within 20s, accept on 1, whisper "A card.", at most 30m'
    assert does(f"{line}{CALLED}", "main/start/transfer") == Transfer(
        number=Constant("+390299911", PHONE),
        within=20 * SECOND,
        at_most=1800 * SECOND,
        accept_key="1",
        whisper=Speech({"en": (Words("A card."),)}),
    )


def test_a_blind_one_has_no_end_of_its_own() -> None:
    body = 'transfer to number "+390299911" blind\n  busy, no answer   -> goodbye'
    assert list(exits(body, "main/start/transfer")) == ["busy", "no answer"]
    assert codes_of(f"{body}\n-> goodbye") == ["F410.line"]


def test_an_operator_is_called_by_a_text() -> None:
    found = does(f'transfer to operator "anna"{CALLED}', "main/start/transfer")
    assert found == Transfer(Constant("anna", TEXT), 30 * SECOND, to="operator")


def test_a_room_is_one_of_the_catalogue() -> None:
    body = "transfer to room board, at most 30m\n  full   -> goodbye\n-> goodbye"
    assert does(body, "main/start/transfer") == Transfer(Constant("board", TEXT), 30 * SECOND, 1800 * SECOND, "room")
    assert list(exits(body, "main/start/transfer")) == ["ended", "full"]


def test_to_a_queue_is_to_wait_in_it() -> None:
    body = 'transfer to queue customer_care, whisper "A card."\n  served, full, unstaffed   -> goodbye'
    found = does(body, "main/start/transfer")
    assert found == Queue("customer_care", whisper=Speech({"en": (Words("A card."),)}))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("transfer to room lounge\n  full   -> goodbye", "F233.room"),
        ("transfer to room bord\n  full   -> goodbye", "F233.room_did_you_mean"),
        ('transfer to room "board"\n  full   -> goodbye', "F234.name"),
        ("transfer to room board within 20s\n  full   -> goodbye", "F234"),
        ("transfer to room board, accept on 1\n  full   -> goodbye", "F234"),
        ('transfer to operator "anna" blind, whisper "x"\n  busy, no answer   -> goodbye', "F234.blind"),
        ("transfer to operator 12\n  busy, no answer   -> goodbye", "F301"),
        ('transfer to nummber "+390299911"\n  busy, no answer   -> goodbye', "F234.kind_did_you_mean"),
        ('transfer to somebody "x"\n  busy   -> goodbye', "F234.kind"),
        ("transfer to number 12\n  busy, no answer   -> goodbye", "F312.type"),
        ("transfer to room board", "F401"),
        ("transfer to room board\n  busy   -> goodbye\n  full   -> goodbye", "F210"),
    ],
)
def test_what_a_transfer_is_told(line: str, expected: str) -> None:
    assert expected in codes_of(f"{line}\n-> goodbye")


def test_a_queue_that_is_not_there_is_told() -> None:
    body = "transfer to queue nowhere\n  served, full, unstaffed   -> goodbye"
    assert any(code.startswith("F218") for code in codes_of(body))


def test_rooms_that_could_not_be_read_are_not_missed() -> None:
    centre = CENTRE.replace("rooms:\n  board: {most: 8}", "rooms: [board]")
    found = compiled(flow("transfer to room lounge\n  full   -> goodbye\n-> goodbye"), centre)
    assert not any(code.startswith("F233") for code in codes(found))


# --- wait -------------------------------------------------------------------------------------------------------------


def test_a_wait_of_a_length_a_calendar_a_beep() -> None:
    assert does("wait 5s\n-> goodbye", "main/start/wait") == Wait(5 * SECOND)
    assert does(f"{CHAT}wait 2d\n-> goodbye", "main/start/wait", "", "voice, chat") == Wait(2 * 86_400 * SECOND)
    until = does(f"{CHAT}wait until open(office)\n-> goodbye", "main/start/wait", "", "voice, chat")
    assert until == Wait(until=InState("office", "open"))
    beep = "wait for beep\n  no beep   -> goodbye\n-> goodbye"
    assert does(beep, "main/start/wait") == Wait(beep=True)
    assert exits(beep, "main/start/wait") == {"heard": "main/goodbye", "no beep": "main/goodbye"}


@pytest.mark.parametrize(
    ("line", "media", "expected"),
    [
        ("wait 10s", "voice", []),
        ("wait 11s", "voice", ["F514"]),
        ("wait until open(office)", "voice", ["F514.until"]),
        (f"{CHAT}wait until open(hours) or closed(office)", "voice, chat", []),
        (f"{CHAT}wait until not open(office)", "voice, chat", []),
        (f"{CHAT}wait until open(office) and yes", "voice, chat", ["F612.value"]),
        (f"{CHAT}wait until 1", "voice, chat", ["F302"]),
        (f"{CHAT}wait until opn(office)", "voice, chat", ["F215.state"]),
        ("wait for beep", "voice", ["F401"]),
        ("wait 0s", "voice", ["F310.none"]),
        (f"{CHAT}wait for beep\n  no beep   -> goodbye", "voice, chat", ["F506_alone"]),
    ],
)
def test_what_a_wait_is_told(line: str, media: str, expected: list[str]) -> None:
    found = told(f"{line}\n-> goodbye", "", media)
    assert [code.replace(".alone", "_alone") for code in found] == expected


def test_a_circle_with_a_wait_in_it_is_none_that_goes_round_by_itself() -> None:
    body = "step start\n  wait 5s\n  if open(office) -> goodbye\n  -> start"
    assert "F412" not in codes_of(body)


# --- answer, reject ---------------------------------------------------------------------------------------------------


def test_a_call_may_be_refused_as_long_as_nothing_took_it() -> None:
    body = "say welcome\nif open(office) reject busy\nif closed(office) reject not_found\nreject"
    assert codes_of(body) == []
    assert does(body, "main/start/if/1/reject") == Reject("busy")
    assert does(body, "main/start/if.2/1/reject") == Reject("not found")
    assert does(body, "main/start/reject") == Reject()


SUB = "flow sub\n  outcome fine\n\n  step start\n    if open(office) outcome fine\n    {0}\n"


@pytest.mark.parametrize(
    ("body", "sub", "expected"),
    [
        ("answer\nreject", "", ["F407"]),
        ("record conversation on\nreject", "", ["F407"]),
        ("wait for beep\n  no beep   reject\n-> goodbye", "", ["F407"]),
        ("reject full", "", ["F213.reason"]),
        ("do sub()\n  fine   reject", "say welcome\n    outcome fine", []),
        ("do sub()\n  fine   reject", "answer\n    outcome fine", ["F407.before"]),
        ("do sub()\n  fine   -> goodbye", "reject", []),
        ("answer\ndo sub()\n  fine   -> goodbye", "reject", ["F407.before"]),
    ],
)
def test_where_it_may_have_been_taken_it_may_not(body: str, sub: str, expected: list[str]) -> None:
    others = {"sub": SUB.format(sub)} if sub else {}
    assert codes_of(body, **others) == expected


def test_what_a_head_leads_to_may_come_after_the_answer() -> None:
    body = "step start\n  answer\n  say welcome\n  -> goodbye\n\nstep late\n  reject"
    assert codes_of(body, "at most 5m -> late") == ["F407"]


def test_who_is_handed_on_may_have_been_taken() -> None:
    other = "flow other\n  step start\n    reject\n"
    assert codes_of("hand to other", other=other) == []
    assert codes_of("answer\nhand to other", other=other) == ["F407.before"]


# --- deliver, call back -----------------------------------------------------------------------------------------------

RECORD = "record message\n  silence   -> goodbye\n"


@pytest.mark.parametrize(
    ("to", "into"), [("customer_care", "queue"), ("spring_offer", "campaign"), ("suggestions", "mailbox")]
)
def test_messages_go_to_queues_campaigns_and_mailboxes(to: str, into: str) -> None:
    body = f"{RECORD}deliver message to {to}\n-> goodbye"
    assert does(body, "main/start/deliver") == Deliver(BuiltIn("message"), to, into)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"{RECORD}deliver message to chief", ["F233.place"]),
        (f"{RECORD}deliver message to sugestions", ["F233.place_did_you_mean"]),
        ("deliver message to suggestions", ["F305.empty"]),
        ('set x to "a"\ndeliver x to suggestions', ["F301"]),
        (
            f"{RECORD}deliver message to suggestions\n  delivered   -> goodbye\n  silence   -> goodbye",
            ["F210", "F410.line"],
        ),
    ],
)
def test_what_a_delivery_is_told(lines: str, expected: list[str]) -> None:
    head = "var x : text" if "set x" in lines else ""
    assert codes_of(f"{lines}\n-> goodbye", head) == expected


def test_a_call_back_of_all_kinds() -> None:
    assert does("call back\n-> goodbye", "main/start/call-back") == CallBack()
    body = 'call back on "+390299911" at "18:00"\n  arranged   -> goodbye'
    assert does(body, "main/start/call-back") == CallBack(Constant("+390299911", PHONE), Constant("18:00", TIME))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('call back on "+4412345678"', ["F312"]),
        ("call back on interaction.number", ["F305.empty"]),
        ("call back at 12", ["F301"]),
        ("call back, keeping place", ["F515"]),
    ],
)
def test_what_a_call_back_is_told(lines: str, expected: list[str]) -> None:
    assert codes_of(f"{lines}\n-> goodbye") == expected


def test_a_failed_call_back_needs_a_way() -> None:
    text = flow("call back\n-> goodbye").replace("  on failure -> goodbye\n", "")
    assert codes(compiled(text)) == ["F402"]


QUEUE = """step start
  -> desk

queue desk in customer_care
  while waiting
    say one_moment
    1                         call back{0}, keeping place -> goodbye
  after 1m                    -> goodbye
  full, unstaffed, served     -> goodbye"""


def test_in_the_lines_of_a_queue_the_place_is_kept() -> None:
    assert "F515" not in codes_of(QUEUE.format(""))
    assert "F515.time" in codes_of(QUEUE.format(' at "18:00"'))


# --- mark, wrap up, record, attempt -----------------------------------------------------------------------------------


def test_marks_codes_and_recordings() -> None:
    body = "mark attempt as promised and retry tomorrow at 18:00\nwrap up billing, fault\n"
    body += "record conversation off\n-> goodbye"
    assert does(body, "main/start/mark") == Mark("promised", "tomorrow", "18:00")
    assert does(body, "main/start/wrap-up") == WrapUp(("billing", "fault"))
    assert does(body, "main/start/record-conversation") == RecordConversation(False)
    after = does("mark attempt as refused and retry in 2h\n-> goodbye", "main/start/mark")
    assert after == Mark("refused", after=7200 * SECOND)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mark attempt as sold", ["F231"]),
        ("mark attempt as promissed", ["F231.did_you_mean"]),
        ("mark attempt as promised and retry soon at 18:00", ["F232"]),
        ("mark attempt as promised and retry tomorow at 18:00", ["F232.did_you_mean"]),
        ("mark attempt as promised and retry in 0s", ["F310.none"]),
        ("wrap up a, b, a", ["F202.code"]),
    ],
)
def test_what_marks_and_codes_are_told(line: str, expected: list[str]) -> None:
    assert codes_of(f"{line}\n-> goodbye") == expected


def test_an_attempt_has_fields_that_may_be_empty() -> None:
    lines = ["person     -> goodbye", "machine    say welcome, -> goodbye", "else       say connecting, -> goodbye"]
    body = "\n  ".join(("case attempt.answered_by", *lines))
    assert codes_of(body) == []
    missing = "case attempt.answered_by\n  person, machine, uncertain   -> goodbye\n-> goodbye"
    assert codes_of(missing) == ["F404"]
    assert codes_of('say "{attempt.tries}"\n-> goodbye') == ["F305.empty"]
    assert codes_of('if attempt.tries is known say "{attempt.tries}"\n-> goodbye') == []
    assert codes_of("if attempt is known say welcome\n-> goodbye") == []
    assert codes_of('say "{attempt.answerd_by}"\n-> goodbye') == ["F208.did_you_mean"]


@pytest.mark.parametrize("line", ["wait 5s", "answer", "call back", "record conversation on", "reject"])
def test_when_the_caller_has_left_this_is_not_done(line: str) -> None:
    rest = "" if line == "reject" else "\n  end"
    body = f"step start\n  say welcome\n  -> goodbye\n\nstep gone\n  {line}{rest}"
    assert "F510" in codes_of(body, "on hang up -> gone")


def test_but_this_is() -> None:
    body = "step start\n  say welcome\n  -> goodbye\n\nstep gone\n  mark attempt as promised\n  wrap up billing\n  end"
    assert codes_of(body, "on hang up -> gone") == []
