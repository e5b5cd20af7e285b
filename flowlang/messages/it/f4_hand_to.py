"""Several flows and `hand to`, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F411.flows": Wording(
        title="nessuna chiamata passata a `{name}` finisce mai",
        label="non arriva mai alla fine",
        cause="Nessun flusso in cui prosegue termina la chiamata, qualunque cosa risponda il cliente.",
        hint="lasci che uno di questi flussi termini la chiamata.",
    ),
    "F412.flows": Wording(
        title="questi flussi si passano la chiamata senza fine: {way}",
        label="passa avanti da qui",
        cause="Qui non ci sono domande, registrazioni o conteggi; e i conteggi ricominciano nel flusso che prosegue.",
        hint="chieda qualcosa al cliente strada facendo, o lasci finire uno dei flussi.",
        notes={"hands": "e da qui a `{name}`"},
    ),
    "F416.flows": Wording(
        title="chi non risponde mai passa di flusso in flusso senza fine: {way}",
        label="passa avanti da qui",
        hint="lasci che un silenzio su questa strada porti a una fine.",
        notes={"hands": "e da qui a `{name}`"},
    ),
}
