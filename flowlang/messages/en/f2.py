"""F2xx: names, in English."""

from flowlang.messages.wording import Wording

SIMILAR = {"similar": "did you mean this?"}

WORDINGS: dict[str, Wording] = {
    "F201": Wording(
        title="there is no step called `{name}`",
        label="nothing here has this name",
        cause="`->` leads to a step, menu or queue of this flow; `hand to` leads to another flow.",
        hint="write a step called `{name}`, or lead to one that is there.",
    ),
    "F201.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F201.flow": Wording(
        label="this is a flow, not a step of this one",
        hint="write `do {name}()` to use that flow and come back.",
    ),
    "F202": Wording(
        title="the name `{name}` is given twice",
        label="given again here",
        cause="A name must mean one thing, so that whoever reads it knows what happens.",
        hint="give one of the two another name.",
        notes={"first": "given first here"},
    ),
    "F202.exit": Wording(
        title="the exit `{name}` is handled twice",
        label="handled again here",
        cause="An exit leads to one place; the second line would never be taken.",
        hint="take one of the two lines out.",
        notes={"first": "handled first here"},
    ),
    "F202.head": Wording(
        title="`{name}` stands twice at the head of this flow",
        label="said again here",
        cause="A flow says this once; of two lines one would be forgotten.",
        hint="write one line of the two.",
        notes={"first": "said first here"},
    ),
    "F203": Wording(
        title="nothing here is called `{name}`",
        label="no variable has this name",
        cause=(
            "A value is a variable of this flow, begun with `var` or by the action that fills it, or one "
            "that is always there, such as `language`."
        ),
        hint="write `var {name} : …` at the head of this flow, or a name that is there.",
        notes={"stands": "`{name}` stands here", "said": "said here"},
    ),
    "F203.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F203.built_in": Wording(
        title="`{name}` is no value by itself",
        label="this needs a field or a place of its own",
        cause=(
            "It is a name of the language: `interaction` has fields such as `interaction.number`, `hours` "
            "stands in `open(hours)`."
        ),
        hint="write the field or the test that you mean.",
    ),
    "F203.choice": Wording(
        title="`{name}` is none of the choices here",
        label="not one of them",
        cause="The other side can only be one of these: {known}.",
        hint="write one of them.",
    ),
    "F204": Wording(
        title="the catalogue has no prompt called `{name}`",
        label="no prompt has this name",
        cause="`say` and `play` with a name speak a prompt of centre.yaml; a text of your own stands in quotes.",
        hint="write `{name}` under `prompts` in centre.yaml, or a text in quotes here.",
    ),
    "F204.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F204.variable": Wording(
        title="`{name}` is a variable, not a prompt",
        label="a value is said within a text",
        hint='write `say "{{name}}"`.',
    ),
    "F204.no_sound": Wording(
        title="the prompt `{name}` has no sound to play",
        label="this prompt is a text",
        cause="`play` plays a sound file; a text is spoken with `say`.",
        hint="write `say {name}`.",
        notes={"text": "it is declared here"},
    ),
    "F205": Wording(
        title="there is no flow called `{name}`",
        label="no flow has this name",
        cause="A flow stands in a file of this centre's folder and begins with `flow` and its name.",
        hint="write a flow called `{name}`, or the name of one that is there.",
    ),
    "F205.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F206": Wording(
        title="the catalogue has no calendar called `{name}`",
        label="no calendar has this name",
        cause="Opening times stand under `calendars` in centre.yaml; `hours` means those of the service.",
        hint="write a calendar called `{name}` in centre.yaml, or the name of one that is there.",
    ),
    "F206.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F206.no_hours": Wording(
        title="the service `{service}` has no hours",
        label="these are the hours of the service",
        cause="Calls of that service come to this flow, and for them nothing says what `hours` means.",
        hint="write `hours:` and a calendar's name at the service in centre.yaml, or name a calendar here.",
    ),
    "F207": Wording(
        title="the catalogue has no connector called `{name}`",
        label="no connector has this name",
        cause="`fetch` and `store` ask other systems, which stand under `connectors` in centre.yaml.",
        hint="write a connector called `{name}` in centre.yaml, or the name of one that is there.",
    ),
    "F207.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F207.operation": Wording(
        title="the connector `{connector}` has no operation called `{name}`",
        label="it cannot be asked this",
        hint="write `{name}` under the `operations` of `{connector}` in centre.yaml, or one that is there.",
        notes={"connector": "this is the connector"},
    ),
    "F207.operation_did_you_mean": Wording(
        title="the connector `{connector}` has no operation called `{name}`",
        label="it cannot be asked this",
        hint="write `{suggestion}`.",
        notes=SIMILAR,
    ),
    "F208": Wording(
        title="`{owner}` has no field called `{field}`",
        label="no field has this name",
        cause="Its fields are: {fields}.",
        hint="write one of them, or add the field to the record in centre.yaml.",
        notes={"said": "said here"},
    ),
    "F208.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F208.no_record": Wording(
        title="a value of type `{type}` has no fields",
        label="nothing is in there",
        cause="Only a record of the catalogue has fields; `.` asks for one of them.",
        hint="write the name without `.{field}`, or a variable that holds a record.",
    ),
    "F209": Wording(
        title="there is no type called `{name}`",
        label="no type has this name",
        cause=(
            "A type is `text`, `digits`, `number`, `amount`, `date`, `time`, `duration`, `phone`, `email`, "
            "`code`, `yes_no`, or a record of centre.yaml."
        ),
        hint="write one of these, or a record called `{name}` in centre.yaml.",
    ),
    "F209.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F210": Wording(
        title="`{word}` has no exit called `{name}`",
        label="this never happens here",
        cause="Its exits are: {exits}.",
        hint="write one of them, or take the line out.",
    ),
    "F210.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F211": Wording(
        title="this flow declares no outcome called `{name}`",
        label="no outcome has this name",
        cause="A flow says at its head how it may end: {outcomes}.",
        hint="write `outcome {name}` at the head of this flow, or one that is there.",
    ),
    "F211.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
    "F211.none": Wording(
        title="this flow has no outcomes",
        label="nobody waits for this",
        cause="Only a flow that says its outcomes at its head is used by others, and gives something back.",
        hint="write `end`, or declare `outcome {name}` at the head of this flow.",
    ),
    "F212": Wording(
        title="a value cannot be said as `{form}`",
        label="no such form",
        cause="The forms are: {forms}.",
        hint="write one of them, or take `as {form}` out.",
        notes={"said": "said here"},
    ),
    "F212.did_you_mean": Wording(hint="write `as {suggestion}`."),
    "F213": Wording(
        title="there is no medium called `{name}`",
        label="not one of the media",
        cause="The media are: {known}.",
        hint="write one of them.",
    ),
    "F213.language": Wording(
        title="this centre does not speak `{name}`",
        label="not one of its languages",
        cause="The languages in centre.yaml are: {known}.",
        hint="write one of them, or add `{name}` to `languages` in centre.yaml.",
    ),
    "F213.kept": Wording(
        title="nothing is kept with `{name}`",
        label="not one of those",
        cause="A variable is kept with one of these: {known}; without that it lives as long as its flow.",
        hint="write one of them.",
    ),
    "F215": Wording(
        title="there is no test called `{name}` like this",
        label="not a test of a calendar",
        cause="A calendar is asked with one of its states and its name: `open(office)`.",
        hint="write the state and, in brackets, one calendar.",
    ),
    "F215.state": Wording(
        title="the calendar `{calendar}` is never `{name}`",
        label="not one of its states",
        cause="Its states are: {known}.",
        hint="write one of them, or add the state to the calendar in centre.yaml.",
    ),
    "F216": Wording(
        title="the flow `{name}` cannot be done by another",
        label="it gives no outcome back",
        cause="`do` goes on when the other flow ends with an outcome, and this one declares none.",
        hint="write `outcome …` at the head of `{name}`, with a name for each way it may end.",
        notes={"flow": "this flow"},
    ),
    "F216.service": Wording(
        title="the flow `{name}` answers no calls by itself",
        label="this flow is made to be used by others",
        cause="It has outcomes or values in brackets, and a call that begins has nobody to give them to.",
        hint="name a flow without brackets and outcomes, and let that one `do {name}`.",
        notes={"flow": "this flow"},
    ),
    "F217": Wording(
        title="the variable `{name}` is never used",
        label="nothing reads it",
        cause="What nobody reads need not be kept; often a line that should read it is missing or misspelled.",
        hint="take it out, or use it.",
    ),
    "F217.parameter": Wording(title="the value `{name}` is given to this flow and never used"),
}
