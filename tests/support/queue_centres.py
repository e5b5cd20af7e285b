"""A small centre with a queue: what its flow does while customers wait, and ways to change it."""

from __future__ import annotations

from functools import lru_cache

from compiler.centre import Compiled, compile_centre
from compiler.graph import Graph
from runtime.rehearsal.scenarios_known import Known

CENTRE = """\
centre: 1
name: Waiting
languages: [en, it]
zone: Europe/Rome
lines:
  main: {number: "+390299900", service: main}
services:
  main: {flow: main, media: [voice, chat, message], hours: office}
calendars:
  office: {open: {mon-fri: "09:00-18:00"}}
  moon: {full: {mon-fri: "09:00-18:00"}}
prompts:
  music: {sound: music.wav}
  welcome: {en: Welcome., it: Benvenuti.}
  bye: {en: Goodbye., it: Arrivederci.}
queues:
  customer_care: {most waiting: 20}
  back_office:
campaigns:
  sales: {queue: back_office}
  nothing:
skills:
  billing:
translations:
  "You are number {place}, about {expected_wait as duration}.":
    {it: "È il numero {place}, circa {expected_wait as duration}."}
  "{operator.name} will answer you now.": {it: "Ora Le risponde {operator.name}."}
  "A customer who waited.": {it: "Un cliente che ha aspettato."}
  "You talked to {operator.name}.": {it: "Ha parlato con {operator.name}."}
  "There is no news.": {it: "Non ci sono novità."}
  "Leave us a message.": {it: "Ci lasci un messaggio."}
  "Shall we call you back?": {it: "Vuole che La richiamiamo?"}
  "We will.": {it: "Lo faremo."}
  "Please wait.": {it: "Attenda."}
  "news": {it: "novità"}
  "call me back": {it: "richiamatemi"}
  "operator": {it: "operatore"}
  "stop": {it: "basta"}
"""

HEAD = """\
flow main
  languages  en, it
  media      voice, chat, message
  no input after 6s, 3m on chat, 1d on message
  at most 30m  -> voicemail
  on hang up   -> noted
  on failure   -> apology
  anywhere 9, "stop" -> voicemail
"""

QUEUE = """\
  queue operators in customer_care
    priority   9 if medium = voice, else 5
    needs      language >= 2, relaxed to 1 after 2m, ignored after 5m
    needs      billing >= 1
    also in    sales after 3m
    answer within 4h of office
    before answer              say "{operator.name} will answer you now."
    whisper                    "A customer who waited."
    while waiting
      play music
      say "Please wait."
      every 30s                say "You are number {place}, about {expected_wait as duration}."
      1, "call me back"
        do offer()
          wanted               -> promised
          unwanted             go on
      2, "news"                say "There is no news."
      3, "operator"            -> voicemail
    after 6m, full, unstaffed  -> voicemail
    served                     -> survey
"""

REST = """\
  step survey
    say "You talked to {operator.name}."
    end

  step promised
    say "We will."
    end

  step noted
    end

  step apology
    say bye
    end

  step voicemail
    say "Leave us a message."
    end
"""

OFFER = """\
flow offer ()
  outcome wanted
  outcome unwanted

  step ask
    confirm
      say "Shall we call you back?"
      no                       outcome unwanted
      no input, no match       outcome unwanted
    outcome wanted
"""

PEOPLE = """\
people: 1
agents:
  anna:
    name: Anna Bianchi
    languages: {en: 3, it: 1}
    skills: {billing: 2}
    queues: [customer_care, sales]
  bruno: {languages: {it: 3}, skills: {billing: 1}, queues: back_office}
"""


def main_flow(queue: str = QUEUE, head: str = HEAD, rest: str = REST) -> str:
    """The flow, with another queue, head or steps."""
    return "\n".join((head.rstrip(), "", queue.rstrip(), "", rest))


def compiled(
    queue: str = QUEUE, head: str = HEAD, rest: str = REST, people: str = "", centre: str = CENTRE
) -> Compiled:
    """The centre with these parts; without people where none are given."""
    texts = {"centre.yaml": centre, "main.flow": main_flow(queue, head, rest), "offer.flow": OFFER}
    if people:
        texts["people.yaml"] = people
    return compile_centre(texts, ["music.wav"])


def changed(before: str, after: str, **parts: str) -> Compiled:
    """The centre with one piece of the queue written otherwise."""
    assert before in QUEUE, before
    return compiled(QUEUE.replace(before, after), **parts)


@lru_cache(maxsize=1)
def known() -> Known:
    """The centre, for scenarios."""
    found = compiled(people=PEOPLE)
    assert found.graph is not None and found.catalogue is not None, found.diagnostics
    return Known(found.graph, found.catalogue)


def waiting_graph() -> Graph:
    """Its graph; the same object each time."""
    return known().graph
