"""F506 and F520–F529: what media can do, what is sent and shown, in Italian."""

from flowlang.messages.wording import Wording

SIMILAR = {"similar": "intendeva questo?"}

ALONE = "lo tolga, o tolga {media} da `media` in testa al flusso."

WORDINGS: dict[str, Wording] = {
    "F506": Wording(
        title="`{word}` non si può fare su: {media}",
        label="non su {media}",
        cause="Questo flusso dice di funzionare su questi mezzi, e a loro manca ciò che serve.",
        hint="scriva prima `if {test}`, questo sotto, e dietro `else` che cosa succede su {media}.",
    ),
    "F506.alone": Wording(hint=ALONE),
    "F506.keys": Wording(
        title="un valore di tipo `{word}` non si può digitare su: {media}",
        label="non ci sono tasti per questo",
        cause="Al telefono i clienti rispondono con i tasti, e i tasti danno cifre.",
        hint="scriva prima `if {test}`, questo sotto, e dietro `else` chieda `digits`, `number` o `date`.",
    ),
    "F506.keys_alone": Wording(
        title="un valore di tipo `{word}` non si può digitare su: {media}",
        label="non ci sono tasti per questo",
        cause="Al telefono i clienti rispondono con i tasti, e i tasti danno cifre.",
        hint="chieda `digits`, `number`, `amount`, `date` o `phone`.",
    ),
    "F506.send": Wording(
        title="chi chiama non ha con che leggere su: {media}",
        label="nessun posto dove mandarlo",
        cause="`send` senza `to` va a questo cliente sul suo stesso mezzo, e su questo il cliente può solo ascoltare.",
        hint="aggiunga in fondo `by sms`: su {media} va al numero di chi chiama.",
    ),
    "F506.send_alone": Wording(
        title="chi chiama non ha con che leggere su: {media}",
        label="nessun posto dove mandarlo",
        cause="`send` senza `to` va a questo cliente sul suo stesso mezzo, e su questo il cliente può solo ascoltare.",
        hint="aggiunga in fondo `by sms`: va al numero di chi chiama.",
    ),
    "F506.address": Wording(
        title="non si sa dove mandarlo `by {way}` su: {media}",
        label="nessun indirizzo",
        cause="Senza `to` va a questo cliente, e questo mezzo non dice dove trovarlo.",
        hint="scriva `to` e l'indirizzo, oppure prima `if {test}`.",
    ),
    "F506.address_alone": Wording(
        title="non si sa dove mandarlo `by {way}` su: {media}",
        label="nessun indirizzo",
        cause="Senza `to` va a questo cliente, e questo mezzo non dice dove trovarlo.",
        hint="scriva `to` e l'indirizzo.",
    ),
    "F521": Wording(
        title="niente si può mandare con `{name}`",
        label="nessun modo di mandare",
        cause="`by` nomina `sms`, `email` o il connettore di una linea di centre.yaml. Qui ci sono: {known}.",
        hint="ne scriva uno.",
    ),
    "F521.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F522": Wording(
        title="a un valore di tipo `{type}` non si può mandare niente",
        label="non è un indirizzo",
        cause="A un numero di telefono va un SMS, a un indirizzo di posta una mail.",
        hint="scriva un valore di tipo `phone` o `email`.",
    ),
    "F522.sms": Wording(
        title="a un valore di tipo `{type}` non si può mandare un SMS",
        label="non è un numero di telefono",
        cause="Un SMS va a un numero di telefono.",
        hint="scriva un numero, oppure `by email`.",
    ),
    "F522.email": Wording(
        title="a un valore di tipo `{type}` non si può mandare una mail",
        label="non è un indirizzo di posta",
        cause="Una mail va a un indirizzo di posta.",
        hint="scriva un indirizzo di posta, oppure `by sms`.",
    ),
    "F523": Wording(
        title="agli operatori non si può mostrare un `{name}`",
        label="niente ha questo nome",
        cause="`show` mette sullo schermo dell'operatore una di queste cose: {known}.",
        hint="ne scriva una.",
    ),
    "F523.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F523.empty": Wording(
        title="qui `{word}` è senza contenuto",
        label="niente da vedere",
        cause="`script` è un testo; `card` e `form` hanno un testo, valori tra parentesi, o tutti e due.",
        hint='scriva `show {word} "…"`, o il nome di un messaggio.',
    ),
    "F523.answer": Wording(
        title="qui non si dice quale risposta",
        label="nessuna risposta nominata",
        cause="Le risposte pronte stanno sotto `answers` in centre.yaml; `show answer` ne offre una prima delle altre.",
        hint="scriva il nome di una.",
    ),
    "F524": Wording(
        title="il catalogo non ha nessuna risposta di nome `{name}`",
        label="nessuna risposta ha questo nome",
        cause="Le risposte pronte stanno sotto `answers` in centre.yaml; un testo Suo sta tra virgolette.",
        hint="scriva `{name}` sotto `answers` in centre.yaml, o qui un testo tra virgolette.",
    ),
    "F524.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
}
