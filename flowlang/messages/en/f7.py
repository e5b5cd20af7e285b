"""F701–F711: queues and those who serve them, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F701": Wording(
        title="nobody serves the queue `{name}`",
        label="no operator of {file} is assigned to it",
        cause="Whoever waits here would wait for ever.",
        hint="write `{name}` under `queues` of an operator in {file}, or send customers to another queue.",
    ),
    "F701.also": Wording(
        title="nobody serves the queue `{name}`, nor those customers also wait in",
        label="no operator of {file} is assigned to any of them",
    ),
    "F702": Wording(
        title="no operator of this queue has `{skill}` at level {level}",
        label="asked for however long the customer waits",
        cause="Of those assigned to this queue in {file} nobody meets this, so the customer would wait for ever.",
        hint="add `ignored after 5m`, ask for less, or write the skill beside an operator in {file}.",
        notes={"best": "{name} comes nearest, with level {level}"},
    ),
    "F702.language": Wording(
        title="no operator of this queue speaks this language at level {level}: {languages}",
        cause="Of those assigned to this queue in {file} nobody does, so such a customer would wait for ever.",
        hint="add `ignored after 5m`, ask for less, or write the language beside an operator in {file}.",
    ),
    "F702.together": Wording(
        title="no operator of the queue `{name}` has all that is needed here",
        label="each need is met by somebody, all of them by nobody",
        cause="One operator serves the customer, and must meet every `needs` that still holds.",
        hint="let one of the needs be `ignored after 5m`, or write the skills beside one operator in {file}.",
    ),
    "F703": Wording(
        title="this asks no less than before",
        label="level {level}, after level {before}",
        cause="Who has waited longer is to be content with less, so that somebody can answer at last.",
        hint="write a lower level than {before}, or `ignored`.",
    ),
    "F703.ignored": Wording(
        title="nothing is asked any more at this time",
        label="`{skill}` was ignored before",
        cause="Once a need is ignored it stays so.",
        hint="take this part out, or let it come before `ignored`.",
    ),
    "F703.level": Wording(
        title="there is no level {level}",
        label="levels go from 1 to {most}",
        cause="1 is a little and {most} is very well; 0 would ask for nothing.",
        hint="write a level from 1 to {most}.",
    ),
    "F704": Wording(
        title="these times are in no order",
        label="{time}, after {before}",
        cause="All of them count from the moment the customer enters the queue.",
        hint="write a longer time than {before}.",
    ),
    "F704.too_late": Wording(
        title="this never comes: nobody waits so long here",
        label="after {time}, but the waiting ends after {after}",
        cause="The time of `{word}` counts from the moment the customer enters, as that of `after` does.",
        hint="write a shorter time than {after}, or let customers wait longer.",
    ),
    "F705": Wording(
        title="every {time} is too often",
        label="at least 10s",
        cause="A caller would hear nothing but this line, and the line itself takes a few seconds.",
        hint="write `every 30s`, or more.",
    ),
    "F706": Wording(
        title="callers wait here in silence",
        label="neither music nor a word",
        cause="Who hears nothing believes that the call was lost, and hangs up.",
        hint="write `play …` or `every 30s say …` under `while waiting`.",
    ),
    "F706.once": Wording(
        label="a word at the beginning, then nothing",
    ),
    "F707": Wording(
        title="nothing ends the waiting in `{name}`",
        label="no `after`",
        cause="Where no operator becomes free, a customer would wait until they give up.",
        hint="write `after 6m -> …` below, or `at most` at the head of the flow.",
    ),
    "F708": Wording(
        title="`{word}` cannot be done while the customer keeps a place in a queue",
        label="beside the queue",
        cause="One customer cannot wait for an operator and be given to somebody else at the same time.",
        hint="go to a step with `->`, which gives the place up, and do it there.",
    ),
    "F708.inside": Wording(
        title="`{name}` has a `{word}`, which cannot be done beside a queue",
        label="done while the customer keeps the place; see line {line} of `{name}`",
    ),
    "F709": Wording(
        title="`{name}` is known only while the customer waits in a queue",
        label="here the customer waits in none",
        cause="It is the customer's place in a queue, or how long that will take.",
        hint="say it in the queue's own lines: `while waiting`, `before answer` or `whisper`.",
    ),
    "F709.operator": Wording(
        title="`{name}` is known only once an operator was found",
        label="on some way here none was",
        cause="There is an operator in `before answer` and `whisper`, and behind `served`.",
        hint="use it there alone.",
    ),
    "F710": Wording(
        title="customers wait in `{name}` already",
        label="named again here",
        cause="A customer has one place in a queue.",
        hint="name another queue, or take this line out.",
        notes={"first": "here first"},
    ),
    "F711": Wording(
        title="the calendar `{name}` is never `open`",
        label="its states are: {states}",
        cause="`answer within` counts the time in which a calendar is `open`.",
        hint="name a calendar that has the state `open`, or leave `of {name}` out.",
        notes={"calendar": "it stands here"},
    ),
}
