"""Queues: the place, what is heard and chosen meanwhile, the operator, and every way on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from queue_centres import QUEUE, compiled, waiting_graph
from queue_runs import MONDAY, SECOND, QueueRun, dues

from compiler.graph import Graph
from flowlang.values import replace
from runtime.engine.commands import Admit, CancelTimer, Dequeue, Enqueue, Fault, Finished, Silence, Speak
from runtime.engine.events import (
    Connected,
    Found,
    HungUp,
    Key,
    Lost,
    OperatorLost,
    Placed,
    Replied,
    Said,
    SayFailed,
    Text,
    TimerFired,
)
from runtime.engine.timers import running

HOUR = 3600 * SECOND


def run(medium: str = "voice") -> QueueRun:
    """A run that has just asked for a place."""
    return QueueRun(waiting_graph(), medium)


def graph_with(before: str, after: str, **parts: str) -> Graph:
    """The graph of a centre whose queue says something else."""
    assert before in QUEUE, before
    found = compiled(QUEUE.replace(before, after), **parts)
    assert found.graph is not None, found.diagnostics
    return found.graph


# --- entering ---------------------------------------------------------------------------------------------------------


def test_who_enters_asks_for_a_place_and_hears_nothing_yet() -> None:
    one = run()
    (command,) = one.of(Enqueue)
    assert (command.queue, command.priority, command.language) == ("customer_care", 9, "en")
    assert [(need.skill, need.level, need.relaxed) for need in command.needs] == [
        ("language", 2, ((120 * SECOND, 1), (300 * SECOND, 0))),
        ("billing", 1, ()),
    ]
    assert command.also_in == (("back_office", 180 * SECOND),)
    assert [piece.text for piece in command.whisper] == ["A customer who waited."]
    assert one.phase == "waiting" and one.said() == []
    assert dues(one) == {"most.0": 1800, "after": 360, "every.1": 30}


def test_the_deadline_counts_open_hours() -> None:
    assert run().of(Enqueue)[0].due == MONDAY + 4 * HOUR
    assert QueueRun(graph_with("of office", "of hours")).of(Enqueue)[0].due == MONDAY + 4 * HOUR
    assert QueueRun(graph_with(" of office", "")).of(Enqueue)[0].due == MONDAY + 4 * HOUR
    assert QueueRun(graph_with("    answer within 4h of office\n", "")).of(Enqueue)[0].due is None


def test_the_first_priority_that_holds_counts_and_none_is_nothing() -> None:
    assert run("chat").of(Enqueue)[0].priority == 5
    assert (
        QueueRun(graph_with("9 if medium = voice, else 5", "9 if medium = voice"), "chat").of(Enqueue)[0].priority == 0
    )
    assert QueueRun(graph_with("9 if medium = voice, else 5", "2 + 2")).of(Enqueue)[0].priority == 4


def test_a_place_lets_the_words_and_then_the_music_begin() -> None:
    one = run().placed(3)
    assert one.said() == ["Please wait."]
    one.heard()
    (music,) = one.of(Speak)
    assert music.repeats and music.pieces[0].file == "music.wav"
    one.placed(2)
    assert one.kinds() == []


def test_who_is_turned_away_at_the_door_hears_no_music() -> None:
    for outcome in ("full", "unstaffed"):
        one = run().replied(outcome)
        assert one.said() == ["Leave us a message."]
        assert one.of(Silence) == [] and one.of(Dequeue) == []
        assert one.timers() == {"most.0"}
        assert one.last.taken[0] == ("main/operators", outcome)


def test_who_is_turned_away_later_leaves_at_once() -> None:
    one = run().waits()
    music = one.latest(Speak).key
    one.replied("unstaffed")
    assert [silence.speak for silence in one.of(Silence)] == [music]
    assert one.said() == ["Leave us a message."]


def test_a_failure_goes_to_its_line_or_to_on_failure() -> None:
    one = run().waits().replied("failed", "the router is gone")
    assert one.said() == ["Goodbye."] and len(one.of(Fault)) == 1
    handled = QueueRun(graph_with("served                     -> survey", "served -> survey\n    failed -> voicemail"))
    handled.replied("failed")
    assert handled.said() == ["Leave us a message."] and handled.of(Fault) == []
    assert run().replied("failed").of(Fault)[0].reason == "the queue could not be used"


def without(graph: Graph, *exits: str) -> Graph:
    """The graph, its queue without some exits, as one for mail alone may be."""
    flow = graph.flows["main"]
    states = [replace(one, exits=tuple(exit for exit in one.exits if exit.exit not in exits)) for one in flow.states]
    return replace(graph, flows={**graph.flows, "main": replace(flow, states=tuple(states))})


def test_on_patient_media_who_is_not_turned_away_waits() -> None:
    one = QueueRun(without(waiting_graph(), "full", "unstaffed"), "message")
    assert one.of(Enqueue)[0].waits_out == ("full", "unstaffed")
    one.replied("unstaffed")
    assert one.phase == "waiting" and one.kinds() == []
    assert run("message").of(Enqueue)[0].waits_out == ()


def test_without_words_the_music_begins_at_once_and_without_either_nothing_does() -> None:
    assert QueueRun(graph_with('      say "Please wait."\n', "")).placed().of(Speak)[0].repeats
    bare = graph_with('      play music\n      say "Please wait."\n', "")
    assert QueueRun(bare).placed().kinds() == []


def test_who_has_left_waits_for_nobody() -> None:
    graph = waiting_graph()
    flow = replace(graph.flows["main"], on_hang_up="main/operators", on_failure=None)
    one = QueueRun(replace(graph, flows={**graph.flows, "main": flow})).waits().hung_up()
    assert [fault.reason for fault in one.of(Fault)] == ["nobody is left to wait"]


# --- every ------------------------------------------------------------------------------------------------------------


def test_a_line_takes_the_place_of_the_music_and_gives_it_back() -> None:
    one = run().waits()
    music = one.latest(Speak).key
    one.placed(2, 90 * SECOND).fired("every.1")
    assert one.said() == ["You are number 2, about 1 minute and 30 seconds."]
    assert [silence.speak for silence in one.of(Silence)] == [music]
    assert one.state == "main/operators/every.1/say"
    one.heard()
    assert one.phase == "waiting" and one.of(Speak)[0].repeats


def test_a_line_that_is_missed_is_skipped() -> None:
    one = run().placed().fired("every.1")
    assert one.said() == [] and dues(one) == {"every.1": 30}
    one = run().fired("every.1")  # before anybody has said where the customer stands
    assert one.said() == []


def test_what_is_not_known_yet_is_passed_over() -> None:
    one = run().placed(1, None).heard().fired("every.1")
    assert one.said() == [] and one.of(Silence) == []
    assert one.phase == "waiting" and one.state == "main/operators"


def test_on_written_media_a_line_comes_once_a_minute_and_only_when_it_changed() -> None:
    one = run("chat").waits()
    assert dues(QueueRun(waiting_graph(), "chat"))["every.1"] == 60
    one.fired("every.1")
    assert one.said() == ["You are number 1, about 1 minute."]
    one.heard().fired("every.1")
    assert one.said() == []
    one.placed(1, 30 * SECOND).fired("every.1")
    assert one.said() == ["You are number 1, about 30 seconds."]


# --- options ----------------------------------------------------------------------------------------------------------


def test_an_arrow_gives_the_place_up() -> None:
    one = run().waits()
    key, music = one.enqueue, one.latest(Speak).key
    one.key("3")
    assert [silence.speak for silence in one.of(Silence)] == [music]
    assert [command.enqueue for command in one.of(Dequeue)] == [key]
    assert one.said() == ["Leave us a message."] and one.timers() == {"most.0"}


def test_an_option_that_only_says_something_keeps_the_place() -> None:
    one = run().waits().key("2")
    assert one.said() == ["There is no news."] and one.of(Dequeue) == []
    one.heard()
    assert one.phase == "waiting" and one.of(Speak)[0].repeats and "after" in one.timers()


def test_options_hold_while_a_line_is_said() -> None:
    one = run().waits().fired("every.1").key("2")
    assert one.said() == ["There is no news."] and len(one.of(Silence)) == 1


def test_words_choose_on_every_medium_and_others_mean_nothing() -> None:
    one = run("chat").waits().text("what about my bill?")
    assert one.kinds() == [] and one.phase == "waiting"
    one.text("news")
    assert one.said() == ["There is no news."]
    one = run().waits().text("operator")
    assert one.of(Dequeue)


def test_anywhere_holds_while_waiting_and_leaves() -> None:
    one = run().waits().key("9")
    assert one.said() == ["Leave us a message."] and one.of(Dequeue)


def test_other_keys_mean_nothing() -> None:
    one = run().waits()
    for key in ("5", "*", "A"):
        assert one.key(key).kinds() == []
    assert one.phase == "waiting" and one.last.position.keys == ""


def test_a_longer_option_waits_for_its_second_key() -> None:
    graph = graph_with('2, "news"', '22, "news"')
    one = QueueRun(graph).waits().key("2")
    assert dues(one) == {"keys": 3}
    one.key("2")
    assert one.said() == ["There is no news."]
    one = QueueRun(graph).waits().key("2").fired("keys")
    assert one.kinds() == [] and one.phase == "waiting" and one.last.position.keys == ""


def test_a_flow_beside_the_queue_keeps_the_place() -> None:
    one = run().waits().key("1")
    assert one.said() == ["Shall we call you back?"] and one.of(Silence) and one.of(Dequeue) == []
    one.placed(2).heard().key("2")
    assert one.phase == "waiting" and one.of(Speak)[0].repeats
    one.key("1").heard()
    one.key("1")
    assert one.of(Dequeue) and one.said() == ["We will."]


# --- the operator -----------------------------------------------------------------------------------------------------


def test_an_operator_takes_over_from_the_music() -> None:
    one = run().waits()
    music, key = one.latest(Speak).key, one.enqueue
    one.found()
    assert [silence.speak for silence in one.of(Silence)] == [music]
    assert one.said() == ["Anna will answer you now."] and one.of(Admit) == []
    one.heard()
    assert [admit.enqueue for admit in one.of(Admit)] == [key]
    one.connected()
    assert one.phase == "connected" and one.timers() == {"most.0", "paused"}
    assert running(one.last.position) == {}
    one.key("9")
    assert one.kinds() == []
    one.replied("served")
    assert one.said() == ["You talked to Anna."] and one.of(Dequeue) == []
    assert one.last.taken[0] == ("main/operators", "served")


def test_an_operator_lets_the_sentence_end() -> None:
    one = run().placed().found()
    assert one.kinds() == []
    one.heard()
    assert one.said() == ["Anna will answer you now."]
    one = run().waits().fired("every.1").found()
    assert one.kinds() == []
    one.heard()
    assert one.said() == ["Anna will answer you now."] and one.state == "main/operators"


def test_an_operator_who_is_there_at_once_needs_no_music() -> None:
    assert run().found().said() == ["Anna will answer you now."]


def test_an_operator_ends_what_is_done_beside_the_queue() -> None:
    one = run().waits().key("1").found()
    assert one.kinds() == []  # the prompt is heard to its end
    one.heard()
    assert one.said() == ["Anna will answer you now."] and len(one.last.position.frames) == 1
    one = run().waits().key("1").heard().found()
    assert one.said() == ["Anna will answer you now."]  # nothing is being said: at once
    assert one.of(CancelTimer)


def test_where_there_is_nothing_to_say_the_operator_is_admitted_at_once() -> None:
    graph = graph_with('    before answer              say "{operator.name} will answer you now."\n', "")
    assert QueueRun(graph).waits().found().of(Admit)


def test_time_with_an_operator_counts_nowhere() -> None:
    one = run().waits().found().heard().connected()
    one.at += 2 * HOUR
    one.replied("served")
    assert one.said() == ["You talked to Anna."]


def test_a_lost_operator_puts_the_customer_back() -> None:
    one = run().waits()
    one.at += 60 * SECOND
    one.found().heard().connected()
    one.at += 600 * SECOND
    one.lost()
    assert one.phase == "waiting" and one.of(Speak)[0].repeats
    assert dues(one) == {"most.0": 1740, "after": 300, "every.1": 30}
    assert one.found("Bruno").said() == ["Bruno will answer you now."]


def test_an_operator_lost_before_the_conversation_is_as_if_there_had_been_none() -> None:
    one = run().waits().found().lost()
    assert one.of(Silence) and one.of(Speak)[0].repeats and one.phase == "waiting"
    one = run().placed().found().lost().heard()
    assert one.of(Speak)[0].repeats
    one = run().waits().key("2").found().lost().heard()
    assert one.phase == "waiting" and one.of(Speak)[0].repeats
    assert run().waits().lost().kinds() == []


def test_the_time_that_came_while_an_operator_was_there_counts_when_they_are_lost() -> None:
    one = run().waits()
    one.found().fired("after")
    assert one.phase == "admitting"
    one.lost()
    assert one.said() == ["Leave us a message."] and one.of(Dequeue)


def test_a_queue_cannot_turn_away_who_talks() -> None:
    one = run().waits().found().heard().connected().replied("unstaffed")
    assert one.phase == "connected" and one.kinds() == []


# --- the end of waiting -----------------------------------------------------------------------------------------------


def test_the_time_of_the_queue_is_up() -> None:
    one = run().waits().fired("after")
    assert one.of(Dequeue) and one.said() == ["Leave us a message."]
    one = run().waits().key("1").heard().fired("after")
    assert one.of(Dequeue) and one.said() == ["Leave us a message."] and len(one.last.position.frames) == 1


def test_the_time_of_the_flow_is_up() -> None:
    graph = graph_with("    after 6m, full", "    full")
    one = QueueRun(graph).waits().fired("most.0")
    assert one.of(Dequeue) and one.of(Silence) and one.said() == ["Leave us a message."]
    one = QueueRun(graph).waits().key("1").fired("most.0")
    assert one.of(Dequeue) and one.said() == ["Leave us a message."]


def test_who_hangs_up_gives_the_place_up_and_then_on_hang_up_has_its_turn() -> None:
    one = run().waits().hung_up()
    assert one.kinds()[-1] == "Finished" and one.of(Dequeue) and one.of(Silence) == []
    assert one.of(Finished)[0].cause == "hang up"
    one = run().waits().found().heard().connected().hung_up()
    assert one.of(Dequeue) == []
    assert run().waits().key("1").tell(Lost, reason="gone").of(Dequeue)


def test_a_failure_beside_the_queue_leaves_it() -> None:
    one = (
        run().waits().key("2").tell(SayFailed, command=run().waits().key("2").last.position.awaiting, reason="no voice")
    )
    assert one.of(Dequeue) and one.said() == ["Goodbye."]


def test_music_that_is_gone_is_no_reason_to_lose_the_place() -> None:
    one = run().waits()
    one.tell(SayFailed, command=one.latest(Speak).key, reason="prompt file gone")
    assert one.phase == "waiting" and one.of(Fault) and one.of(Dequeue) == []
    one = run().placed()
    one.tell(SayFailed, command=one.last.position.awaiting, reason="no voice")
    assert one.of(Speak)[0].repeats
    one = run().waits().found()
    one.tell(SayFailed, command=one.last.position.awaiting, reason="no voice")
    assert one.of(Admit)
    assert run().waits().tell(SayFailed, command="another", reason="x").kinds() == []


def test_what_is_not_meant_for_this_place_is_ignored() -> None:
    one = run().waits()
    for kind, fields in (
        (Placed, {"place": 2}),
        (Found, {"operator": {"name": "X"}}),
        (OperatorLost, {}),
        (Connected, {}),
        (Replied, {"outcome": "served"}),
    ):
        assert one.tell(kind, command="another", **fields).kinds() == []
    assert one.connected().kinds() == [] and one.phase == "waiting"
    one.found()
    assert one.found("Bruno").kinds() == []


def test_a_line_that_the_queue_does_not_have_says_nothing() -> None:
    one = run().waits()
    position = one.last.position
    names = (*position.stand.timer_names, "every.7")
    stand = replace(position.stand, timer_names=names)
    one.last = replace(one.last, position=replace(position, stand=stand, timer_dues=(*position.timer_dues, one.at)))
    assert one.tell(TimerFired, timer="every.7").kinds() == []


def test_a_timer_of_a_queue_that_was_left_means_nothing() -> None:
    graph = waiting_graph()
    one = QueueRun(graph).waits().key("3")
    position = one.last.position
    stand = replace(position.stand, timer_names=("after", "every.1"))
    one.last = replace(one.last, position=replace(position, stand=stand, timer_dues=(one.at, one.at)))
    assert one.tell(TimerFired, timer="after").kinds() == []


# --- whatever happens -------------------------------------------------------------------------------------------------

TIMERS = st.sampled_from(["after", "every.1", "every.7", "keys", "silence", "most.0"])
OUTCOMES = st.sampled_from(["full", "unstaffed", "served", "failed", "odd"])
WORDS = st.sampled_from(["news", "yes", "no", "hm", "operator"])
WAITS = st.sampled_from([None, 0, SECOND])
EVENTS = st.one_of(
    st.just((Said, {})),
    st.just((SayFailed, {"reason": "x"})),
    st.builds(lambda key: (Key, {"key": key}), st.sampled_from("123459*#A")),
    st.builds(lambda text: (Text, {"text": text}), WORDS),
    st.builds(lambda place, wait: (Placed, {"place": place, "expected_wait": wait}), st.integers(-1, 5), WAITS),
    st.just((Found, {"operator": {"name": "Anna"}})),
    st.just((Found, {"operator": {}})),
    st.just((OperatorLost, {})),
    st.just((Connected, {})),
    st.builds(lambda outcome: (Replied, {"outcome": outcome}), OUTCOMES),
    st.builds(lambda timer: (TimerFired, {"timer": timer}), TIMERS),
)
LAST = st.sampled_from([(HungUp, {}), (Lost, {"reason": "x"})])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["voice", "chat", "message"]), st.lists(EVENTS, max_size=25), LAST)
def test_whatever_happens_a_run_goes_on_and_ends(medium, events, last) -> None:
    one = run(medium)
    for kind, fields in (*events, last):
        if kind in (Said, SayFailed):
            fields = {**fields, "command": one.last.position.awaiting or "none"}
        elif kind not in (Key, Text, TimerFired, HungUp, Lost):
            fields = {**fields, "command": one.enqueue}
        elif kind is TimerFired:
            one.at = max(one.at, one.last.position.timers.get(fields["timer"], 0))
        one.tell(kind, **fields)
        held = ".queue" in one.last.position.kept
        assert held or not {"after", "every.1"} & one.timers()
        assert not held or one.last.position.frames
    assert one.last.position.ending == "over"
    asked, given_up = one.every.count, sum(isinstance(command, Dequeue) for command in one.every)
    assert asked and given_up <= sum(isinstance(command, Enqueue) for command in one.every)
