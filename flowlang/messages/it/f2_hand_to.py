"""F230: flows that go on in another's place, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F230": Wording(
        title="il flusso `{name}` restituisce un esito, e nessuno lo prenderebbe",
        label="ha degli esiti",
        cause="Dopo `hand to` il flusso che ha passato la chiamata non c'è più: un esito non serve a nessuno.",
        hint="scriva `do {name}(…)` e che cosa segue a ogni esito, o lasci che `{name}` finisca senza.",
        notes={"flow": "questo flusso"},
    ),
}
