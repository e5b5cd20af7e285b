"""What `on hang up` may do: the customer is gone, so nothing can be said, asked or waited for."""

from __future__ import annotations

from compiler import graph
from compiler.passes.lower_draft import Draft
from flowlang import syntax

FORBIDDEN: dict[type[graph.Does], str] = {
    graph.Say: "say",
    graph.Play: "play",
    graph.Question: "ask",
    graph.Record: "record message",
    graph.Transfer: "transfer",
    graph.Fetch: "fetch",
    graph.Do: "do",
    graph.HandTo: "hand to",
    graph.Wait: "wait",
    graph.Answer: "answer",
    graph.Reject: "reject",
    graph.RecordConversation: "record conversation",
    graph.CallBack: "call back",
    graph.Queue: "queue",
}
"""What nobody is there for; `do` and `fetch` wait for something that nobody waits for."""


def check_hang_up(flow: graph.FlowGraph, draft: Draft) -> None:
    """Reports the first states on each way from `on hang up` that speak, ask or wait."""
    line = next(iter(draft.scope.unit.head(syntax.OnHangUp)), None)
    if line is None or flow.on_hang_up is None:
        return
    states = {state.id: state for state in flow.states}
    seen: set[str] = set()
    waiting = [flow.on_hang_up]
    while waiting:
        state = states.get(waiting.pop())
        if state is None or state.id in seen:
            continue
        seen.add(state.id)
        word = FORBIDDEN.get(type(state.does))
        if word is None:
            waiting.extend(exit.to for exit in state.exits)
            continue
        note = draft.scope.report.note(line.span, "hang_up")
        draft.scope.report.error("F510", draft.sources[state.id].span, "", note, word=word)
