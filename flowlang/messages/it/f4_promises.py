"""F420–F422: promises, in Italian."""

from flowlang.messages.wording import Wording

ACTS = {
    "calendar": "quando `{calendar}` è {state}",
    "supposed": "quando `{name}` è {value}",
    "press": "preme {key}",
    "press_times": "preme {key} {times} volte",
    "choose": "dice «{word}»",
    "choose_times": "dice «{word}» {times} volte",
    "silent": "tace",
    "silent_times": "tace {times} volte",
    "no_match": "risponde altro",
    "no_match_times": "risponde altro {times} volte",
    "answer": "risponde in `{name}`",
    "answer_times": "risponde in `{name}` {times} volte",
    "record": "lascia un messaggio",
    "record_times": "lascia un messaggio {times} volte",
    "comes_to": "in `{name}` si arriva a `{exit}`",
    "comes_to_times": "in `{name}` si arriva a `{exit}` {times} volte",
    "fails": "qualcosa non funziona in `{name}`",
    "fails_times": "qualcosa non funziona in `{name}` {times} volte",
    "holds": "questo `if` o `case` di `{name}` è vero",
    "holds_times": "questo `if` o `case` di `{name}` è vero {times} volte",
    "otherwise": "questo `if` o `case` di `{name}` non è vero",
    "otherwise_times": "questo `if` o `case` di `{name}` non è vero {times} volte",
    "time": "scade il tempo del flusso",
    "time_times": "scade il tempo del flusso {times} volte",
    "operator": "un operatore è libero",
    "operator_times": "un operatore è libero {times} volte",
    "and_so_on": "e così via",
    "once_more": "questo accade una volta più di quanto promesso, in `{name}`",
    "forbidden": "questo accade, in `{name}`",
    "too_early": "questo accade troppo presto, in `{name}`",
    "ends": "la chiamata finisce, in `{name}`",
}
"""A call, told by what is done in it."""

WORDINGS: dict[str, Wording] = {
    "F420": Wording(
        title="una chiamata infrange la promessa «{text}»",
        label="non ogni chiamata la mantiene",
        cause="Questa chiamata la infrange: {…}.",
        hint="cambi la strada di questa chiamata, o prometta ciò che vale.",
        notes=ACTS,
    ),
    "F420.always": Wording(
        cause="Questa chiamata finisce prima che sia mantenuta: {…}.",
    ),
    "F421": Wording(
        title="non si può decidere se la promessa «{text}» è mantenuta",
        label="troppe strade da guardare",
        cause=(
            "Qui una chiamata può andare e contare in così tanti modi che non tutti sono stati guardati; "
            "quelli guardati la mantengono."
        ),
        hint="la prometta di un flusso più piccolo che questo usa; durante le chiamate è comunque sorvegliata.",
    ),
    "F421.condition": Wording(
        label="si chiedono troppe cose",
        cause="La condizione chiede così tante cose che non si è potuto guardare tutto ciò che possono essere insieme.",
        hint="chieda meno cose, o ne faccia due promesse; durante le chiamate è comunque sorvegliata.",
    ),
    "F422": Wording(
        title="la promessa «{text}» non riguarda mai niente",
        label="ciò che aspetta non accade mai",
        cause="È mantenuta solo perché ciò che sta dietro `after` o `before` non accade in nessuna chiamata.",
        hint="nomini ciò che intendeva, o tolga la promessa.",
    ),
    "F422.condition": Wording(
        label="la sua condizione non vale mai",
        cause="È mantenuta solo perché non c'è chiamata per cui la condizione valga.",
        hint="scriva la condizione che intendeva, o tolga la promessa.",
    ),
}
