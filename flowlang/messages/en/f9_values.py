"""F911–F922: single values of `centre.yaml` that are not well, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F911": Wording(
        title="this is no telephone number in full",
        label="a number such as +390299900 was expected",
        cause="A number is written as the whole world dials it: `+`, the country, the number, and nothing between.",
        hint="write `+`, the country and the number without blanks, all of it in double quotes.",
    ),
    "F911.did_you_mean": Wording(hint='write `"{suggestion}"`.'),
    "F912": Wording(
        title="`{prefix}` is not how numbers begin",
        label="a beginning such as +39 was expected",
        cause="The beginning of numbers is `+`, the country, and as many digits more as are needed, without blanks.",
        hint='write it as in `"+39"` or `"+39899"`, in double quotes.',
    ),
    "F913": Wording(
        title="`{network}` is no network",
        label="an address or a network was expected",
        cause=(
            "A network is an IP address and how many of its bits are fixed: "
            "`10.1.0.0/16`. Names are not looked up here."
        ),
        hint="write an address such as `192.0.2.7`, or a network such as `192.0.2.0/24`.",
    ),
    "F913.did_you_mean": Wording(
        title="`{network}` is an address within a network",
        label="more bits are written than are fixed",
        cause="It is not clear whether one machine or all of its network is meant.",
        hint="write `{suggestion}` for the network, or the address alone for the machine.",
    ),
    "F913.everyone": Wording(
        title="`{network}` is everybody's network",
        label="every address belongs to it",
        cause="Whoever finds this machine could use what is meant for a few.",
        hint="name the addresses of those you know.",
    ),
    "F914": Wording(
        title="`{duration}` is no length of time",
        label="a length of time such as 3s was expected",
        cause="A length of time is a whole number and its unit: `ms`, `s`, `m`, `h`, `d` or `w`.",
        hint="write it as in `3s` or `500ms`.",
    ),
    "F914.range": Wording(
        title="`{duration}` is too short or too long here",
        label="more than nothing and at most {most} was expected",
        cause="A caller waits meanwhile.",
        hint="write a length of time up to `{most}`.",
    ),
    "F915": Wording(
        title="there is no time zone called `{zone}`",
        label="nothing has this name",
        cause="Zones are named by region and city, as in the IANA list: `Europe/Rome`, `America/New_York`.",
        hint="write the zone of a large city that has the same time as you.",
    ),
    "F915.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F916": Wording(
        title="flowlang does not speak `{language}` yet",
        label="this language is not known",
        cause="Dates, times and money must be said in each language of a centre. The languages known are: {known}.",
        hint="write one of these.",
    ),
    "F916.did_you_mean": Wording(
        title="`{language}` is not how a language is written",
        cause="A language is written by its two small letters: {known}.",
        hint="write `{suggestion}`.",
    ),
    "F917": Wording(
        title="`{currency}` is no currency",
        label="three capital letters were expected",
        cause="A currency is written by its three letters of ISO 4217.",
        hint="write it as in `EUR` or `CHF`.",
    ),
    "F918": Wording(
        title="this is no number between {low} and {high}",
        label="a whole number was expected",
        cause="Here stands a whole number, from {low} to {high}.",
        hint="write digits alone.",
    ),
    "F919": Wording(
        title="`{value}` is neither yes nor no",
        label="`yes` or `no` was expected",
        cause="This is a question with two answers.",
        hint="write `yes` or `no`.",
    ),
    "F920": Wording(
        title="there is no medium called `{medium}`",
        label="this medium is not known",
        cause="The media are: {known}.",
        hint="write one of these.",
    ),
    "F920.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F921": Wording(
        title="`{address}` is not where calls can be sent",
        label="a host and a port were expected",
        cause="Calls are sent to a machine and its port, divided by a colon.",
        hint='write it as in `"10.0.0.9:5060"`, in double quotes.',
    ),
    "F922": Wording(
        title="this is no address of a web service",
        label="an address such as https://crm.example.com was expected",
        cause="A connector asks one service, at an address that begins with `https://` and a host.",
        hint="write the address below which all its operations lie.",
    ),
    "F922.scheme": Wording(
        title="this address is not one of the web",
        label="it does not begin with https:// or http://",
        cause="Connectors speak HTTP and nothing else.",
        hint="begin it with `https://`.",
    ),
    "F922.credentials": Wording(
        title="a user or a password stands in this address",
        label="what stands before the @ would be in every log",
        cause="`centre.yaml` is read by many and kept in versions; nothing secret stands in it.",
        hint='take it out, and send it as a header: `Authorization: "Bearer {secret crm_key}"`.',
    ),
    "F922.query": Wording(
        title="a base address ends before `?` and `#`",
        label="this is more than a base",
        cause="Paths are put behind the base; what an operation asks comes from its arguments.",
        hint="take away what follows the path, and write it as arguments under `takes`.",
    ),
}
