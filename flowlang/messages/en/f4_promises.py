"""F420–F422: promises, in English."""

from flowlang.messages.wording import Wording

ACTS = {
    "calendar": "when `{calendar}` is {state}",
    "supposed": "when `{name}` is {value}",
    "press": "press {key}",
    "press_times": "press {key} {times} times",
    "choose": "say “{word}”",
    "choose_times": "say “{word}” {times} times",
    "silent": "stay silent",
    "silent_times": "stay silent {times} times",
    "no_match": "answer something else",
    "no_match_times": "answer something else {times} times",
    "answer": "answer in `{name}`",
    "answer_times": "answer in `{name}` {times} times",
    "record": "leave a message",
    "record_times": "leave a message {times} times",
    "comes_to": "it comes to `{exit}` in `{name}`",
    "comes_to_times": "it comes to `{exit}` in `{name}` {times} times",
    "fails": "something fails in `{name}`",
    "fails_times": "something fails in `{name}` {times} times",
    "holds": "this `if` or `case` of `{name}` fits",
    "holds_times": "this `if` or `case` of `{name}` fits {times} times",
    "otherwise": "this `if` or `case` of `{name}` does not fit",
    "otherwise_times": "this `if` or `case` of `{name}` does not fit {times} times",
    "time": "the flow’s own time is up",
    "time_times": "the flow’s own time is up {times} times",
    "operator": "an operator is free",
    "operator_times": "an operator is free {times} times",
    "and_so_on": "and so on",
    "once_more": "this happens once more than promised, in `{name}`",
    "forbidden": "this happens, in `{name}`",
    "too_early": "this happens too early, in `{name}`",
    "ends": "the call ends, in `{name}`",
}
"""A call, told by what is done in it."""

WORDINGS: dict[str, Wording] = {
    "F420": Wording(
        title="a call breaks the promise “{text}”",
        label="not every call keeps this",
        cause="This call breaks it: {…}.",
        hint="change the way this call goes, or promise what holds.",
        notes=ACTS,
    ),
    "F420.always": Wording(
        cause="This call ends before it is kept: {…}.",
    ),
    "F421": Wording(
        title="whether the promise “{text}” is kept cannot be decided",
        label="too many ways to look at",
        cause="A call may go and count in so many ways here that not all were looked at; those that were keep it.",
        hint="promise it of a smaller flow that this one does; while calls run it is watched.",
    ),
    "F421.condition": Wording(
        label="too many things are asked",
        cause="Its condition asks so many things that not all they may be together were looked at.",
        hint="ask fewer things, or make two promises of it; while calls run it is watched.",
    ),
    "F422": Wording(
        title="the promise “{text}” never comes to anything",
        label="what it waits for never happens",
        cause="It is kept only because what stands behind `after` or `before` happens in no call.",
        hint="name what was meant, or take the promise out.",
    ),
    "F422.condition": Wording(
        label="its condition never holds",
        cause="It is kept only because there is no call of which its condition holds.",
        hint="write the condition that was meant, or take the promise out.",
    ),
}
