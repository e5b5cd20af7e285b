"""F923–F931, F938–F942: what the sections of `centre.yaml` say that cannot be, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F923": Wording(
        title="due linee hanno il numero {number}",
        label="questo numero è già preso",
        cause="Una chiamata a un numero può arrivare a una sola linea.",
        hint="dia a una delle linee un altro numero, o la tolga.",
        notes={"first": "lo ha questa linea"},
    ),
    "F924": Wording(
        title="questo catalogo ha la forma {version}",
        label="la forma conosciuta è {known}",
        cause="Il numero dice in quale forma è scritto il catalogo, così che uno più nuovo non venga frainteso.",
        hint="scriva `centre: {known}`, o usi un flowlang più recente.",
    ),
    "F924.people": Wording(
        title="questo file delle persone ha la forma {version}",
        hint="scriva `people: {known}`, o usi un flowlang più recente.",
    ),
    "F925": Wording(
        title="la linea `{name}` non ha un indirizzo",
        label="nessuno può raggiungere questa linea",
        cause="Una linea è un numero di telefono, oppure una pagina o una casella dietro un connettore.",
        hint="scriva il suo `number` (numero) o il suo `connector` (connettore).",
    ),
    "F925.both": Wording(
        title="la linea `{name}` ha un numero e un connettore",
        label="una linea è una cosa o l'altra",
        hint="ne faccia due linee; possono portare allo stesso servizio.",
    ),
    "F926": Wording(
        title="`{value}` sta due volte nell'elenco",
        label="questa è la seconda volta",
        cause="La seconda non aggiunge niente; forse se ne intendeva un altro.",
        hint="ne tolga uno, o scriva quello che intendeva.",
        notes={"first": "questa è la prima volta"},
    ),
    "F927": Wording(
        title="questo centro non parla `{language}`",
        label="questa lingua non è tra quelle del centro",
        cause="Le lingue del centro sono: {known}. Ciò che sta sotto un'altra non verrebbe mai detto.",
        hint="ne scriva una di queste, o aggiunga `{language}` a `languages`.",
    ),
    "F927.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F928": Wording(
        title="`{path}` non è un file di suono",
        label="ci si aspettava un file che finisce in .wav",
        cause="I suoni vengono letti da file WAV.",
        hint="converta il suono in WAV e indichi quel file.",
    ),
    "F928.absolute": Wording(
        title="`{path}` non sta nella cartella del centro",
        label="ci si aspettava un percorso dentro la cartella",
        cause="La cartella del centro contiene tutto ciò che gli serve, e si può copiare così com'è.",
        hint="metta il file nella cartella e ne scriva il percorso da lì, come in `sounds/beep.wav`.",
    ),
    "F928.outside": Wording(
        title="`{path}` porta fuori dalla cartella del centro",
        label="`..` porta fuori",
        cause="Niente di ciò che sta fuori dalla cartella appartiene al centro.",
        hint="metta il file nella cartella e ne scriva il percorso da lì.",
    ),
    "F928.backslash": Wording(
        title="`{path}` contiene una barra rovesciata",
        label="le cartelle sono divise da `/`",
        cause="I percorsi si scrivono allo stesso modo su ogni macchina.",
        hint="scriva `/` tra cartella e file.",
    ),
    "F928.form": Wording(
        title="`{path}` si può scrivere in modo più semplice",
        label="questo percorso ha un passo vuoto",
        cause="Un file ha un solo percorso, così che lo si ritrovi quando lo si cerca.",
        hint="tolga `./` e le `/` doppie.",
    ),
    "F929": Wording(
        title="il suono `{path}` non c'è",
        label="nessun file del centro ha questo percorso",
        cause="Chi arriva a questo messaggio non sentirebbe niente.",
        hint="metta il file nella cartella del centro, o scriva un testo.",
    ),
    "F929.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F930": Wording(
        title="questo non è un tipo",
        label="ci si aspettava un tipo come `text` o `digits(6)`",
        cause=(
            "Un tipo dice che cosa può essere un valore: `text`, `digits(6)`, `amount`, `date`, `list of` e un record."
        ),
        hint="scriva un tipo.",
    ),
    "F930.did_you_mean": Wording(title="nessun tipo si chiama `{word}`", hint="scriva `{suggestion}`."),
    "F930.unknown": Wording(
        title="nessun tipo si chiama `{word}`",
        label="né un tipo né un record ha questo nome",
        hint="ne scriva uno di questi, o dichiari `{word}` sotto `records`.",
    ),
    "F930.rest": Wording(
        title="in questo tipo avanza `{rest}`",
        label="il tipo finisce prima di `{rest}`",
        cause="Dopo un tipo sta `or nothing` (o niente), oppure più nulla.",
        hint="tolga `{rest}` e ciò che segue.",
    ),
    "F930.range": Wording(
        title="queste lunghezze non vanno",
        label="ci si aspettavano lunghezze da 1 a {most}, prima la minore",
        cause="Tra parentesi sta quanti caratteri ci sono, oppure il minimo e il massimo.",
        hint="scriva `digits(6)`, o `digits(13..19)`.",
    ),
    "F930.length": Wording(
        title="questa lunghezza non si può leggere",
        label="ci si aspettavano cifre, `..` e la parentesi chiusa",
        cause="Tra parentesi sta quanti caratteri ci sono, oppure il minimo e il massimo.",
        hint="scriva `digits(6)`, o `digits(13..19)`.",
    ),
    "F930.choices": Wording(
        title="queste scelte non si possono leggere",
        label="ci si aspettavano nomi diversi, divisi da virgole",
        cause="Dopo `one of` stanno i nomi che un valore può avere, ognuno una volta.",
        hint='scriva `"one of gold, silver"`, tra virgolette doppie se sta fra parentesi graffe.',
    ),
    "F930.expected": Wording(
        title="in questo tipo manca `{expected}`",
        label="ci si aspettava `{expected}`",
        cause="I tipi si leggono come in un flusso: `list of Bill`, `one of gold, silver`, `text or nothing`.",
        hint="aggiunga `{expected}`.",
    ),
    "F931": Wording(
        title="il record `{name}` non ha campi",
        label="dentro non c'è niente",
        cause="Un record esiste per i suoi campi.",
        hint="scriva i suoi campi, ognuno con il suo tipo: `{amount: amount, due: date}`.",
    ),
    "F931.circle": Wording(
        title="il record `{name}` contiene se stesso",
        label="riporta a se stesso",
        cause="Un record così non avrebbe fine.",
        hint="vi tenga un codice dell'altro, e lo chieda quando serve.",
    ),
    "F938": Wording(
        title="`{prefix}` è permesso e rifiutato insieme",
        label="niente che cominci così si può chiamare",
        cause="Vince ciò che dice `refuse`.",
        hint="tolga qui `{prefix}`, o restringa ciò che è rifiutato.",
    ),
    "F938.premium": Wording(
        title="i numeri che cominciano con `{prefix}` non vengono mai chiamati",
        label="questi numeri hanno un costo aggiuntivo",
        cause="I numeri a sovrapprezzo e satellitari sono sempre rifiutati: è con quelli che si derubano i centri.",
        hint="tolga `{prefix}`.",
    ),
    "F939": Wording(
        title="non si dice da quale trunk escono le chiamate",
        label="più di un trunk ha un indirizzo",
        cause="Le chiamate potrebbero uscire da: {known}.",
        hint="aggiunga `trunk:` e uno di questi nomi.",
    ),
    "F939.none": Wording(
        title="ci sono numeri permessi, ma nessun trunk ha un indirizzo",
        label="nessuna chiamata può uscire",
        cause="Le chiamate vengono mandate a un trunk che ha un `address`.",
        hint="dia a un trunk un `address`.",
    ),
    "F939.address": Wording(
        title="il trunk `{trunk}` non ha un indirizzo",
        label="di lì nessuna chiamata può uscire",
        cause="Le chiamate vengono mandate a un trunk che ha un `address`; gli altri le ricevono soltanto.",
        hint="gli dia un `address`, o indichi un altro trunk.",
    ),
    "F940": Wording(
        title="`{name}` è il nome di un tipo",
        label="un record non lo può avere",
        cause="In un flusso nessuno distinguerebbe il record dal tipo.",
        hint="scelga un altro nome, come `Bill`.",
    ),
    "F940.hours": Wording(
        title="`{name}` è una parola del linguaggio",
        label="un calendario non può avere questo nome",
        cause="In un flusso `hours` è sempre il calendario del servizio stesso.",
        hint="scelga un altro nome, come `office`.",
    ),
    "F941": Wording(
        title="`{service}` non riceve chiamate, ma la linea `{line}` è un numero di telefono",
        label="questo servizio non si può chiamare",
        cause="Un numero di telefono porta a un servizio con il mezzo `voice` (voce).",
        hint="aggiunga `voice` ai mezzi del servizio, o porti la linea a un altro servizio.",
        notes={"service": "`{service}` è dichiarato qui"},
    ),
    "F942": Wording(
        title="il messaggio `{name}` non dice niente",
        label="qui non c'è né un testo né un suono",
        cause="Chi arriva a questo messaggio non sentirebbe niente.",
        hint="ne scriva il testo per ogni lingua, o un `sound` (suono).",
    ),
    "F942.language": Wording(
        title="questo messaggio non dice niente in `{language}`",
        label="qui non c'è né un testo né un suono",
        hint="scriva un testo, o `{sound: sounds/hello.wav}`.",
    ),
}
