"""What is said about a script that does not fit, by language: what is wrong, and what to write."""

from __future__ import annotations

from collections.abc import Mapping

MISTAKES: dict[str, dict[str, str]] = {
    "en": {
        "unknown": "this is no line of a script; write `press 1`, `say billing`, `type some words`, `wait 6s` or "
        "`hang up`",
        "unknown meant": "this is no line of a script; did you mean `{meant}`?",
        "no keys": "`press` takes keys: write `press 1` or `press 123456#`",
        "no words": "`{line}` takes words: write `{line} billing`",
        "no length": "`{line}` takes a length of time: write `{line} 6s`, or 500ms, 2m, 1h, 1d",
        "no outcome": "`reply` takes an answer: write `reply ok`, `reply not found` or `reply failed`",
        "no data": 'what follows `reply ok` is not JSON: write it as {{"amount": "92.40"}}',
        "line too long": "this line has more than {most} characters; shorten it",
        "too long": "a script has at most {most} lines; leave out the rest",
        "not connecting": "nobody is being called here; this line follows one that leads to a `transfer`",
        "not connected": "nobody is in conversation here; write `answered` before it",
        "no place": "`place` takes where the customer stands: write `place 2`",
        "not waiting": "nobody waits in a queue here; this line follows one that leads to a `queue`",
        "no operator": "no operator is there to lose; write `answer` before it",
        "no beep awaited": "no beep is listened for here; this line follows one that leads to `wait for beep`",
        "not first": "this line is the first of a script, before anything else",
        "left over": "the run was over before this line ({reason})",
    },
    "it": {
        "unknown": "questa non è una riga di copione; scriva `press 1`, `say billing`, `type some words`, `wait 6s` o "
        "`hang up`",
        "unknown meant": "questa non è una riga di copione; intendeva `{meant}`?",
        "no keys": "`press` vuole dei tasti: scriva `press 1` o `press 123456#`",
        "no words": "`{line}` vuole delle parole: scriva `{line} bolletta`",
        "no length": "`{line}` vuole una durata: scriva `{line} 6s`, oppure 500ms, 2m, 1h, 1d",
        "no outcome": "`reply` vuole una risposta: scriva `reply ok`, `reply not found` o `reply failed`",
        "no data": 'ciò che segue `reply ok` non è JSON: lo scriva come {{"amount": "92.40"}}',
        "line too long": "questa riga ha più di {most} caratteri; la accorci",
        "too long": "un copione ha al massimo {most} righe; tolga le altre",
        "not connecting": "qui non si sta chiamando nessuno; questa riga va dopo una che porta a un `transfer`",
        "not connected": "qui non c'è nessuna conversazione; scriva prima `answered`",
        "no place": "`place` vuole il posto del cliente: scriva `place 2`",
        "not waiting": "qui nessuno aspetta in una coda; questa riga va dopo una che porta a una `queue`",
        "no operator": "qui non c'è un operatore da perdere; scriva prima `answer`",
        "no beep awaited": "qui nessuno aspetta un segnale; questa riga va dopo una che porta a `wait for beep`",
        "not first": "questa riga è la prima di un copione, prima di ogni altra cosa",
        "left over": "la chiamata era finita prima di questa riga ({reason})",
    },
}


def mistake(message: str, facts: Mapping[str, str], language: str) -> str:
    """The sentence for a mistake."""
    return MISTAKES.get(language, MISTAKES["en"])[message].format(**facts)
