"""F901–F910: what is wrong with the form of `centre.yaml`, whatever it declares, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F901": Wording(
        title="this is no YAML",
        label="it stops making sense here",
        cause="`centre.yaml` is written in YAML: keys and values, lists, and maps set off by spaces.",
        hint="look at this line and the one above it; a text with signs in it is safest in double quotes.",
        notes={"begun": "what it belongs to begins here"},
    ),
    "F901.empty": Wording(
        title="the catalogue is empty",
        label="nothing stands here",
        cause="A centre without a catalogue has no lines and no services.",
        hint="begin with `centre: 1`, `name` and `languages`.",
    ),
    "F901.tab": Wording(
        title="a line begins with a tab",
        label="this is a tab",
        cause="YAML sets things off by spaces alone, since a tab is as wide as each editor likes.",
        hint="put spaces in its place.",
    ),
    "F901.start": Wording(
        title="no text begins with this sign",
        label="this sign has a meaning of its own in YAML",
        hint="put the whole text in double quotes.",
    ),
    "F901.quote": Wording(
        title="a quotation mark is never closed",
        label="the file ends here",
        cause="Everything after the mark was taken for one long text.",
        hint="write the second quotation mark where the text ends.",
        notes={"begun": "the text begins here"},
    ),
    "F901.bracket": Wording(
        title="a bracket is not closed, or a comma is missing",
        label="a comma or the closing bracket was expected here",
        cause="Within brackets, entries are divided by commas. A text with signs in it may also have ended too early.",
        hint="close the bracket, write the comma, or put the text in double quotes.",
        notes={"begun": "the bracket was opened here"},
    ),
    "F901.colon": Wording(
        title="a colon stands where none can",
        label="this colon would begin a second value",
        cause=(
            "A colon and a space divide a key from its value. In the middle "
            "of a text they do so too, unless it is quoted."
        ),
        hint="put the text in double quotes; or, if this is a key, align it with the keys it belongs to.",
    ),
    "F901.no_colon": Wording(
        title="a key has no colon",
        label="a colon was expected before this",
        cause="Every key is followed by a colon, even where nothing stands behind it.",
        hint="write a colon after the key.",
        notes={"begun": "this is taken for a key"},
    ),
    "F901.indent": Wording(
        title="this line is set off by another number of spaces than its neighbours",
        label="this does not line up",
        cause="Keys that belong together begin in the same column.",
        hint="align it with the keys it belongs to.",
        notes={"begun": "they begin here"},
    ),
    "F901.rest": Wording(
        title="something is left over after a value",
        label="this follows a value that has ended",
        cause=(
            "A quotation mark or a bracket ended the value; a text that "
            "holds quotation marks must be quoted as a whole."
        ),
        hint="put the whole text in double quotes, or take this away.",
        notes={"begun": "this belongs to what begins here"},
    ),
    "F901.escape": Wording(
        title="a backslash is followed by something it cannot stand with",
        label="this is no sign that YAML knows",
        cause="Within double quotes a backslash gives the next letter another meaning, as in `\\n` or `\\u00e0`.",
        hint="write two backslashes for one, or leave it out.",
        notes={"begun": "the text begins here"},
    ),
    "F902": Wording(
        title="there is more in this catalogue than flowlang reads",
        label="too much",
        cause=(
            "A catalogue has at most {most} characters; its lists and maps hold at most {entries} entries "
            "and stand at most {deepest} deep in each other."
        ),
        hint="take out what does not belong to this centre.",
    ),
    "F903": Wording(
        title="a catalogue has no anchors",
        label="`&` begins an anchor",
        cause=(
            "Every entry says by itself what it is, so that it can be read alone and stays right when another changes."
        ),
        hint="write the value out; if it is a text that begins with `&`, put it in double quotes.",
    ),
    "F903.alias": Wording(
        title="a catalogue has no references to anchors",
        label="`*` begins a reference",
        hint="write the value out; if it is a text that begins with `*`, put it in double quotes.",
    ),
    "F903.tag": Wording(
        title="a catalogue has no tags",
        label="`!` begins a tag",
        cause="flowlang knows of each value what it must be; nothing has to be said about it.",
        hint="take the tag away; if it is a text that begins with `!`, put it in double quotes.",
    ),
    "F903.document": Wording(
        title="a second catalogue begins in the same file",
        label="a new document begins here",
        cause="A file holds one catalogue; what follows would not be looked at.",
        hint="take this line away, or put what follows into a folder of its own.",
    ),
    "F904": Wording(
        title="there is a character nobody sees here ({character})",
        label="here",
        cause="Such a character can make a line read otherwise than it is meant. It often comes in with copied text.",
        hint="delete it and type the words around it again.",
    ),
    "F904.escaped": Wording(
        title="this text holds a character nobody sees ({character})",
        label="it is written as an escape in this text",
        hint="take the escape away.",
    ),
    "F905": Wording(
        title="`{key}` is written twice",
        label="this is the second time",
        cause="One of the two would be lost without a word.",
        hint="give one of them another name, or take it away.",
        notes={"first": "this is the first time"},
    ),
    "F906": Wording(
        title="nothing here is called `{key}`",
        label="this key is not known",
        cause="What may stand here is: {known}.",
        hint="use one of these keys, or take this one away.",
    ),
    "F906.did_you_mean": Wording(
        cause="A key that is not known would be passed over, and what it says would never happen.",
        hint="write `{suggestion}`.",
    ),
    "F906.comma": Wording(
        title="`{key}` is cut off from what stands before it",
        label="this follows a comma",
        cause="Within braces a comma ends a text that has no quotation marks, and what follows is taken for a key.",
        hint="put the whole text in double quotes; or, if these are several values, put them in square brackets.",
    ),
    "F907": Wording(
        title="`{name}` has no `{key}`",
        label="`{key}` is missing here",
        cause="Without it nobody knows what is meant.",
        hint="write `{key}:` and its value below this, or within its braces.",
    ),
    "F908": Wording(
        title="a single text was expected",
        label="this is a list or a map",
        cause="This key takes one value.",
        hint="write one text, without brackets or braces.",
    ),
    "F908.empty": Wording(
        title="nothing stands behind this key",
        label="a value is missing here",
        cause="An empty value says nothing.",
        hint="write the value, or take the key away.",
    ),
    "F908.nothing": Wording(
        title="this list is empty",
        label="at least one value is missing here",
        cause="This list is there to name something.",
        hint="write a value between the brackets, or take the key away.",
    ),
    "F908.list": Wording(
        title="a text or a list of texts was expected",
        label="this is a map",
        cause="This key takes values one after the other, without names.",
        hint="write them between square brackets, divided by commas.",
    ),
    "F908.map": Wording(
        title="keys with values were expected",
        label="no keys stand here",
        cause="What is declared here has parts, and each has its key.",
        hint="write `key: value` on lines below, set off by two spaces, or within braces.",
    ),
    "F908.key": Wording(
        title="a list or a map cannot be a key",
        label="this stands where a key is expected",
        cause="A key is a single word or text.",
        hint="write a name in its place.",
    ),
    "F909": Wording(
        title="`{name}` cannot be a name",
        label="a name is one word",
        cause="Flows use this name: it is one word of letters, digits and `_`, and does not begin with a digit.",
        hint="choose a name such as `customer_care`.",
    ),
    "F909.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F910": Wording(
        title="there is no `{name}` under `{section}`",
        label="nothing there has this name",
        cause="Under `{section}` stand: {known}.",
        hint="use one of these names, or declare `{name}` there.",
    ),
    "F910.did_you_mean": Wording(
        cause="A name must be declared before another entry can use it.",
        hint="write `{suggestion}`.",
    ),
    "F910.none": Wording(
        cause="This catalogue declares nothing under `{section}`.",
        hint="declare `{name}` under `{section}`.",
    ),
}
