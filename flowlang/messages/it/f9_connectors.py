"""F932–F937: connectors and their operations in `centre.yaml`, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F932": Wording(
        title="`{path}` non è un percorso",
        label="questo non può stare in un indirizzo web",
        cause="Un percorso ha lettere, cifre e segni, senza spazi né accenti, e nessun passo è vuoto o torna indietro.",
        hint="lo scriva come sta nella descrizione dell'altro sistema.",
    ),
    "F932.slash": Wording(
        title="un percorso comincia con `/`",
        label="qui manca la `/`",
        cause="Il percorso si aggiunge all'indirizzo di base del connettore.",
        hint="scriva `/{path}`.",
    ),
    "F932.query": Wording(
        title="un percorso finisce prima di `?` e `#`",
        label="questo è più di un percorso",
        cause="Ciò che un'operazione prende e il suo percorso non nomina viene mandato da sé.",
        hint="tolga ciò che segue il percorso; gli argomenti sotto `takes` si aggiungono da soli.",
    ),
    "F932.brace": Wording(
        title="in questo percorso una graffa è senza la sua compagna",
        label="`{` e `}` vanno in coppia",
        cause="Tra le graffe sta il nome di un argomento.",
        hint="scriva tutte e due le graffe attorno al nome.",
    ),
    "F932.argument": Wording(
        title="il percorso nomina `{name}`, che l'operazione non prende",
        label="nessun argomento ha questo nome",
        cause="Ciò che sta tra graffe viene riempito con un argomento di `takes`.",
        hint="aggiunga `{name}` a `takes`, o nomini un argomento che c'è.",
    ),
    "F932.did_you_mean": Wording(
        title="il percorso nomina `{name}`, che l'operazione non prende",
        label="nessun argomento ha questo nome",
        cause="Ciò che sta tra graffe viene riempito con un argomento di `takes`.",
        hint="scriva `{suggestion}`.",
    ),
    "F932.empty": Wording(
        title="`{name}` può essere vuoto, ma sta nel percorso",
        label="un passo di questo percorso potrebbe essere vuoto",
        cause="Un percorso con un passo vuoto porta da un'altra parte.",
        hint="tolga `or nothing`, o lasci `{name}` fuori dal percorso.",
        notes={"argument": "può essere niente"},
    ),
    "F933": Wording(
        title="l'operazione `{name}` non dice come chiede",
        label="qui manca uno fra {known}",
        cause="`get` legge e non cambia niente; `post`, `put`, `patch` e `delete` cambiano qualcosa.",
        hint="scriva uno fra {known}, seguito dal percorso.",
    ),
    "F933.several": Wording(
        title="l'operazione `{name}` chiede in più modi",
        label="qui c'è più di uno fra {known}",
        hint="faccia di ognuno un'operazione.",
    ),
    "F934": Wording(
        title="questo stato non è una risposta ulteriore",
        label="ci si aspettava 204, o uno stato da 400 a 599",
        cause=(
            "Una risposta ulteriore si riconosce dallo stato HTTP con cui l'altro "
            "sistema risponde; gli altri dicono che va bene."
        ),
        hint="scriva lo stato che l'altro sistema usa per questa risposta, come `404`.",
    ),
    "F934.taken": Wording(
        title="ogni operazione ha già l'uscita `{name}`",
        label="scelga un altro nome",
        cause="`ok` vuol dire che la risposta è arrivata; `failed` che non è arrivata, o che nessuno la capisce.",
        hint="dia a questa risposta il nome di ciò che dice, come `not found`.",
    ),
    "F934.name": Wording(
        title="`{name}` non può essere il nome di una risposta",
        label="una risposta è `not found`, o una sola parola",
        cause="I flussi trattano una risposta per nome, come le altre uscite.",
        hint="scriva `not found`, o una sola parola come `blocked`.",
    ),
    "F934.twice": Wording(
        title="{status} vale per due risposte",
        label="questa è la seconda",
        cause="Nessuno potrebbe dire quale delle due si intendeva.",
        hint="lo lasci a una sola.",
        notes={"first": "questa è la prima"},
    ),
    "F935": Wording(
        title="`{name}` non è il nome di un'intestazione",
        label="ci si aspettavano lettere, cifre e `-`",
        cause="Il nome di un'intestazione è una sola parola.",
        hint="lo scriva come sta nella descrizione dell'altro sistema.",
    ),
    "F935.ours": Wording(
        title="l'intestazione `{name}` è di flowlang",
        label="qui non si può mettere",
        cause="Viene messa a ogni domanda, secondo che cosa si chiede e a chi.",
        hint="la tolga.",
    ),
    "F935.value": Wording(
        title="l'intestazione `{name}` ha un valore che non si può mandare",
        label="ci si aspettavano lettere, cifre e segni semplici",
        cause="Le intestazioni non hanno accenti e al massimo mille caratteri.",
        hint="lo scriva senza accenti.",
    ),
    "F935.twice": Wording(
        title="l'intestazione `{name}` è scritta due volte",
        label="questa è la seconda volta",
        cause="Nelle intestazioni maiuscole e minuscole sono la stessa cosa.",
        hint="ne tolga una.",
        notes={"first": "questa è la prima volta"},
    ),
    "F936": Wording(
        title="nell'intestazione `{name}` sembra esserci un segreto",
        label="lo leggerebbe chiunque legga il catalogo",
        cause="Di `centre.yaml` si tengono versioni e copie; ciò che è segreto sta altrove e qui ha solo un nome.",
        hint='ne scriva il nome, come in `"Bearer {secret crm_key}"`, e tenga il segreto dove il centro è in funzione.',
    ),
    "F936.form": Wording(
        title="le graffe nell'intestazione `{name}` non nominano un segreto",
        label="ci si aspettava `{secret crm_key}`",
        cause="Tra le graffe di un'intestazione stanno la parola `secret` e un nome di minuscole, cifre e `_`.",
        hint='scriva come in `"Bearer {secret crm_key}"`.',
    ),
    "F937": Wording(
        title="`{name}` è personale e starebbe in un indirizzo web",
        label="questo argomento fa parte dell'indirizzo",
        cause="Gli indirizzi vengono annotati da ogni macchina sul loro cammino.",
        hint=(
            "chieda con un codice che non dice niente della persona, o si "
            "accerti che l'altro tenga per sé gli indirizzi."
        ),
    ),
    "F937.secret": Wording(
        title="`{name}` è segreto e starebbe in un indirizzo web",
        hint="usi `post`, che manda gli argomenti a parte, e lasci `{name}` fuori dal percorso.",
    ),
    "F937.parts": Wording(
        title="`{name}` ha più parti e starebbe in un indirizzo web",
        label="un record o un elenco non entra in un indirizzo",
        cause="Ciò che un `get` prende, e ciò che un percorso nomina, è un valore solo.",
        hint="nomini i valori uno per uno, o usi `post`.",
    ),
}
