"""The sample centre, walked by scripts; and what a simulation does with time, replies and transfers."""

from __future__ import annotations

import asyncio

import pytest
from engine_graphs import SECOND, centre, collect, constant, flow, menu, option, say, state
from rehearsal_walks import SUNDAY, Walked, from_here, nobody, sample, walk

from compiler.graph import End, Record, Service, Transfer
from compiler.types import TEXT
from runtime.engine.commands import Request
from runtime.rehearsal.script import read_script
from runtime.rehearsal.simulator import REHEARSED, NotNowError, Simulation, rehearsed

GREETINGS = ["welcome", "welcome", "choose_language"]


# --- the sample centre


def test_english_balance() -> None:
    walked = walk("press 1\npress 1\npress 123456\npress 2")
    assert walked.prompts[:5] == [*GREETINGS, "main_menu", "enter_code"]
    assert "Thank you, Maria Rossi." in walked.heard
    assert "You owe 92 euros and 40 cents, due the 15th of December 2026." in walked.heard
    assert walked.prompts[-1] == "goodbye" and walked.end == "end"


def test_italian_balance() -> None:
    walked = walk("press 2\npress 1\npress 123456\nsay no grazie")
    assert "Grazie, Maria Rossi." in walked.heard
    assert "Il Suo saldo è di 92 euro e 40 centesimi, con scadenza il 15 dicembre 2026." in walked.heard
    assert walked.end == "end"


def test_whoever_presses_during_the_greeting_is_in_the_menu_at_once() -> None:
    walked = walk("listen 1s\npress 1")
    assert walked.prompts[:2] == ["welcome", "main_menu"]


def test_the_ladder_of_no_input_ends_at_voicemail() -> None:
    walked = walk("press 1\nwait 6s\nwait 6s\nwait 6s\nsay please call me\npress #")
    assert walked.prompts[3:6] == ["main_menu"] * 3
    assert walked.prompts[6:] == ["leave_a_message", "beep", "message_kept", "goodbye"]
    assert ("main/voicemail/record", "recorded") in walked.taken


def test_the_ladder_of_no_match_ends_at_voicemail_and_silence_there_says_goodbye() -> None:
    walked = walk("press 1\npress 9\npress 8\npress 7")
    assert "Sorry?" in walked.heard
    assert ("main/voicemail/record", "silence") in walked.taken and walked.prompts[-1] == "goodbye"


def test_three_unknown_codes_are_enough() -> None:
    walked = walk("press 1\npress 1\n" + "press 999999\n" * 3)
    assert walked.prompts.count("unknown_code") == 3 and "no_code" in walked.prompts


def test_a_customer_without_a_bill() -> None:
    walked = walk("press 1\npress 1\npress 345678\npress 2")
    assert "no_bill" in walked.prompts


def test_whoever_gave_the_code_is_not_asked_again() -> None:
    walked = walk("press 1\npress 1\npress 123456\npress 1\npress 1\npress 2")
    assert walked.prompts.count("enter_code") == 1 and "92 euros" in walked.heard[-3]


@pytest.mark.parametrize(
    ("script", "prompt"),
    [
        ("busy", "nobody_free"),
        ("no answer", "nobody_free"),
        ("wait 30s", "nobody_free"),
        ("answered\nended", "goodbye"),
        ("answered", "goodbye"),
        ("answered\nwait 30m", "goodbye"),
    ],
)
def test_the_fault_desk(script: str, prompt: str) -> None:
    walked = walk(f"press 1\npress 2\n{script}")
    assert prompt in walked.prompts
    assert ("leave_your_number" in walked.prompts) == (prompt == "nobody_free")


def test_a_connector_that_is_down_is_apologised_for() -> None:
    walked = walk("press 1\npress 1\npress 123456", ask=nobody)
    assert walked.prompts[-1] == "apology" and walked.end == "end"


def test_outside_office_hours() -> None:
    assert "closed_office" in walk("press 1", at=SUNDAY).prompts


@pytest.mark.parametrize("before", ["", "press 1\n", "press 1\npress 1\n", "press 1\npress 2\n", "press 1\npress 4\n"])
def test_hanging_up_anywhere_leaves_a_note(before: str) -> None:
    walked = walk(before + "hang up")
    assert walked.end == "hang up"
    assert walked.taken[-1] == ("main/take_note/store-note_call", "ok")


def test_nobody_at_all() -> None:
    walked = walk("")
    assert walked.prompts[:3] == GREETINGS and walked.end == "end"


# --- replies


def test_replies_of_the_script_come_before_the_connectors() -> None:
    script = """press 1
        press 1
        press 123456
        reply ok {"code": "123456", "name": "Luca", "vip": true}
        # then the bill
        reply not found
        press 2
        """
    walked = walk(script, ask=nobody)
    assert "Thank you, Luca." in walked.heard and "no_bill" in walked.prompts


def test_a_reply_may_stand_before_the_line_that_asks() -> None:
    walked = walk("press 1\npress 1\nreply failed\npress 123456", ask=from_here)
    assert walked.prompts[-1] == "apology"


# --- time and order


def test_listening_comes_in_the_middle_of_what_is_said() -> None:
    heard = walk("listen 500ms\nhang up")
    assert heard.prompts == ["welcome"]


def test_the_same_seed_gives_the_same_walk() -> None:
    script = "press 1\npress 1\npress 123456\npress 2"
    one, same, other = walk(script), walk(script), walk(script, seed=1)
    assert one.commands == same.commands and one.events == same.events
    assert one.commands != other.commands and one.heard == other.heard


def test_lines_after_the_end_are_left_over() -> None:
    walked = walk("hang up\npress 1\npress 2")
    assert walked.left is not None and walked.left.number == 2


def test_a_flow_by_itself() -> None:
    graph = rehearsed(sample(), "verify_account", "voice")
    walked = walk("press 123456", graph, REHEARSED)
    assert walked.prompts[0] == "enter_code" and walked.end == "end"
    assert graph.services[REHEARSED].hours == "office"


def test_hours_are_those_of_no_service_where_none_has_any() -> None:
    graph = centre(flow("main", state("e", End())))
    assert rehearsed(graph, "main", "voice").services[REHEARSED] == Service("main", ("voice",), None)


def test_written_media() -> None:
    graph = centre(
        flow(
            "main",
            state("m", menu("Which?", option("bill", "1", words=("bill",))), bill="c", no_match="m"),
            state("c", collect("Your name?", TEXT, "name"), collected="t", no_match="c"),
            state("t", say("Thank you."), next="e"),
            state("e", End()),
        )
    )
    walked = walk("type bill\ntype Maria", graph, "care", "chat")
    assert walked.heard == ["Which?", "Your name?", "Thank you."]
    assert walk("", graph, "care", "chat").end == "waiting"


def test_a_recording_to_its_longest_and_a_conversation_without_limit() -> None:
    graph = centre(
        flow(
            "main",
            state("r", Record(10 * SECOND), recorded="t", silence="t"),
            state("t", Transfer(constant("+390299911"), 30 * SECOND), ended="e", busy="e", no_answer="e"),
            state("e", End()),
        )
    )
    walked = walk("say something\nanswered", graph, "care")
    assert ("main/r", "recorded") in walked.taken and ("main/t", "ended") in walked.taken
    assert walked.end == "end"


@pytest.mark.parametrize(("line", "message"), [("busy", "not connecting"), ("ended", "not connected")])
def test_what_does_not_fit_now(line: str, message: str) -> None:
    with pytest.raises(NotNowError, match=message) as caught:
        walk(f"press 1\n{line}")
    assert caught.value.line.number == 2


def test_a_run_is_settled_when_it_waits_for_somebody() -> None:
    async def go() -> Simulation:
        simulation = Simulation(sample(), "customer_care", "voice", 0, lambda event, advanced: None, from_here)
        await simulation.begin("", "")
        await simulation.settle()
        return simulation

    simulation = asyncio.run(go())
    assert simulation.state == "main/choose_language" and simulation.position.phase == "listening"
    assert not simulation.is_over


def test_requests_are_those_of_the_flow() -> None:
    walked: Walked = walk("press 1\npress 1\npress 123456\nhang up")
    asked = [(one.connector, one.operation) for one in walked.commands if isinstance(one, Request)]
    assert asked[:2] == [("crm", "by_code"), ("crm", "last_bill")]


def test_a_script_is_read_once_for_all() -> None:
    assert read_script("hang up").lines[0].does == "hang up"
