"""An independent interpreter of SCXML: python-statemachine walks the states, QuickJS reckons what is ECMAScript.

Time is ours: nothing waits, and a timer comes when its instant has come (`wait_until`). Commands are what the document
sends to `#_parent`. Owner of both libraries.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import quickjs
from statemachine.engines.sync import SyncEngine
from statemachine.event_data import TriggerData
from statemachine.io.interpreter import Interpreter
from statemachine.io.model import StateMachineDefinition
from statemachine.io.scxml.reader import SCXMLReader


class Sent(NamedTuple):
    """A command."""

    name: str
    values: dict[str, Any]


class Model:
    """The data model: what the document declares lives in the context, the rest is the library's own."""

    def __init__(self, context: quickjs.Context) -> None:
        object.__setattr__(self, "context", context)
        object.__setattr__(self, "declared", set())

    def declare(self, names: set[str]) -> None:
        self.declared.update(names)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self.declared:
            self.context.eval(f"var {name} = {json.dumps(value)};")
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        is_set = name in self.__dict__.get("declared", ()) and self.context.eval(f"typeof {name}") != "undefined"
        if is_set:
            return read(self.context, name)
        raise AttributeError(name)


def read(context: quickjs.Context, script: str) -> Any:
    """What a script comes to."""
    found = context.eval(f"JSON.stringify({script})")
    return None if found is None or found == "undefined" else json.loads(found)


class Ecmascript:
    """Reckons the scripts of a document: the library's `Evaluator`."""

    def __init__(self, context: quickjs.Context) -> None:
        self.context = context

    def compile_value(self, script: str) -> Callable[..., Any]:
        def value(*_arguments: Any, **given: Any) -> Any:
            self._bring(given)
            return read(self.context, f"({script})")

        return value

    def compile_bool(self, script: str) -> Callable[..., bool]:
        def cond(*_arguments: Any, **given: Any) -> bool:
            self._bring(given)
            return bool(self.context.eval(f"!!({script})"))

        return cond

    def compile_script(self, content: str) -> Callable[..., None]:
        return lambda *_arguments, **_given: self.context.eval(content) and None

    def eval_literal(self, content: str) -> Any:
        return content

    def ensure_external_src_allowed(self, descriptor: str) -> None:
        raise AssertionError(descriptor)

    def _bring(self, given: dict[str, Any]) -> None:
        """`_event`, as the document may ask for it."""
        event = given.get("_event")
        carried = event._trigger_data if event else None
        data = (carried.args[0] if carried.args else carried.kwargs) if carried else {}
        plain = {name: value for name, value in data.items() if isinstance(value, str | int | float | list | dict | None)}
        self.context.eval(f"var _event = {json.dumps({'name': event.name if event else '', 'data': plain})};")


class OurTime(SyncEngine):
    """An engine on a clock of ours: what is not due yet stays where it is, and nobody waits for it."""

    now = 0.0

    def put(self, trigger_data: TriggerData, internal: bool = False) -> None:
        delay = trigger_data.event.delay if trigger_data.event and trigger_data.event.delay else 0
        trigger_data.execution_time = self.now + delay
        super().put(trigger_data, internal=internal)

    def _take_due_external_event(self, first_result: Any) -> Any:
        due = self.external_queue.pop_due(self.now)
        if due is None:
            return False, first_result
        self.clear_cache()
        self._take_external_event(due)
        return True, first_result


class Session:
    """A document being run."""

    def __init__(self, text: str, at: int) -> None:
        definition = SCXMLReader().read(text)
        self.context = quickjs.Context()
        self.sent: list[Sent] = []
        self.entered: list[str] = []
        model = Model(self.context)
        model.declare({item.id for item in definition.datamodel.data})
        interpreter = Interpreter(reader=SCXMLReader(), evaluator=Ecmascript(self.context))
        interpreter.process_definition(definition, location="document", is_invoked=True)
        kind = interpreter.scs["document"]
        start = at / 1000

        class Clocked(OurTime):
            now = start

        kind._get_engine = lambda machine: Clocked(machine)
        self.machine = kind(model=model, listeners=[self], _invoke_session=self)

    # what the library calls

    def send_to_parent(self, event: str, **values: Any) -> None:
        self.sent.append(Sent(event, values))

    def on_enter_state(self, target: Any) -> None:
        self.entered.append(target.id)

    # what a test does

    def give(self, name: str, at: int, **data: Any) -> None:
        """An event comes, at an instant in microseconds."""
        self.machine._engine.now = at / 1000
        self.machine.send(name, {"at": at // 1000, **data})

    def wait_until(self, at: int) -> None:
        """Time passes; timers that are due come."""
        self.machine._engine.now = at / 1000
        self.machine._processing_loop()

    @property
    def timers(self) -> dict[str, int]:
        """The timers that are set, with their instants in microseconds."""
        waiting = [one for one in self.machine._engine.external_queue.queue.queue if not one.cancelled]
        return {one.send_id: round(one.execution_time * 1000) for one in waiting}

    @property
    def is_over(self) -> bool:
        return not self.machine._engine.running

    def value(self, script: str) -> Any:
        """A value of the data model."""
        return read(self.context, script)


def definition_of(text: str) -> StateMachineDefinition:
    """A document as the library reads it."""
    return SCXMLReader().read(text)
