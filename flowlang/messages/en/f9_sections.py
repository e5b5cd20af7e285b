"""F923–F931, F938–F942: what the sections of `centre.yaml` say that cannot be, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F923": Wording(
        title="two lines have the number {number}",
        label="this number is taken",
        cause="A call to a number can reach one line only.",
        hint="give one of the lines another number, or take it away.",
        notes={"first": "this line has it"},
    ),
    "F924": Wording(
        title="this catalogue is of the form {version}",
        label="the form known is {known}",
        cause="The number says in which form the catalogue is written, so that a newer one is not misread.",
        hint="write `centre: {known}`, or use a newer flowlang.",
    ),
    "F924.people": Wording(
        title="this file of people is of the form {version}",
        hint="write `people: {known}`, or use a newer flowlang.",
    ),
    "F925": Wording(
        title="the line `{name}` has no address",
        label="nobody can reach this line",
        cause="A line is a telephone number, or a page or mailbox behind a connector.",
        hint="write its `number`, or its `connector`.",
    ),
    "F925.both": Wording(
        title="the line `{name}` has a number and a connector",
        label="a line is one or the other",
        hint="make two lines of it; both may lead to the same service.",
    ),
    "F926": Wording(
        title="`{value}` stands twice in the list",
        label="this is the second time",
        cause="The second one adds nothing; perhaps another was meant.",
        hint="take one away, or write what was meant.",
        notes={"first": "this is the first time"},
    ),
    "F927": Wording(
        title="this centre does not speak `{language}`",
        label="this language is not among the centre's",
        cause="The centre's languages are: {known}. What stands under another would never be said.",
        hint="write one of these, or add `{language}` to `languages`.",
    ),
    "F927.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F928": Wording(
        title="`{path}` is no sound file",
        label="a file that ends in .wav was expected",
        cause="Sounds are played from WAV files.",
        hint="convert the sound to WAV and name that file.",
    ),
    "F928.absolute": Wording(
        title="`{path}` does not lie in the centre's folder",
        label="a path within the folder was expected",
        cause="The centre's folder holds everything it needs, so that it can be copied as it is.",
        hint="put the file into the folder and write its path from there, as in `sounds/beep.wav`.",
    ),
    "F928.outside": Wording(
        title="`{path}` leads out of the centre's folder",
        label="`..` leads out",
        cause="Nothing outside the folder belongs to the centre.",
        hint="put the file into the folder and write its path from there.",
    ),
    "F928.backslash": Wording(
        title="`{path}` has a backslash in it",
        label="folders are divided by `/`",
        cause="Paths are written alike on every machine.",
        hint="write `/` between folder and file.",
    ),
    "F928.form": Wording(
        title="`{path}` can be written more simply",
        label="this path has an empty step",
        cause="A file has one path, so that it is found again when it is looked for.",
        hint="take away `./` and doubled `/`.",
    ),
    "F929": Wording(
        title="the sound `{path}` is not there",
        label="no file of the centre has this path",
        cause="Whoever reaches this prompt would hear nothing.",
        hint="put the file into the centre's folder, or write a text.",
    ),
    "F929.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F930": Wording(
        title="this is no type",
        label="a type such as `text` or `digits(6)` was expected",
        cause="A type says what a value may be: `text`, `digits(6)`, `amount`, `date`, `list of` a record and so on.",
        hint="write a type.",
    ),
    "F930.did_you_mean": Wording(title="there is no type called `{word}`", hint="write `{suggestion}`."),
    "F930.unknown": Wording(
        title="there is no type called `{word}`",
        label="neither a type nor a record has this name",
        hint="write one of these, or declare `{word}` under `records`.",
    ),
    "F930.rest": Wording(
        title="`{rest}` is left over in this type",
        label="the type ends before `{rest}`",
        cause="After a type stands `or nothing`, or nothing at all.",
        hint="take away `{rest}` and what follows.",
    ),
    "F930.range": Wording(
        title="these lengths cannot be",
        label="lengths from 1 to {most}, the smaller first, were expected",
        cause="In brackets stand how many characters there are, or the fewest and the most.",
        hint="write `digits(6)`, or `digits(13..19)`.",
    ),
    "F930.length": Wording(
        title="this length cannot be read",
        label="digits, `..` and a closing bracket were expected",
        cause="In brackets stand how many characters there are, or the fewest and the most.",
        hint="write `digits(6)`, or `digits(13..19)`.",
    ),
    "F930.choices": Wording(
        title="these choices cannot be read",
        label="different names, divided by commas, were expected",
        cause="After `one of` stand the names a value may have, each once.",
        hint='write `"one of gold, silver"`, in double quotes where it stands within braces.',
    ),
    "F930.expected": Wording(
        title="`{expected}` is missing in this type",
        label="`{expected}` was expected",
        cause="Types read as in a flow: `list of Bill`, `one of gold, silver`, `text or nothing`.",
        hint="add `{expected}`.",
    ),
    "F931": Wording(
        title="the record `{name}` has no fields",
        label="nothing stands in it",
        cause="A record is there for its fields.",
        hint="write its fields, each with its type: `{amount: amount, due: date}`.",
    ),
    "F931.circle": Wording(
        title="the record `{name}` contains itself",
        label="it leads back to itself",
        cause="Such a record would have no end.",
        hint="keep a code of the other in it, and fetch the other when it is needed.",
    ),
    "F938": Wording(
        title="`{prefix}` is allowed and refused at once",
        label="nothing that begins so can be called",
        cause="What `refuse` says wins.",
        hint="take `{prefix}` away here, or make what is refused narrower.",
    ),
    "F938.premium": Wording(
        title="numbers that begin with `{prefix}` are never called",
        label="such numbers cost extra",
        cause=(
            "Premium and satellite numbers are refused whatever is allowed: calls to them are how centres are robbed."
        ),
        hint="take `{prefix}` away.",
    ),
    "F939": Wording(
        title="it is not said by which trunk calls leave",
        label="several trunks have an address",
        cause="Calls could go out by: {known}.",
        hint="add `trunk:` and one of these names.",
    ),
    "F939.none": Wording(
        title="numbers are allowed, but no trunk has an address",
        label="no call can leave",
        cause="A trunk with an `address` is where calls are sent.",
        hint="give a trunk an `address`.",
    ),
    "F939.address": Wording(
        title="the trunk `{trunk}` has no address",
        label="no call can leave by it",
        cause="A trunk with an `address` is where calls are sent; one without only takes calls.",
        hint="give it an `address`, or name another trunk.",
    ),
    "F940": Wording(
        title="`{name}` is the name of a type",
        label="a record cannot have it",
        cause="In a flow nobody could tell the record from the type.",
        hint="choose another name, such as `Bill`.",
    ),
    "F940.hours": Wording(
        title="`{name}` is a word of the language",
        label="a calendar cannot have this name",
        cause="In a flow, `hours` is always the calendar of the service itself.",
        hint="choose another name, such as `office`.",
    ),
    "F941": Wording(
        title="`{service}` takes no calls, but the line `{line}` is a telephone number",
        label="this service cannot be called",
        cause="A telephone number leads to a service with the medium voice.",
        hint="add `voice` to the service's media, or lead the line to another service.",
        notes={"service": "`{service}` is declared here"},
    ),
    "F942": Wording(
        title="the prompt `{name}` says nothing",
        label="neither a text nor a sound stands here",
        cause="Whoever reaches this prompt would hear nothing.",
        hint="write its text for each language, or a `sound`.",
    ),
    "F942.language": Wording(
        title="this prompt says nothing in `{language}`",
        label="neither a text nor a sound stands here",
        hint="write a text, or `{sound: sounds/hello.wav}`.",
    ),
}
