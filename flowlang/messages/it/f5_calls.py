"""Words of calls: transfers, refusals, waiting, attempts, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F514": Wording(
        title="chi chiama non sentirebbe niente per {time}",
        label="silenzio in linea",
        cause=("Chi chiama deve sentire qualcosa: dopo qualche secondo di silenzio si pensa che la linea sia caduta."),
        hint=(
            "dica qualcosa e aspetti al massimo 10s, lasci aspettare in una coda con musica, oppure "
            "scriva `if medium = …` intorno a questa riga."
        ),
    ),
    "F514.until": Wording(
        title="chi chiama non sentirebbe niente fino ad allora",
        label="silenzio in linea",
        hint=(
            "lasci registrare un messaggio o fissi un `call back`, oppure scriva `if medium = …` intorno a questa riga."
        ),
    ),
    "F515": Wording(
        title="qui non c'è un posto da tenere",
        label="nessun posto occupato",
        cause=(
            "Si occupa un posto mentre si aspetta in una coda, nelle sue righe sotto `while waiting`; `->` lo lascia."
        ),
        hint="scriva questo nella riga della scelta sotto `while waiting`, oppure tolga `keeping place`.",
    ),
    "F515.time": Wording(
        title="si tiene il posto o si fissa un'ora, non tutti e due",
        label="un'ora propria",
        cause="Chi tiene il posto viene chiamato quando è il suo turno.",
        hint="ne tolga uno.",
    ),
}
