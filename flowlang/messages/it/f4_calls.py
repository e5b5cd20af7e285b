"""Words of calls: transfers, refusals, waiting, attempts, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F407": Wording(
        title="questa chiamata può essere già stata presa",
        label="troppo tardi per rifiutare",
        cause=(
            "Una chiamata si rifiuta prima di prenderla. Una domanda, una registrazione, un "
            "trasferimento e una coda la prendono da sé."
        ),
        hint="scriva `reject` prima di tutto ciò che prende la chiamata, oppure qui `end`.",
        notes={"taken": "presa qui"},
    ),
    "F407.before": Wording(
        title="questa chiamata è già stata presa prima di arrivare a questo flusso",
        label="troppo tardi per rifiutare",
        notes={"taken": "da qui"},
    ),
}
