"""F911–F922: single values of `centre.yaml` that are not well, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F911": Wording(
        title="questo non è un numero di telefono intero",
        label="ci si aspettava un numero come +390299900",
        cause="Un numero si scrive come lo compone tutto il mondo: `+`, il paese, il numero, senza niente in mezzo.",
        hint="scriva `+`, il paese e il numero senza spazi, tutto tra virgolette doppie.",
    ),
    "F911.did_you_mean": Wording(hint='scriva `"{suggestion}"`.'),
    "F912": Wording(
        title="`{prefix}` non è l'inizio di un numero",
        label="ci si aspettava un inizio come +39",
        cause="L'inizio di un numero è `+`, il paese e quante altre cifre servono, senza spazi.",
        hint='lo scriva come in `"+39"` o `"+39899"`, tra virgolette doppie.',
    ),
    "F913": Wording(
        title="`{network}` non è una rete",
        label="ci si aspettava un indirizzo o una rete",
        cause=(
            "Una rete è un indirizzo IP con il numero dei suoi bit fissi: "
            "`10.1.0.0/16`. I nomi qui non vengono cercati."
        ),
        hint="scriva un indirizzo come `192.0.2.7`, o una rete come `192.0.2.0/24`.",
    ),
    "F913.did_you_mean": Wording(
        title="`{network}` è un indirizzo dentro una rete",
        label="ci sono più bit di quelli fissi",
        cause="Non è chiaro se si intende una macchina sola o tutta la sua rete.",
        hint="scriva `{suggestion}` per la rete, o il solo indirizzo per la macchina.",
    ),
    "F913.everyone": Wording(
        title="`{network}` è la rete di tutti",
        label="ogni indirizzo ne fa parte",
        cause="Chiunque trovi questa macchina potrebbe usare ciò che è destinato a pochi.",
        hint="indichi gli indirizzi di chi conosce.",
    ),
    "F914": Wording(
        title="`{duration}` non è una durata",
        label="ci si aspettava una durata come 3s",
        cause="Una durata è un numero intero con la sua unità: `ms`, `s`, `m`, `h`, `d` o `w`.",
        hint="la scriva come in `3s` o `500ms`.",
    ),
    "F914.range": Wording(
        title="qui `{duration}` è troppo poco o troppo",
        label="ci si aspettava più di zero e al massimo {most}",
        cause="Nel frattempo chi chiama aspetta.",
        hint="scriva una durata fino a `{most}`.",
    ),
    "F915": Wording(
        title="nessun fuso orario si chiama `{zone}`",
        label="niente ha questo nome",
        cause="I fusi hanno il nome di una regione e di una città, come nell'elenco IANA: `Europe/Rome`.",
        hint="scriva il fuso di una grande città che ha la Sua stessa ora.",
    ),
    "F915.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F916": Wording(
        title="flowlang non parla ancora `{language}`",
        label="questa lingua non è conosciuta",
        cause="Date, ore e importi vanno detti in ogni lingua del centro. Le lingue conosciute sono: {known}.",
        hint="ne scriva una di queste.",
    ),
    "F916.did_you_mean": Wording(
        title="una lingua non si scrive `{language}`",
        cause="Una lingua si scrive con le sue due lettere minuscole: {known}.",
        hint="scriva `{suggestion}`.",
    ),
    "F917": Wording(
        title="`{currency}` non è una valuta",
        label="ci si aspettavano tre lettere maiuscole",
        cause="Una valuta si scrive con le sue tre lettere dell'ISO 4217.",
        hint="la scriva come in `EUR` o `CHF`.",
    ),
    "F918": Wording(
        title="questo non è un numero tra {low} e {high}",
        label="ci si aspettava un numero intero",
        cause="Qui sta un numero intero, da {low} a {high}.",
        hint="scriva soltanto cifre.",
    ),
    "F919": Wording(
        title="`{value}` non è né sì né no",
        label="ci si aspettava `yes` o `no`",
        cause="Questa è una domanda con due risposte.",
        hint="scriva `yes` (sì) o `no`.",
    ),
    "F920": Wording(
        title="nessun mezzo si chiama `{medium}`",
        label="questo mezzo non è conosciuto",
        cause="I mezzi sono: {known}.",
        hint="ne scriva uno di questi.",
    ),
    "F920.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F921": Wording(
        title="a `{address}` non si possono mandare chiamate",
        label="ci si aspettavano una macchina e una porta",
        cause="Le chiamate vanno a una macchina e alla sua porta, divise dai due punti.",
        hint='scriva come in `"10.0.0.9:5060"`, tra virgolette doppie.',
    ),
    "F922": Wording(
        title="questo non è l'indirizzo di un servizio web",
        label="ci si aspettava un indirizzo come https://crm.example.com",
        cause="Un connettore interroga un servizio, a un indirizzo che comincia con `https://` e una macchina.",
        hint="scriva l'indirizzo sotto cui stanno tutte le sue operazioni.",
    ),
    "F922.scheme": Wording(
        title="questo indirizzo non è del web",
        label="non comincia con https:// o http://",
        cause="I connettori parlano HTTP e nient'altro.",
        hint="lo cominci con `https://`.",
    ),
    "F922.credentials": Wording(
        title="in questo indirizzo c'è un utente o una password",
        label="ciò che sta prima della @ finirebbe in ogni registro",
        cause="`centre.yaml` lo leggono in molti e se ne tengono le versioni; niente di segreto vi sta scritto.",
        hint='lo tolga, e lo mandi come intestazione: `Authorization: "Bearer {secret crm_key}"`.',
    ),
    "F922.query": Wording(
        title="un indirizzo di base finisce prima di `?` e `#`",
        label="questo è più di una base",
        cause="I percorsi si aggiungono alla base; ciò che un'operazione chiede viene dai suoi argomenti.",
        hint="tolga ciò che segue il percorso, e lo scriva come argomenti sotto `takes`.",
    ),
}
