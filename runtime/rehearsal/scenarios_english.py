"""The steps in English: one table."""

from __future__ import annotations

from runtime.rehearsal.scenarios_spelling import Language, Spelling

HEAR = "hear[s]|read[s]|see[s]|get[s]"
NOT = "do[es] not|don't|doesn't"
TAKE = "take[s]|reach[es]|come[s] to|go[es] to"

STEPS = (
    # what is given
    Spelling("machine answers", "the answering machine answers", ("(the|an) answering machine answers",)),
    Spelling("person answers", "a person answers the attempt", ("a person answers the (attempt|call)",)),
    Spelling("uncertain who answers", "it is uncertain who answers", ("it is uncertain who (answers|answered)",)),
    Spelling(
        "chance",
        "by chance the first share is taken",
        ("by chance the {ordinal} share is taken", "by chance no share is taken"),
    ),
    Spelling("room is full", "the room board is full", ("the room {name} is full",)),
    Spelling("called operator is busy", "the operator anna is busy", ("the operator {name} is (busy|engaged)",)),
    Spelling(
        "called operator does not answer",
        "the operator anna does not answer",
        ("the operator {name} (does not|doesn't) (answer|pick up)",),
    ),
    Spelling("no message can be delivered", "no message can be delivered", ("no message can be delivered",)),
    Spelling("no call back can be arranged", "no call back can be arranged", ("no call back can be arranged",)),
    Spelling("moment", "it is Sunday 10:00", ("it is {moment}",)),
    Spelling("no number", "the caller's number is hidden", ("{whose} number is (hidden|withheld|unknown)",)),
    Spelling("number", "the caller's number is +393331234567", ("{whose} number is {phone}",)),
    Spelling(
        "fails",
        "crm.by_code fails",
        (
            "{operation}[ for {value}] (fails|is down|cannot be reached)",
            "{connector} (fails|is down|cannot be reached)",
        ),
    ),
    Spelling(
        "answers",
        'crm.by_code answers {"name": "Maria Rossi"}',
        (
            "{operation}[ for {value}] answers[ with]",
            "{operation}[ for {value}] answers[ with] {answer}",
        ),
    ),
    Spelling("other is busy", "+390299911 is busy", ("{phone} is (busy|engaged)",)),
    Spelling("other does not answer", "+390299911 does not answer", ("{phone} (does not|doesn't) (answer|pick up)",)),
    Spelling("other cannot be reached", "+390299911 cannot be reached", ("{phone} (cannot|can't) be reached",)),
    Spelling("other answers", "+390299911 answers", ("{phone} (answers|picks up)",)),
    Spelling(
        "nobody signed in",
        "nobody is signed in to customer_care",
        (
            "(nobody|no one|no operator) is signed in (to|in|for) [the queue ]{queue}",
            "(everybody|everyone|the last operator) (signs out of|leaves) [the queue ]{queue}",
        ),
    ),
    Spelling("queue is full", "customer_care is full", ("[the queue ]{queue} is full",)),
    Spelling(
        "people ahead",
        "3 people are waiting before her",
        (
            "{count} (people|person|customers|customer|callers|caller) (is|are) waiting (before|ahead of) "
            "(her|him|them|the caller|the customer)",
            "(nobody|no one) is waiting (before|ahead of) (her|him|them|the caller|the customer)",
        ),
    ),
    Spelling("operator is free", "Anna is free in customer_care", ("{operator} is free (in|for) [the queue ]{queue}",)),
    # what the customer does
    Spelling("enters", "the caller enters the flow verify_account", ("{who}(enter[s]|begin[s] with) the flow {name}",)),
    Spelling(
        "calls",
        "the caller calls main",
        ("{who}(call[s]|reach[es]|contact[s])[ us]", "{who}(call[s]|reach[es]|contact[s]) [the line ]{line}"),
    ),
    Spelling(
        "presses",
        "the caller presses 1",
        ("{who}(press[es]|dial[s]|key[s] in|enter[s]) [the ][key[s] ]{keys}[ {times}]",),
    ),
    Spelling(
        "leaves a message",
        "the caller leaves a message",
        ("{who}leave[s] a message", "{who}leave[s] a message saying {words}"),
    ),
    Spelling(
        "is silent", "the caller stays silent", ("{who}(stay[s] silent|say[s] nothing|do[es] nothing)[ {times}]",)
    ),
    Spelling("says", "the caller says billing", ("{who}(say[s]|reply|replies) {words}",)),
    Spelling("types", "the customer types 123456", ("{who}(type[s]|write[s]) {words}",)),
    Spelling("waits in", "the caller waits in customer_care", ("{who}(waits|is waiting|wait) in [the queue ]{queue}",)),
    Spelling("waits", "the caller waits 6 seconds", ("{who}wait[s] [for ]{length}", "{length} (pass|passes|go by)")),
    Spelling("listens", "the caller listens for 2 seconds", ("{who}listen[s] [for ]{length}",)),
    Spelling("hangs up", "the caller hangs up", ("{who}hang[s] up", "{who}leave[s]")),
    Spelling(
        "is lost",
        "the connection is lost",
        ("{whose} (connection|line) (is lost|breaks)", "the (connection|line) (is lost|breaks)"),
    ),
    Spelling("other hangs up", "the conversation ends", ("the conversation (ends|is over)", "the other side hangs up")),
    Spelling(
        "operator answers",
        "Anna answers",
        ("(an|the) operator (answers|picks up)", "{operator} (answers|picks up)"),
    ),
    Spelling(
        "operator hangs up",
        "the operator ends the conversation",
        (
            "(an|the) operator (hangs up|ends the (conversation|call))",
            "{operator} (hangs up|ends the (conversation|call))",
        ),
    ),
    Spelling(
        "operator is lost",
        "the operator's connection is lost",
        (
            "the operator's (connection|line) (is lost|breaks)",
            "{operator}'s (connection|line) (is lost|breaks)",
        ),
    ),
    Spelling("beep", "the beep sounds", ("(the|a) beep (sounds|is heard)",)),
    # what comes of it
    Spelling(
        "transferred to room",
        "the call is transferred to the room board",
        ("(the call|the caller|the customer) is transferred to the room {name}",),
    ),
    Spelling(
        "transferred to operator",
        "the call is transferred to the operator anna",
        ("(the call|the caller|the customer) is transferred to the operator {name}",),
    ),
    Spelling(
        "transferred",
        "the call is transferred to +390299911",
        ("(the call|the caller|the customer) is transferred to {phone}",),
    ),
    Spelling("rejected", "the call is rejected as busy", ("the call is (rejected|refused)[ as {reason}]",)),
    Spelling("delivered", "a message is delivered to suggestions", ("(a|the) message is delivered to {name}",)),
    Spelling("marked", "the attempt is marked as promised", ("the attempt is marked as {name}",)),
    Spelling("no call back", "no call back is arranged", ("no call back is arranged",)),
    Spelling("call back", "a call back is arranged at 18:00", ("a call back is arranged[ at {clock}]",)),
    Spelling("wrapped up", "the wrap-up codes are billing, complaint", ("the wrap-up (codes are|code is) {words}",)),
    Spelling(
        "conversation not recorded",
        "the conversation is not recorded",
        ("the conversation is not[ being] recorded",),
    ),
    Spelling("conversation recorded", "the conversation is recorded", ("the conversation is[ being] recorded",)),
    Spelling("in no queue", "the caller is in no queue", ("{who}(is|are) in no queue",)),
    Spelling("is number", "the caller is number 3", ("{who}(is|are) number {count}[ in line]",)),
    Spelling(
        "talks with",
        "the caller is talking with Anna",
        (
            "{who}(is|are) (talking|speaking) (to|with) an operator",
            "{who}(is|are) (talking|speaking) (to|with) {operator}",
        ),
    ),
    Spelling("priority", "the caller's priority is 9", ("{whose} priority is {number}",)),
    Spelling(
        "does not hear text", 'the caller does not hear "You owe"', (f"{{who}}({NOT}) (hear|read|see|get) {{quoted}}",)
    ),
    Spelling("hears nothing", "the caller hears nothing", (f"{{who}}({HEAR}) nothing[ more]",)),
    Spelling("hears text", 'the caller hears "You owe 92 euros…"', (f"{{who}}({HEAR}) {{quoted}}",)),
    Spelling(
        "does not hear",
        "the caller does not hear the prompt goodbye",
        (f"{{who}}({NOT}) (hear|read|see|get) [the ][prompt ]{{name}}",),
    ),
    Spelling("hears", "the caller hears the prompt main_menu", (f"{{who}}({HEAR}) [the ][prompt ]{{name}}",)),
    Spelling("goes on", "the call goes on", ("the (call|chat|run) (goes on|is not over|does not end)",)),
    Spelling("ends", "the call ends", ("the (call|chat|run) (ends|is over|has ended)",)),
    Spelling("breaks", "the call ends in a failure", ("the (call|chat|run) (ends in a failure|fails|breaks)",)),
    Spelling("is not connected", "the caller is not connected", ("{who}(is|are) not connected",)),
    Spelling(
        "is connected",
        "the caller is connected to +390299911",
        ("{who}(is|are) (connected|put through) (to|with) {phone}",),
    ),
    Spelling("no message is kept", "no message is kept", ("no message is kept",)),
    Spelling("a message is kept", "a message is kept", ("(a|the|her|his|their) message is kept",)),
    Spelling(
        "does not take",
        "the call does not take the step goodbye",
        ("[the call |the chat |{who}](does not|doesn't) (take|reach|come to|go to) the (step|menu) {name}",),
    ),
    Spelling(
        "takes flow",
        "the call takes the flow fault_desk",
        (f"[the call |the chat |{{who}}]({TAKE}) the flow {{name}}",),
    ),
    Spelling(
        "takes", "the call takes the step goodbye", (f"[the call |the chat |{{who}}]({TAKE}) the (step|menu) {{name}}",)
    ),
    Spelling("was not asked", "crm.note_call was not asked", ("{operation} (was|is) not asked",)),
    Spelling(
        "was asked with",
        "crm.note_call was asked with 123456",
        ("{operation} (was|is) asked (with|for) {value}", "{operation} (was|is) asked with"),
    ),
    Spelling("was asked", "crm.note_call was asked twice", ("{operation} (was|is) asked[ {times}]",)),
    Spelling("outcome", "the outcome is verified", ("the outcome is {name}",)),
    Spelling(
        "language",
        "the caller is spoken to in Italian",
        ("{who}(is|are) spoken to in {language}", "the (call|chat) is in {language}"),
    ),
)

ENGLISH = Language(
    steps=STEPS,
    kinds={
        "who": r"(?:(?:(?:the|a) (?:caller|customer)|s?he|they)\s+)?",
        "times": r"(?P<times>once|twice|\S+ times)",
        "whose": r"(?:(?:the|a) (?:caller|customer)'s|the|his|hers?|their)",
    },
    days=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    units={"second": 1_000_000, "minute": 60_000_000, "hour": 3_600_000_000, "day": 86_400_000_000},
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    times={"once": 1, "twice": 2, "times": 0},
    keys={"star": "*", "hash": "#", "pound": "#"},
    spoken={"english": "en", "italian": "it"},
    yes=("yes", "true"),
    no=("no", "false"),
)
