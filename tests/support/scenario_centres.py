"""Small centres for scenarios, and running of scenarios that stand in a test."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from compiler.centre import compile_centre
from compiler.graph import Graph
from runtime.centre_folder import compile_folder
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import Outcome
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import Features
from runtime.rehearsal.scenarios_words import mistake_in, phrase_in

FLOWS = Path(__file__).parents[2] / "flows"

CENTRE = """\
centre: 1
name: Many Ways
languages: [en]
currency: EUR
zone: Europe/Rome
lines:
  shop: {number: "+390299901", service: shop}
  desk: {number: "+390299902", service: desk}
services:
  shop: {flow: main, media: [voice, chat, message, email]}
  desk: {flow: desk, media: [voice]}
trunks:
  local: {from: [127.0.0.0/8], address: "127.0.0.1:5070", caller: "+390299901"}
outbound: {allow: ["+39"], per_hour: 60, trunk: local}
prompts:
  hello: {en: Hello.}
  choose: {en: "For the price, 1. To leave, 2."}
  goodbye: {en: Goodbye.}
records:
  Price: {amount: amount, valid: date, sale: yes_no, note: text or nothing}
connectors:
  shop:
    base: http://127.0.0.1:8099
    networks: [127.0.0.0/8]
    operations:
      price: {get: "/price/{thing}", takes: {thing: text}, gives: Price, not found: [404]}
      log: {post: /log, takes: {what: text or nothing, count: number or nothing}, honours keys: yes}
"""

MAIN = """\
flow main
  languages  en
  media      voice, chat, message, email
  var price  : Price or nothing
  no input after 6s, 3m on chat, 2h on message, 1d on email
  on failure -> goodbye

  step start
    say hello
    -> choose

  menu choose
    say choose
    1, "price"   -> price
    2, "leave"   -> goodbye
    no input     -> goodbye
    no match     again once, then -> goodbye

  step price
    fetch price from shop.price("lamp") within 3s
      not found  -> goodbye
    say "It costs {price.amount as money} until {price.valid as date}."
    store shop.log("price", 2) within 3s
    -> goodbye

  step goodbye
    say goodbye
    end
"""

DESK = """\
flow desk
  languages  en
  media      voice
  on failure -> goodbye

  step start
    say hello to the end
    record message at most 10s
      silence    -> goodbye
    transfer to number "+390299911" within 20s
      busy, no answer, failed  -> goodbye
    -> goodbye

  step goodbye
    say goodbye
    end
"""


@lru_cache(maxsize=1)
def known() -> Known:
    """A centre whose first line works on four media, and whose second records and transfers."""
    compiled = compile_centre({"centre.yaml": CENTRE, "main.flow": MAIN, "desk.flow": DESK})
    assert compiled.graph is not None and compiled.catalogue is not None, compiled.diagnostics
    return Known(compiled.graph, compiled.catalogue)


def by_hand(graph: Graph) -> Known:
    """A graph that was written by hand, with the catalogue of the centre above."""
    return Known(graph, known().catalogue)


@lru_cache(maxsize=1)
def sample() -> Known:
    """The sample centre."""
    compiled = compile_folder(FLOWS)
    assert compiled.graph is not None and compiled.catalogue is not None
    return Known(compiled.graph, compiled.catalogue)


def outcomes(text: str, centre: Known | None = None, medium: str | None = None) -> list[Outcome]:
    """What comes of a whole file."""
    read = read_feature(text, "test.feature")
    assert read.feature is not None, read.mistakes
    return Features(centre or known(), medium).run(read.feature)


def feature(steps: str, language: str = "en") -> str:
    """A file with one scenario of these lines."""
    lines = "\n".join(f"    {line.strip()}" for line in steps.strip().splitlines())
    if language == "it":
        return f"# language: it\nFunzionalità: x\n  Scenario: x\n{lines}\n"
    return f"Feature: x\n  Scenario: x\n{lines}\n"


def faults(steps: str, language: str = "en", medium: str | None = "voice", centre: Known | None = None) -> list[str]:
    """What is wrong with one scenario of these lines: mistakes as they are said, and `expected; came` of a failure."""
    found = (one for outcome in outcomes(feature(steps, language), centre, medium) for one in outcome.failures)
    said: list[str] = []
    for one in found:
        if one.mistake is not None:
            said.append(mistake_in(one.mistake, "en"))
        if one.expected is not None and one.came is not None:
            said.append(f"{phrase_in(one.expected, 'en')}; {phrase_in(one.came, 'en')}")
    return said
