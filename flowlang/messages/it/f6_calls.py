"""Words of calls: transfers, refusals, waiting, attempts, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F612": Wording(
        title="questo non arriva mai",
        label="aspetta per sempre",
        cause="Nessuna regola del calendario dà questo stato, in nessun giorno.",
        hint="aspetti un altro stato, oppure aggiunga degli orari al calendario in centre.yaml.",
    ),
    "F612.value": Wording(
        title="niente cambia questo durante l'attesa",
        label="non è un calendario",
        cause="Durante l'attesa passa solo il tempo, e solo i calendari cambiano con esso.",
        hint="qui chieda a un calendario, come in `wait until open(hours)`, e il resto con `if`.",
    ),
}
