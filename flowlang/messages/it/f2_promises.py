"""F219: promises, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F219": Wording(
        title="qui non può accadere niente che si chiami `{name}`",
        label="nessun passo e nessun flusso ha questo nome",
        cause="Una promessa parla dei passi, menu e code del suo flusso, e di altri flussi, per nome.",
        hint=(
            "scriva il nome di un passo o di un flusso; o `say …`, una parola tra virgolette, `any "
            "menu`, `any question`, `any transfer`, `any recording` o `end`."
        ),
    ),
    "F219.did_you_mean": Wording(
        hint="scriva `{suggestion}`.",
    ),
    "F219.prompt": Wording(
        cause="`{name}` è un messaggio del catalogo: ciò che accade è che viene detto.",
        hint="scriva `say {name}`.",
    ),
    "F219.kind": Wording(
        title="`{name}` è un genere di cose, non un nome",
        label="scriva `{suggestion}`",
        cause="I generi si contano (`at most 2 menus`), o si intendono qualunque siano (`never any recording`).",
        hint="scriva `{suggestion}`.",
    ),
    "F219.word": Wording(
        title="nessuna opzione ha la parola «{name}»",
        label="nessuno la può scegliere",
        cause="Una parola tra virgolette si sceglie dove l'ha un'opzione di questo flusso, o di uno a cui esso arriva.",
        hint="scriva una parola che un'opzione ha.",
    ),
    "F219.word_meant": Wording(
        title="nessuna opzione ha la parola «{name}»",
        label="nessuno la può scegliere",
        cause="Una parola tra virgolette si sceglie dove l'ha un'opzione di questo flusso, o di uno a cui esso arriva.",
        hint='scriva `"{suggestion}"`.',
    ),
    "F219.outcome": Wording(
        title="il flusso `{flow}` non ha l'esito `{name}`",
        label="esito che non c'è",
        cause="I suoi esiti sono: {known}.",
        hint="scriva uno di questi.",
    ),
    "F219.outcome_meant": Wording(
        title="il flusso `{flow}` non ha l'esito `{name}`",
        label="esito che non c'è",
        cause="I suoi esiti sono: {known}.",
        hint="scriva `{flow}.{suggestion}`.",
    ),
    "F219.no_outcome": Wording(
        title="il flusso `{flow}` non ha esiti",
        label="non finisce in un modo che abbia un nome",
        cause="Solo i flussi che altri usano hanno esiti.",
        hint="scriva solo `{flow}`: che comincia.",
    ),
}
