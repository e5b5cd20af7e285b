"""F500–F549: channels, prompts and languages, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F501": Wording(
        title="al messaggio vocale `{name}` mancano le lingue: {languages}",
        label="senza parole in: {languages}",
        cause="Un flusso che lo dice parla anche queste lingue; chi chiama in una di esse non sentirebbe niente.",
        hint="lo scriva sotto `{name}` in ognuna di queste lingue.",
        notes={"said": "detto qui"},
    ),
    "F501.medium": Wording(
        title="il messaggio vocale `{name}` non ha niente da mostrare su: {media}",
        label="soltanto un suono",
        cause="Sui mezzi scritti il cliente legge, e un suono non ha parole.",
        hint="scriva un `text` accanto al suono, in: {languages}.",
    ),
    "F501.answer": Wording(
        title="alla risposta `{name}` mancano le lingue: {languages}",
        label="senza parole in: {languages}",
        cause="Gli operatori scrivono a clienti di ogni lingua del centro, a ognuno nella sua.",
        hint="la scriva sotto `{name}` in ognuna di queste lingue.",
    ),
    "F502": Wording(
        title="questo testo non ha traduzione in: {languages}",
        label="solo nella lingua di questo file",
        cause=(
            "Un testo tra virgolette è nella prima lingua del file; le altre stanno sotto `translations` in "
            "centre.yaml."
        ),
        hint="scriva sotto `translations` in centre.yaml: `{line}`, con le parole al loro posto.",
        notes={"similar": "`translations` ha questo: è lo stesso?"},
    ),
    "F502.did_you_mean": Wording(
        hint="scriva qui il testo come sta là, o viceversa; oppure aggiunga là `{line}`.",
    ),
    "F503": Wording(
        title="la parola “{word}” non ha traduzione in: {languages}",
        label="solo nella lingua di questo file",
        cause="La parola di un'opzione è detta o scritta da clienti di ogni lingua del flusso.",
        hint="scriva sotto `translations` in centre.yaml: `{line}`, con le parole al loro posto.",
        notes={"similar": "`translations` ha questo: è lo stesso?"},
    ),
    "F503.did_you_mean": Wording(
        hint="scriva qui la parola come sta là, o viceversa; oppure aggiunga là `{line}`.",
    ),
    "F505": Wording(
        title="niente dice quanto dura il silenzio su {medium}",
        label="questa domanda aspetterebbe per sempre",
        cause="`no input` si conta dalla fine del messaggio, e serve una durata per ogni mezzo del flusso.",
        hint="scriva `no input after {length}` in testa al flusso.",
    ),
    "F507": Wording(
        title="la traduzione in `{language}` non dice gli stessi valori",
        label="valori diversi dal suo testo",
        cause="Una traduzione ha le parole tra graffe del suo testo, tutte e nessun'altra, in qualsiasi ordine.",
        hint="scriva le stesse graffe nella traduzione.",
    ),
    "F508": Wording(
        title="le graffe in questo testo non si possono leggere",
        label="una graffa che non contiene un valore",
        cause="Tra graffe sta un nome con i suoi campi e forse un `as`: `{bill.amount as money}`.",
        hint="corregga le graffe, o scriva `\\{` per una graffa da dire.",
    ),
    "F509": Wording(
        title="il servizio `{service}` riceve ciò che il suo flusso non tratta: {media}",
        label="questo servizio",
        cause="Il flusso `{name}` non nomina questi mezzi in testa.",
        hint="li aggiunga a `media` nel flusso, o li tolga dal servizio.",
        notes={"flow": "il suo flusso è questo"},
    ),
    "F510": Wording(
        title="`{word}` non si può fare quando il cliente ha riagganciato",
        label="non c'è più nessuno",
        cause=(
            "Dopo che il cliente ha riagganciato un flusso può usare `set` e `store`; non può parlare, "
            "chiedere o aspettare."
        ),
        hint="lo tolga da questa strada, o porti `on hang up` a un passo a parte.",
        notes={"hang_up": "chi riaggancia finisce lì"},
    ),
    "F511": Wording(
        title="il tasto {name} sta su due opzioni",
        label="di nuovo qui",
        cause="Chi lo preme può andare in un posto solo.",
        hint="dia un altro tasto a una delle opzioni.",
        notes={"first": "prima qui"},
    ),
    "F511.shape": Wording(
        title="un menu accetta una sola forma",
        label="la seconda forma",
        cause="Ciò che il cliente digita potrebbe essere l'una o l'altra.",
        hint="chieda la seconda in un passo a parte, con `collect`.",
    ),
    "F511.anywhere": Wording(
        title="`anywhere` accetta tasti e parole, non una forma",
        label="una forma",
        cause="Vale in ogni domanda del flusso, e una forma ne inghiottirebbe le risposte.",
        hint="scriva un tasto o una parola.",
    ),
    "F511.waiting": Wording(
        title="durante l'attesa ci sono tasti e parole, non una forma",
        label="una forma",
        cause="Ciò che il cliente digita mentre aspetta è un'opzione o niente.",
        hint="lo chieda in un passo a parte, con `collect`.",
    ),
    "F512": Wording(
        title="questa scala non dice che cosa succede alla fine",
        label="manca `then`",
        cause="Dopo l'ultima di queste righe il cliente resterebbe solo.",
        hint="scriva `then` e dove porta come ultima riga.",
    ),
    "F512.exit": Wording(
        title="questo succede una volta sola e non vuole una scala",
        label="qui mai una seconda volta",
        cause="`first`, `second` e `then` spettano a `no input` e `no match`, che possono tornare più volte.",
        hint="scriva che cosa succede senza `first`.",
    ),
    "F513": Wording(
        title="`{name}` non parla una lingua che la chiamata può avere qui: {lacking}",
        label="la chiamata può essere in: {lacking}",
        cause="La chiamata porta con sé la sua lingua, e quel flusso dice in testa di parlarne solo altre.",
        hint="aggiunga `{lacking}` a `languages` in testa a `{name}`, o tolga quella riga.",
        notes={"flow": "il flusso è questo"},
    ),
    "F513.back": Wording(
        title="`{name}` può tornare in una lingua che questo flusso non parla: {lacking}",
        label="la chiamata può tornare in: {lacking}",
        cause="`set language` vale fino alla fine della chiamata, anche dopo il flusso che l'ha scritto.",
        hint="aggiunga `{lacking}` a `languages` in testa a questo flusso.",
    ),
    "F513.media": Wording(
        title="`{name}` non lavora su un mezzo che la chiamata può avere qui: {lacking}",
        label="la chiamata può essere su: {lacking}",
        cause="La chiamata resta sul suo mezzo, e quel flusso dice in testa di lavorare solo su altri.",
        hint="aggiunga `{lacking}` a `media` in testa a `{name}`, o scriva `if medium = …` intorno a questa riga.",
    ),
}
