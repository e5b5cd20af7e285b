"""A large centre, as text: what a contact centre of many departments grows to, for measuring what grows with it.

Each department is a flow of its own with menus, ladders, counts, look-ups, branches, a variable that counts, and a
sub-flow that asks for a code, which every department does. The first flow asks which department is wanted.
"""

from __future__ import annotations

CENTRE = """centre: 1
name: Large centre
languages: en
zone: Europe/Rome
calendars:
  office:
    open: {mon-fri: "08:00-18:00"}
records:
  Bill: {amount: amount, late: yes_no}
connectors:
  crm:
    base: http://127.0.0.1:9
    operations:
      bill: {get: "/bills/{code}", takes: {code: digits(6)}, gives: Bill, not found: [404]}
lines:
  main: {number: "+390000000000", service: main}
services:
  main: {flow: main, media: voice}
"""

MAIN = """flow main "Large centre"
  languages   en
  media       voice
  no input after 6s
  on hang up  -> farewell
  on failure  -> apology
  anywhere 0, "operator" -> apology

  step start
    say "Welcome."
    if open(office) -> {first}
    else            -> apology
{menus}
  step apology
    say "We are sorry, this does not work now."
    -> farewell

  step farewell
    end
"""

MAIN_MENU = """
  menu departments_{number}
    say "Which department do you want?"
{options}
    9, "further"               -> {further}
    star, "repeat"             again
    no input                   again twice, then -> apology
    no match
      first                    say "Sorry?", again
      second                   say "Press one of the keys.", again
      then                     -> apology
"""

ASK = """flow ask_code ()
  outcome known (code : digits(6))
  outcome given_up

  step ask
    collect code as digits(6)
      say "Enter your code."
      no input after 8s, no match   again twice, then outcome given_up
    fetch bill from crm.bill(code) within 3s
      not found      say "Nobody has this code." -> ask again twice, then outcome given_up
      failed         outcome given_up
    outcome known (code)
"""

DEPARTMENT = """flow {name} ()
  outcome done
  outcome unhappy
  var code : digits(6) or nothing
  var tries : number = 0

  step start
    say "This is department {name}."
    do ask_code()
      known (code)   -> topics_0
      given_up       outcome unhappy
{topics}
  step bye
    say "Thank you."
    outcome done
"""

TOPIC = """
  menu topics_{n}
    say "What is it about?"
    1, "bills"                 -> bills_{n}
    2, "faults"                -> faults_{n}
    3, "further"               -> {further}
    star, "repeat"             again
    no input                   again twice, then -> bye
    no match
      first                    say "Sorry?", again
      second                   say "Press 1 for bills, 2 for faults.", again
      then                     -> bye

  step bills_{n}
    if code is known -> bill_{n}
    else             -> bye

  step bill_{n}
    fetch bill from crm.bill(code) within 3s
      not found                -> bye
    if bill.late               -> late_{n}
    else if open(office)       say "You owe {{bill.amount as money}}." -> again_{n}
    else                       say "We are closed." -> bye

  menu late_{n}
    say "It is late. Do you want to pay?"
    1, "pay"                   say "Well." -> again_{n}
    2, "no"                    -> faults_{n}
    no input, no match         again once, then -> again_{n}

  step again_{n}
    set tries to tries + 1
    if tries > 3 -> bye
    else         -> topics_{n}

  step faults_{n}
    say "A fault, then."
    collect size_{n} as digits(2)
      say "How many are without power?"
      no input, no match       again twice, then -> bye
    confirm
      say "Shall we send somebody?"
      no                       -> again_{n}
      no input, no match       again once, then -> again_{n}
    say "We send somebody."
    -> again_{n}
"""

TOPICS_EACH = 5
OPTIONS_EACH = 8


def large_centre(departments: int) -> dict[str, str]:
    """The texts of a centre with so many departments, by path."""
    names = [f"department_{number}" for number in range(departments)]
    flows = {f"{name}.flow": DEPARTMENT.format(name=name, topics=_topics()) for name in names}
    return {"centre.yaml": CENTRE, "main.flow": _main(names), "ask_code.flow": ASK, **flows}


def _topics() -> str:
    following = [f"topics_{n + 1}" for n in range(TOPICS_EACH - 1)] + ["bye"]
    return "".join(TOPIC.format(n=n, further=further) for n, further in enumerate(following))


def _main(names: list[str]) -> str:
    groups = [names[start : start + OPTIONS_EACH] for start in range(0, len(names), OPTIONS_EACH)]
    menus = [_menu(number, group, number + 1 == len(groups)) for number, group in enumerate(groups)]
    visits = [_visit(name) for name in names]
    return MAIN.format(first="departments_0", menus="".join([*menus, *visits]))


def _menu(number: int, names: list[str], is_last: bool) -> str:
    options = "\n".join(f'    {key}, "{name}" -> to_{name}' for key, name in enumerate(names, 1))
    return MAIN_MENU.format(
        number=number, options=options, further="apology" if is_last else f"departments_{number + 1}"
    )


def _visit(name: str) -> str:
    return f"\n  step to_{name}\n    do {name}()\n      done    -> farewell\n      unhappy -> apology\n"
