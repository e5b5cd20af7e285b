"""Words of calls: transfers, refusals, waiting, attempts, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F202.code": Wording(
        title="il codice `{name}` sta due volte",
        label="due volte",
        hint="scriva ogni codice una volta.",
    ),
    "F213.reason": Wording(
        title="una chiamata non si può rifiutare come `{name}`",
        label="non è un motivo",
        cause="Ciò che sente chi chiama è uno di questi: {known}.",
        hint="scriva uno di questi, oppure tolga il motivo.",
    ),
    "F231": Wording(
        title="nessuna campagna ha l'esito `{name}`",
        label="non è un esito di una campagna",
        cause="Come può essere segnato un tentativo sta nella sua campagna, con ciò che ne segue: {known}.",
        hint="scriva uno di questi, oppure aggiunga `{name}` a `outcomes` della campagna in centre.yaml.",
    ),
    "F231.did_you_mean": Wording(
        hint="scriva `{suggestion}`.",
    ),
    "F231.none": Wording(
        cause=(
            "Come può essere segnato un tentativo sta nella sua campagna, e nessuna campagna in centre.yaml lo dice."
        ),
        hint="scriva `outcomes: [{name}]` a una campagna in centre.yaml.",
    ),
    "F232": Wording(
        title="`{name}` non è un giorno",
        label="non è un giorno",
        cause="Il prossimo tentativo si fa in uno di questi: {known}.",
        hint="scriva uno di questi, oppure `in 2h`.",
    ),
    "F232.did_you_mean": Wording(
        hint="scriva `{suggestion}`.",
    ),
    "F233.place": Wording(
        title="un messaggio non si può consegnare a `{name}`",
        label="non è una coda, una campagna o una casella",
        cause="I messaggi vanno a una coda, una campagna o una casella di centre.yaml.",
        hint="scriva uno di questi: {known}.",
    ),
    "F233.place_did_you_mean": Wording(
        title="un messaggio non si può consegnare a `{name}`",
        label="non è una coda, una campagna o una casella",
        cause="I messaggi vanno a una coda, una campagna o una casella di centre.yaml.",
        hint="scriva `{suggestion}`.",
    ),
    "F233.place_none": Wording(
        title="un messaggio non si può consegnare a `{name}`",
        label="non è una coda, una campagna o una casella",
        cause="I messaggi vanno a una coda, una campagna o una casella, e centre.yaml non ne ha.",
        hint="scriva `mailboxes: {{name}: }` in centre.yaml.",
    ),
    "F233.room": Wording(
        title="non c'è una stanza di nome `{name}`",
        label="nessuna stanza si chiama così",
        cause="Le stanze per conferenze stanno sotto `rooms` in centre.yaml.",
        hint="scriva una di queste: {known}.",
    ),
    "F233.room_did_you_mean": Wording(
        title="non c'è una stanza di nome `{name}`",
        label="nessuna stanza si chiama così",
        cause="Le stanze per conferenze stanno sotto `rooms` in centre.yaml.",
        hint="scriva `{suggestion}`.",
    ),
    "F233.room_none": Wording(
        title="non c'è una stanza di nome `{name}`",
        label="nessuna stanza si chiama così",
        cause="Le stanze per conferenze stanno sotto `rooms` in centre.yaml, e non ce ne sono.",
        hint="scriva `rooms: {{name}: {most: 8}}` in centre.yaml.",
    ),
    "F234": Wording(
        title="`{word}` non dice niente di un trasferimento a `{kind}`",
        label="qui non ha senso",
        cause=(
            "Chi aspetta in una coda o entra in una stanza non viene chiamato: solo numeri e operatori "
            "squillano e possono accettare."
        ),
        hint="tolga `{word}`.",
    ),
    "F234.blind": Wording(
        title="`{word}` non dice niente di un trasferimento cieco",
        label="qui non ha senso",
        cause=("Chi prende un trasferimento cieco ha il cliente, e questo flusso è finito: nessuno può fare altro."),
        hint="tolga `{word}`, oppure scriva `warm`.",
    ),
    "F234.kind": Wording(
        title="una chiamata non si può trasferire a `{name}`",
        label="chi si intende?",
        cause="Si trasferisce a uno di questi: {known}.",
        hint="scriva uno di questi e poi quale.",
    ),
    "F234.kind_did_you_mean": Wording(
        title="una chiamata non si può trasferire a `{name}`",
        label="chi si intende?",
        cause="Si trasferisce a uno di questi: {known}.",
        hint="scriva `{suggestion}`.",
    ),
    "F234.name": Wording(
        title="un `{kind}` si chiama per nome",
        label="non è un nome",
        cause="Stanze e code stanno in centre.yaml, ognuna sotto il suo nome.",
        hint="scriva il nome, senza virgolette.",
    ),
}
