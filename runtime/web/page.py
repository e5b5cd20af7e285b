"""The one page there is so far: where to go. In English and Italian, without a script, for any screen and reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from string import Template

from runtime.host.hours import Reach

LANGUAGES = ("en", "it")

WORDS = {
    "en": {
        "is_open": "open now",
        "is_closed": "closed now",
        "always": "open at any hour",
        "ready": "takes calls",
        "not_ready": "takes no calls at the moment",
        "lines": "How to reach it",
        "works": "What works so far",
        "later": "What comes later",
        "built": "Calls run a flow; <code>flowlang interactions</code> and <code>flowlang journal</code> tell of them",
        "health": "Is it alive? Does it take work?",
        "metrics": "Figures, for this machine and for holders of the token",
        "api": "The interface for programs",
        "not_built": "The PhoneBar, the studio, the console and the chat widget. Until then they answer 404.",
        "missing": "There is nothing at this address",
        "missing_more": "Perhaps it is not built yet. <a href='/'>The first page</a> says what is.",
        "other": "<a href='/?language=it' lang='it' hreflang='it'>Italiano</a>",
    },
    "it": {
        "is_open": "aperto adesso",
        "is_closed": "chiuso adesso",
        "always": "aperto a ogni ora",
        "ready": "riceve chiamate",
        "not_ready": "al momento non riceve chiamate",
        "lines": "Come raggiungerlo",
        "works": "Che cosa funziona finora",
        "later": "Che cosa verrà",
        "built": "Le chiamate seguono un flusso; le raccontano <code>flowlang interactions</code> e "
        "<code>flowlang journal</code>",
        "health": "È vivo? Riceve lavoro?",
        "metrics": "Le cifre, per questa macchina e per chi ha il token",
        "api": "L'interfaccia per i programmi",
        "not_built": "La PhoneBar, lo studio, la console e la chat. Fino ad allora rispondono 404.",
        "missing": "A questo indirizzo non c'è nulla",
        "missing_more": "Forse non è ancora stato costruito. <a href='/'>La prima pagina</a> dice che cosa c'è.",
        "other": "<a href='/?language=en' lang='en' hreflang='en'>English</a>",
    },
}

FRAME = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
$body
</body>
</html>
""")

FRONT = Template("""<header>
<p class="language">$other</p>
<h1>$name</h1>
<p class="state $mood">$state</p>
</header>
<main>
<section aria-labelledby="lines"><h2 id="lines">$lines</h2><ul class="lines">$reaches</ul></section>
<section aria-labelledby="works"><h2 id="works">$works</h2>
<ul>
<li>$built</li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>: $health</li>
<li><a href="/metrics">/metrics</a>: $metrics</li>
<li><a href="/api/openapi.json">/api/openapi.json</a>: $api</li>
</ul></section>
<section aria-labelledby="later"><h2 id="later">$later</h2><p>$not_built</p></section>
</main>
<footer><p>flowlang $version</p></footer>""")

REACH = Template(
    '<li><span class="number">$number</span> <span>$service</span> <span class="mark $mood">$state</span></li>'
)


def language_of(asked: str, accepted: str) -> str:
    """The language of the page: the one asked for, else the first of the browser's that we have, else English."""
    if asked in LANGUAGES:
        return asked
    wanted = (one.partition(";")[0].strip()[:2].lower() for one in accepted[:200].split(","))
    return next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


def front(language: str, name: str, is_ready: bool, reaches: Sequence[Reach], version: str) -> str:
    """The first page of a centre."""
    words = WORDS[language]
    body = FRONT.substitute(
        words,
        name=escape(name),
        state=words["ready" if is_ready else "not_ready"],
        mood="good" if is_ready else "bad",
        reaches="".join(_reach(one, words) for one in reaches),
        version=escape(version),
    )
    return FRAME.substitute(language=language, title=escape(name), body=body)


def _reach(reach: Reach, words: dict[str, str]) -> str:
    state = words["is_open" if reach.is_open else "is_closed"] if reach.state else words["always"]
    service = escape(reach.service.replace("_", " "))
    mood = "good" if reach.is_open else "bad"
    return REACH.substitute(number=escape(reach.number or reach.line), service=service, mood=mood, state=state)


def missing(language: str) -> str:
    """The page for an address that has nothing."""
    words = WORDS[language]
    body = f"<main><h1>{words['missing']}</h1><p>{words['missing_more']}</p></main>"
    return FRAME.substitute(language=language, title=words["missing"], body=body)
