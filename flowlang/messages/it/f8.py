"""F8xx: secrets, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F801": Wording(
        title="un segreto non si deve dire",
        label="in questo testo c'è un segreto",
        cause=(
            "Ciò che si dice può essere registrato, scritto, ascoltato da altri; un segreto e ciò che se ne calcola no."
        ),
        hint="tolga il segreto dal testo.",
    ),
    "F801.shown": Wording(
        title="un segreto non si deve mostrare",
        label="un segreto, o qualcosa che ne contiene uno",
        cause="Ciò che l'operatore vede può essere fotografato, copiato, letto da altri; un segreto non va a schermo.",
        hint="mostri qualcos'altro, o solo alcuni campi: `(customer.name)`.",
    ),
    "F802": Wording(
        title="un segreto va solo dove si tengono segreti",
        label="questo è segreto",
        cause="La sua destinazione non è segnata `secret`, e finirebbe scritto nel giornale e sugli schermi.",
        hint="scriva `secret` davanti al tipo dove è dichiarata, o passi qualcos'altro.",
        notes={"declared": "qui non è segreto", "flow": "in questo flusso non è segreto"},
    ),
    "F802.kept": Wording(
        label="conservato più a lungo di questo flusso",
        cause="Ciò che si conserva con l'interazione o il cliente viene scritto; un segreto mai.",
        hint="tolga `kept with`, o conservi qualcosa che non è segreto.",
    ),
    "F803": Wording(
        title="qualcosa di personale finisce in un indirizzo web",
        label="questo è personale",
        cause="Gli indirizzi li scrive ogni macchina lungo la strada; `{name}` fa parte di uno.",
        hint="lo faccia chiedere nel corpo dell'operazione, o passi un codice al suo posto.",
        notes={"declared": "questa operazione"},
    ),
    "F804": Wording(
        title="qualcosa di personale va a qualcun altro",
        label="in questo testo c'è un valore personale",
        cause="Un indirizzo scritto nel flusso non è di questo cliente, e ciò che è personale è solo per lui.",
        hint="tolga il valore personale, o affidi la pratica a chi serve il cliente con `deliver`.",
        notes={"to": "viene mandato qui"},
    ),
}
