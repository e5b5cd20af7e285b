"""F932–F937: connectors and their operations in `centre.yaml`, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F932": Wording(
        title="`{path}` is no path",
        label="this cannot stand in a web address",
        cause="A path has letters, digits and signs without blanks or accents, and no step is empty or leads back.",
        hint="write it as the other system's description has it.",
    ),
    "F932.slash": Wording(
        title="a path begins with `/`",
        label="no `/` stands here",
        cause="The path is put behind the connector's base address.",
        hint="write `/{path}`.",
    ),
    "F932.query": Wording(
        title="a path ends before `?` and `#`",
        label="this is more than a path",
        cause="What an operation takes and its path does not name is sent along by itself.",
        hint="take away what follows the path; the arguments under `takes` are added to it.",
    ),
    "F932.brace": Wording(
        title="a brace in this path has no partner",
        label="`{` and `}` come in pairs",
        cause="Between braces stands the name of an argument.",
        hint="write both braces around the name.",
    ),
    "F932.argument": Wording(
        title="the path names `{name}`, which the operation does not take",
        label="no argument has this name",
        cause="What stands between braces is filled with an argument from `takes`.",
        hint="add `{name}` to `takes`, or name an argument that stands there.",
    ),
    "F932.did_you_mean": Wording(
        title="the path names `{name}`, which the operation does not take",
        label="no argument has this name",
        cause="What stands between braces is filled with an argument from `takes`.",
        hint="write `{suggestion}`.",
    ),
    "F932.empty": Wording(
        title="`{name}` may be empty, but stands in the path",
        label="a step of this path could be empty",
        cause="A path with an empty step leads somewhere else.",
        hint="take away `or nothing`, or leave `{name}` out of the path.",
        notes={"argument": "it may be nothing"},
    ),
    "F933": Wording(
        title="the operation `{name}` does not say how it asks",
        label="none of {known} stands here",
        cause="`get` reads and changes nothing; `post`, `put`, `patch` and `delete` change something.",
        hint="write one of {known}, with the path behind it.",
    ),
    "F933.several": Wording(
        title="the operation `{name}` asks in several ways",
        label="more than one of {known} stands here",
        hint="make an operation of each.",
    ),
    "F934": Wording(
        title="this status is no further answer",
        label="204, or a status from 400 to 599, was expected",
        cause=(
            "A further answer is known by the HTTP status the other system "
            "replies with. Other statuses mean that all is well."
        ),
        hint="write the status that the other system uses for this answer, such as `404`.",
    ),
    "F934.taken": Wording(
        title="every operation has the exit `{name}` already",
        label="choose another name",
        cause="`ok` means that the answer came; `failed` that none came, or one that nobody understands.",
        hint="name this answer by what it tells, such as `not found`.",
    ),
    "F934.name": Wording(
        title="`{name}` cannot name an answer",
        label="an answer is `not found`, or one word",
        cause="Flows handle an answer by its name, as they handle other exits.",
        hint="write `not found`, or one word such as `blocked`.",
    ),
    "F934.twice": Wording(
        title="{status} stands for two answers",
        label="this is the second",
        cause="Nobody could tell which of the two was meant.",
        hint="keep it with one of them.",
        notes={"first": "this is the first"},
    ),
    "F935": Wording(
        title="`{name}` is no name of a header",
        label="letters, digits and `-` were expected",
        cause="The name of a header is one word.",
        hint="write it as the other system's description has it.",
    ),
    "F935.ours": Wording(
        title="the header `{name}` is flowlang's own",
        label="it cannot be set here",
        cause="It is set with each question, from what is asked and of whom.",
        hint="take it away.",
    ),
    "F935.value": Wording(
        title="the header `{name}` has a value that cannot be sent",
        label="plain letters, digits and signs were expected",
        cause="Headers have no accents and at most a thousand characters.",
        hint="write it without accents.",
    ),
    "F935.twice": Wording(
        title="the header `{name}` is written twice",
        label="this is the second time",
        cause="In headers, capitals and small letters are the same.",
        hint="take one of them away.",
        notes={"first": "this is the first time"},
    ),
    "F936": Wording(
        title="a secret seems to stand in the header `{name}`",
        label="this would be read by everybody who reads the catalogue",
        cause="`centre.yaml` is kept in versions, copied and shown; what is secret is kept elsewhere and named here.",
        hint='write its name, as in `"Bearer {secret crm_key}"`, and keep the secret itself where the centre runs.',
    ),
    "F936.form": Wording(
        title="the braces in the header `{name}` name no secret",
        label="`{secret crm_key}` was expected",
        cause="Braces in a header stand around the word `secret` and a name of small letters, digits and `_`.",
        hint='write it as in `"Bearer {secret crm_key}"`.',
    ),
    "F937": Wording(
        title="`{name}` is personal and would stand in a web address",
        label="this argument is part of the address",
        cause="Addresses are written down by every machine on their way.",
        hint=(
            "ask by a code that says nothing about the person, or see that "
            "the other side keeps its addresses to itself."
        ),
    ),
    "F937.secret": Wording(
        title="`{name}` is secret and would stand in a web address",
        hint="use `post`, which sends arguments in the body, and leave `{name}` out of the path.",
    ),
    "F937.parts": Wording(
        title="`{name}` has parts and would stand in a web address",
        label="a record or a list does not fit into an address",
        cause="What a `get` takes, and what a path names, is one value each.",
        hint="name the values one by one, or use `post`.",
    ),
}
