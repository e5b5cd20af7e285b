"""Scenarios of transfers, attempts, refusals, waits, messages and calls back, in English and Italian."""

from __future__ import annotations

import pytest
from message_cases import default, merged
from scenario_centres import feature

from compiler.centre import compile_centre
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import Features

LINES = """\
lines:
  main: {number: "+390299900", service: care}
  attempts: {number: "+390299901", service: attempts}
  chat: {connector: crm, service: chat}
services:
  care: {flow: main, media: [voice]}
  attempts: {flow: called, media: [voice]}
  chat: {flow: slow, media: [chat]}
"""
MAIN = """flow main
  languages en
  media voice
  no input after 6s
  on failure -> sorry

  step start
    if closed(office) reject busy
    say welcome
    answer
    -> which

  menu which
    say main_menu
    1        -> room
    2        -> anna
    3        -> number
    4        -> message
    5        -> back
    6        -> chance
    7        -> recorded
    no input, no match   -> sorry

  step room
    transfer to room board
      full   -> sorry
    say anything_else
    end

  step anna
    transfer to operator "anna" within 20s, accept on 1
      busy   -> sorry
      no answer   -> sorry
    end

  step number
    transfer to number "+390299911" blind
      busy, no answer   -> sorry

  step message
    record message
      silence   -> sorry
    deliver message to suggestions
    wrap up billing, complaint
    end

  step back
    call back at "18:00"
    say goodbye
    end

  step chance
    case by chance
      50%    say one_moment
      25%    say connecting
      else   say apology
    end

  step recorded
    record conversation on
    wait 2s
    say goodbye
    end

  step sorry
    say apology
    end

flow called
  languages en
  media voice

  step start
    case attempt.answered_by
      machine     -> beep
      uncertain   -> beep
      else        say welcome
    mark attempt as promised
    end

  step beep
    wait for beep
      no beep   -> nobody
    say leave_a_message
    mark attempt as refused and retry in 2h
    end

  step nobody
    mark attempt as refused
    end

flow slow
  languages en
  media chat

  step start
    say welcome
    wait 2d
    say goodbye
    end
"""


@pytest.fixture(scope="module")
def known() -> Known:
    compiled = compile_centre({"centre.yaml": merged(default("centre.yaml"), LINES), "main.flow": MAIN})
    assert compiled.graph is not None, [(one.code, one.location, one.facts) for one in compiled.errors]
    assert compiled.catalogue is not None
    return Known(compiled.graph, compiled.catalogue)


def failures(known: Known, steps: str, language: str = "en") -> list[str]:
    """What does not hold, in the words of messages."""
    found = Features(known).run(read_feature(feature(steps, language), "x.feature").feature)
    assert found
    told = [failure for one in found for failure in one.failures]
    return [failure.mistake.message if failure.mistake else failure.expected.name for failure in told]


ENGLISH = [
    "Given it is Sunday 10:00\nWhen the caller calls main\nThen the call is rejected as busy\nAnd the call ends",
    "Given it is Sunday 10:00\nWhen the caller calls main\nThen the call is rejected",
    "When the caller calls main\nAnd presses 1\nThen the call is transferred to the room board\n"
    "When the conversation ends\nThen the caller hears the prompt anything_else",
    "Given the room board is full\nWhen the caller calls main\nAnd presses 1\nThen the caller hears the prompt apology",
    "When the caller calls main\nAnd presses 2\nThen the call is transferred to the operator anna",
    "Given the operator anna is busy\nWhen the caller calls main\nAnd presses 2\nThen she hears the prompt apology",
    "Given the operator anna does not answer\nWhen the caller calls main\nAnd presses 2\nThen she hears the apology",
    "When the caller calls main\nAnd presses 3\nThen the call is transferred to +390299911\nAnd the call ends",
    "Given +390299911 is busy\nWhen the caller calls main\nAnd presses 3\nThen she hears the prompt apology",
    "When the caller calls main\nAnd presses 4\nAnd leaves a message\nThen a message is delivered to suggestions\n"
    "And the wrap-up codes are billing, complaint",
    "Given no message can be delivered\nWhen the caller calls main\nAnd presses 4\nAnd leaves a message\n"
    "Then she hears the prompt apology",
    "When the caller calls main\nAnd presses 5\nThen a call back is arranged at 18:00\nAnd a call back is arranged",
    "Given no call back can be arranged\nWhen the caller calls main\nAnd presses 5\nThen she hears the prompt apology",
    "When the caller calls main\nAnd presses 4\nThen no call back is arranged",
    "Given by chance the first share is taken\nWhen the caller calls main\nAnd presses 6\nThen she hears one_moment",
    "Given by chance the second share is taken\nWhen the caller calls main\nAnd presses 6\nThen she hears connecting",
    "Given by chance no share is taken\nWhen the caller calls main\nAnd presses 6\nThen she hears the prompt apology",
    "When the caller calls main\nThen the conversation is not recorded\nWhen she presses 7\n"
    "Then the conversation is recorded\nAnd she hears the prompt goodbye",
    "Given the answering machine answers\nWhen the caller calls attempts\nAnd the beep sounds\n"
    "Then she hears the prompt leave_a_message\nAnd the attempt is marked as refused",
    "Given it is uncertain who answers\nWhen the caller calls attempts\nAnd she stays silent\n"
    "Then the call takes the step nobody",
    "Given a person answers the attempt\nWhen the caller calls attempts\nThen the attempt is marked as promised",
    "When the caller calls attempts\nThen the attempt is marked as promised",
    "When the customer calls chat\nThen she hears the prompt welcome\nAnd the chat goes on\nWhen 2 days pass\n"
    "Then she hears the prompt goodbye\nAnd the chat ends",
    "When the customer calls chat\nAnd 1 day passes\nThen she hears nothing\nAnd the chat goes on",
]
ITALIAN = [
    "Dato che è domenica alle 10:00\nQuando il cliente chiama main\nAllora la chiamata viene rifiutata come busy",
    "Quando il cliente chiama main\nE preme 1\nAllora la chiamata viene trasferita alla stanza board",
    "Dato che la stanza board è piena\nQuando il cliente chiama main\nE preme 1\nAllora sente il messaggio apology",
    "Dato che l'operatore anna è occupato\nQuando il cliente chiama main\nE preme 2\nAllora sente il messaggio apology",
    "Quando il cliente chiama main\nE preme 2\nAllora la chiamata viene trasferita all'operatore anna",
    "Quando il cliente chiama main\nE preme 3\nAllora la chiamata viene trasferita a +390299911",
    "Quando il cliente chiama main\nE preme 4\nE lascia un messaggio\nAllora il messaggio viene consegnato a "
    "suggestions\n"
    "E i codici di chiusura sono billing, complaint",
    "Quando il cliente chiama main\nE preme 5\nAllora un richiamo viene fissato alle 18:00",
    "Dato che per caso tocca alla seconda parte\nQuando il cliente chiama main\nE preme 6\nAllora sente connecting",
    "Dato che risponde la segreteria\nQuando il cliente chiama attempts\nE suona il segnale\n"
    "Allora il tentativo viene segnato come refused",
    "Quando il cliente chiama main\nAllora la conversazione non viene registrata\nE nessun richiamo viene fissato",
    "Quando il cliente chiama chat\nE passano 2 giorni\nAllora sente il messaggio goodbye",
]


@pytest.mark.parametrize("steps", ENGLISH)
def test_it_holds_in_english(known: Known, steps: str) -> None:
    assert failures(known, steps) == []


@pytest.mark.parametrize("steps", ITALIAN)
def test_it_holds_in_italian(known: Known, steps: str) -> None:
    assert failures(known, steps, "it") == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("When the caller calls main\nThen the call is rejected as busy", "rejected as"),
        ("Given it is Sunday 10:00\nWhen the caller calls main\nThen the call is rejected as declined", "rejected as"),
        ("When the caller calls main\nThen the call is transferred to the room board", "transferred"),
        ("When the caller calls main\nAnd presses 1\nThen the call is transferred to the operator anna", "transferred"),
        ("When the caller calls main\nThen a message is delivered to suggestions", "delivered"),
        (
            "When the caller calls main\nAnd presses 4\nAnd leaves a message\nThen a message is delivered to chief",
            "delivered",
        ),
        ("When the caller calls main\nThen a call back is arranged", "call back"),
        ("When the caller calls main\nAnd presses 5\nThen a call back is arranged at 19:00", "call back at"),
        ("When the caller calls main\nAnd presses 5\nThen no call back is arranged", "no call back"),
        ("When the caller calls main\nThen the attempt is marked as promised", "marked"),
        ("When the caller calls attempts\nThen the attempt is marked as refused", "marked"),
        ("When the caller calls main\nThen the conversation is recorded", "conversation recorded"),
        ("When the caller calls main\nAnd the beep sounds", "a beep awaited"),
        ("When the caller calls main\nThen the wrap-up code is billing", "codes"),
        ("When the caller calls main\nThen the attempt is marked as sold", "no mark"),
        ("Given the room bord is full\nWhen the caller calls main", "no room meant"),
        ("Given by chance the last share is taken\nWhen the caller calls main", "no ordinal"),
        ("When the caller calls main\nThen a call back is arranged at 25:00", "no moment"),
        ("When the caller calls main\nAnd presses 4\nAnd leaves a message\nThen the wrap-up code is fault", "codes"),
    ],
)
def test_what_does_not_hold_is_told(known: Known, steps: str, expected: str) -> None:
    assert failures(known, steps) == [expected]
