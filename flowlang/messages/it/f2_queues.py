"""F202 and F218: names in the lines of a queue, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F202.queue": Wording(
        title="`{name}` sta due volte in questa coda",
        label="detto di nuovo qui",
        cause="Una coda lo dice una volta sola; di due righe una andrebbe persa.",
        hint="scriva una sola delle due righe.",
        notes={"first": "detto prima qui"},
    ),
    "F218": Wording(
        title="non c'è una coda o campagna `{name}`",
        label="nessuna coda così",
        cause="I clienti aspettano in una coda di `centre.yaml`, o in quella di una campagna: {known}.",
        hint="usi uno di questi nomi, o dichiari `{name}` sotto `queues` in centre.yaml.",
    ),
    "F218.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F218.none": Wording(
        cause="I clienti aspettano in una coda di `centre.yaml`, che non ne dichiara nessuna.",
        hint="dichiari `{name}` in centre.yaml, sotto `queues`.",
    ),
    "F218.campaign": Wording(
        title="la campagna `{name}` non ha una coda",
        label="nessuno può aspettarvi",
        cause="Una campagna si può nominare dove si chiede una coda: si intende allora la sua.",
        hint="scriva `queue: …` accanto alla campagna in centre.yaml.",
        notes={"campaign": "sta qui"},
    ),
    "F218.skill": Wording(
        title="non c'è una competenza `{name}`",
        label="nessuna competenza così",
        cause="Le competenze stanno sotto `skills` in `centre.yaml`; `language`, la lingua del cliente, c'è sempre.",
        hint="usi una di queste: {known}; o dichiari `{name}` sotto `skills` in centre.yaml.",
    ),
    "F218.skill_did_you_mean": Wording(
        title="non c'è una competenza `{name}`",
        label="nessuna competenza così",
        cause="Le competenze stanno sotto `skills` in `centre.yaml`; `language`, la lingua del cliente, c'è sempre.",
        hint="scriva `{suggestion}`.",
    ),
}
