"""F901–F910: what is wrong with the form of `centre.yaml`, whatever it declares, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F901": Wording(
        title="questo non è YAML",
        label="da qui non si capisce più",
        cause="`centre.yaml` si scrive in YAML: chiavi e valori, elenchi, e gruppi di chiavi rientrati con spazi.",
        hint="guardi questa riga e quella sopra; un testo con segni speciali va scritto tra virgolette doppie.",
        notes={"begun": "ciò a cui appartiene comincia qui"},
    ),
    "F901.empty": Wording(
        title="il catalogo è vuoto",
        label="qui non c'è niente",
        cause="Un centro senza catalogo non ha linee né servizi.",
        hint="cominci con `centre: 1`, `name` e `languages`.",
    ),
    "F901.tab": Wording(
        title="una riga comincia con una tabulazione",
        label="questa è una tabulazione",
        cause="In YAML si rientra solo con spazi, perché ogni editor mostra le tabulazioni larghe a modo suo.",
        hint="metta degli spazi al suo posto.",
    ),
    "F901.start": Wording(
        title="nessun testo comincia con questo segno",
        label="in YAML questo segno ha un significato proprio",
        hint="metta tutto il testo tra virgolette doppie.",
    ),
    "F901.quote": Wording(
        title="una virgoletta non viene mai chiusa",
        label="il file finisce qui",
        cause="Tutto ciò che segue la virgoletta è stato preso per un unico lungo testo.",
        hint="scriva la seconda virgoletta dove il testo finisce.",
        notes={"begun": "il testo comincia qui"},
    ),
    "F901.bracket": Wording(
        title="una parentesi non è chiusa, o manca una virgola",
        label="qui ci si aspettava una virgola o la parentesi chiusa",
        cause="Tra parentesi le voci sono divise da virgole. Può anche essere finito troppo presto un testo con segni.",
        hint="chiuda la parentesi, scriva la virgola, o metta il testo tra virgolette doppie.",
        notes={"begun": "la parentesi è stata aperta qui"},
    ),
    "F901.colon": Wording(
        title="c'è un segno di due punti dove non può stare",
        label="questi due punti darebbero inizio a un secondo valore",
        cause="I due punti con uno spazio dividono la chiave dal valore, anche in mezzo a un testo senza virgolette.",
        hint="metta il testo tra virgolette doppie; se invece è una chiave, la allinei con le sue vicine.",
    ),
    "F901.no_colon": Wording(
        title="una chiave è senza i due punti",
        label="prima di questo ci si aspettavano i due punti",
        cause="Ogni chiave è seguita dai due punti, anche se dopo non c'è niente.",
        hint="scriva i due punti dopo la chiave.",
        notes={"begun": "questo è preso per una chiave"},
    ),
    "F901.indent": Wording(
        title="questa riga è rientrata con un numero di spazi diverso dalle vicine",
        label="questo non è allineato",
        cause="Le chiavi che stanno insieme cominciano nella stessa colonna.",
        hint="la allinei con le chiavi a cui appartiene.",
        notes={"begun": "quelle cominciano qui"},
    ),
    "F901.rest": Wording(
        title="dopo un valore avanza qualcosa",
        label="questo segue un valore già finito",
        cause=(
            "Una virgoletta o una parentesi ha chiuso il valore; un testo che "
            "contiene virgolette va tutto tra virgolette."
        ),
        hint="metta tutto il testo tra virgolette doppie, o tolga questo.",
        notes={"begun": "appartiene a ciò che comincia qui"},
    ),
    "F901.escape": Wording(
        title="una barra rovesciata è seguita da qualcosa che non va con essa",
        label="YAML non conosce questo segno",
        cause="Tra virgolette doppie la barra rovesciata cambia la lettera che segue, come in `\\n` o `\\u00e0`.",
        hint="scriva due barre rovesciate per averne una, o la tolga.",
        notes={"begun": "il testo comincia qui"},
    ),
    "F902": Wording(
        title="in questo catalogo c'è più di quanto flowlang legga",
        label="troppo",
        cause=(
            "Un catalogo ha al massimo {most} caratteri; elenchi e gruppi hanno al massimo {entries} voci "
            "e non stanno più di {deepest} uno nell'altro."
        ),
        hint="tolga ciò che non appartiene a questo centro.",
    ),
    "F903": Wording(
        title="un catalogo non ha ancore",
        label="`&` dà inizio a un'ancora",
        cause="Ogni voce dice da sé che cosa è: si legge da sola e resta giusta quando un'altra cambia.",
        hint="scriva il valore per intero; se è un testo che comincia con `&`, lo metta tra virgolette doppie.",
    ),
    "F903.alias": Wording(
        title="un catalogo non ha rimandi ad ancore",
        label="`*` dà inizio a un rimando",
        hint="scriva il valore per intero; se è un testo che comincia con `*`, lo metta tra virgolette doppie.",
    ),
    "F903.tag": Wording(
        title="un catalogo non ha etichette di tipo",
        label="`!` dà inizio a un'etichetta",
        cause="flowlang sa di ogni valore che cosa deve essere; non serve dirlo.",
        hint="tolga l'etichetta; se è un testo che comincia con `!`, lo metta tra virgolette doppie.",
    ),
    "F903.document": Wording(
        title="nello stesso file comincia un secondo catalogo",
        label="qui comincia un altro documento",
        cause="Un file contiene un solo catalogo; ciò che segue non verrebbe guardato.",
        hint="tolga questa riga, o metta ciò che segue in una cartella a parte.",
    ),
    "F904": Wording(
        title="qui c'è un carattere che nessuno vede ({character})",
        label="qui",
        cause="Un carattere così può far leggere una riga in un altro modo. Spesso arriva con un testo copiato.",
        hint="lo cancelli e riscriva le parole attorno.",
    ),
    "F904.escaped": Wording(
        title="questo testo contiene un carattere che nessuno vede ({character})",
        label="in questo testo è scritto con una barra rovesciata",
        hint="tolga quella sequenza.",
    ),
    "F905": Wording(
        title="`{key}` è scritto due volte",
        label="questa è la seconda volta",
        cause="Uno dei due andrebbe perso senza che nessuno lo dica.",
        hint="dia a uno dei due un altro nome, o lo tolga.",
        notes={"first": "questa è la prima volta"},
    ),
    "F906": Wording(
        title="qui niente si chiama `{key}`",
        label="questa chiave non è conosciuta",
        cause="Qui possono stare: {known}.",
        hint="usi una di queste chiavi, o tolga questa.",
    ),
    "F906.did_you_mean": Wording(
        cause="Una chiave sconosciuta verrebbe saltata, e ciò che dice non accadrebbe mai.",
        hint="scriva `{suggestion}`.",
    ),
    "F906.comma": Wording(
        title="`{key}` è staccato da ciò che gli sta davanti",
        label="questo segue una virgola",
        cause=(
            "Tra parentesi graffe una virgola chiude un testo senza virgolette, e ciò che segue è preso per una chiave."
        ),
        hint="metta tutto il testo tra virgolette doppie; o, se sono più valori, li metta tra parentesi quadre.",
    ),
    "F907": Wording(
        title="a `{name}` manca `{key}`",
        label="qui manca `{key}`",
        cause="Senza, nessuno sa che cosa si intende.",
        hint="scriva `{key}:` e il suo valore qui sotto, o dentro le sue parentesi graffe.",
    ),
    "F908": Wording(
        title="ci si aspettava un solo testo",
        label="questo è un elenco o un gruppo di chiavi",
        cause="Questa chiave prende un solo valore.",
        hint="scriva un testo, senza parentesi.",
    ),
    "F908.empty": Wording(
        title="dietro questa chiave non c'è niente",
        label="qui manca un valore",
        cause="Un valore vuoto non dice niente.",
        hint="scriva il valore, o tolga la chiave.",
    ),
    "F908.nothing": Wording(
        title="questo elenco è vuoto",
        label="qui manca almeno un valore",
        cause="Questo elenco serve a nominare qualcosa.",
        hint="scriva un valore tra le parentesi, o tolga la chiave.",
    ),
    "F908.list": Wording(
        title="ci si aspettava un testo o un elenco di testi",
        label="questo è un gruppo di chiavi",
        cause="Questa chiave prende valori uno dopo l'altro, senza nomi.",
        hint="li scriva tra parentesi quadre, divisi da virgole.",
    ),
    "F908.map": Wording(
        title="ci si aspettavano chiavi con valori",
        label="qui non ci sono chiavi",
        cause="Ciò che si dichiara qui ha delle parti, e ognuna ha la sua chiave.",
        hint="scriva `chiave: valore` nelle righe sotto, con due spazi di rientro, o tra parentesi graffe.",
    ),
    "F908.key": Wording(
        title="un elenco o un gruppo non può essere una chiave",
        label="questo sta dove ci si aspetta una chiave",
        cause="Una chiave è una sola parola o un solo testo.",
        hint="scriva un nome al suo posto.",
    ),
    "F909": Wording(
        title="`{name}` non può essere un nome",
        label="un nome è una sola parola",
        cause="I flussi usano questo nome: una parola di lettere, cifre e `_`, che non comincia con una cifra.",
        hint="scelga un nome come `customer_care`.",
    ),
    "F909.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F910": Wording(
        title="sotto `{section}` non c'è nessun `{name}`",
        label="lì niente ha questo nome",
        cause="Sotto `{section}` ci sono: {known}.",
        hint="usi uno di questi nomi, o dichiari lì `{name}`.",
    ),
    "F910.did_you_mean": Wording(
        cause="Un nome va dichiarato perché un'altra voce lo possa usare.",
        hint="scriva `{suggestion}`.",
    ),
    "F910.none": Wording(
        cause="Questo catalogo non dichiara niente sotto `{section}`.",
        hint="dichiari `{name}` sotto `{section}`.",
    ),
}
