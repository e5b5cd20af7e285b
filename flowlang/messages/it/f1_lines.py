"""F106–F129: lines and what stands in them, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F106": Wording(
        title="questa riga è rientrata, ma niente sopra vuole righe sotto di sé",
        label="troppo a destra",
        cause=(
            "Una riga sta sotto un'altra che ha bisogno di altro: un passo delle sue azioni, un'azione delle sue "
            "uscite."
        ),
        hint="la scriva a sinistra quanto la riga sopra.",
    ),
    "F106.between": Wording(
        title="questa riga sta tra due livelli",
        label="né l'uno né l'altro",
        cause="Le righe di un livello cominciano nella stessa colonna, così si vede che cosa appartiene a che cosa.",
        hint="la rientri come le righe a cui appartiene; `flowlang fmt` lo fa per file interi.",
    ),
    "F106.block": Wording(
        title="`{written}` comincia qui, dentro qualcos'altro",
        label="va rientrato di due colonne, non di più",
        cause="Passi, menu e code stanno fianco a fianco in un flusso, nessuno dentro un altro.",
        hint="lo rientri come i passi e i menu sopra.",
    ),
    "F107": Wording(
        title="ciò che si fa sta sia sulla riga sopra sia sotto",
        label="e qui",
        cause=(
            "Ciò che segue un'uscita, un'opzione o un `if` sta sulla sua riga o rientrato sotto, uno per riga, "
            "mai in tutti e due i posti."
        ),
        hint="lo sposti tutto sotto, o tutto sulla riga sopra, con le virgole.",
    ),
    "F108": Wording(
        title="sotto questo `{word}` non c'è niente",
        label="servono righe sotto",
        cause=(
            "Un flusso ha bisogno di passi, un passo di azioni, un menu di opzioni: senza, chi chiama non "
            "sentirebbe niente."
        ),
        hint="scriva che cosa succede qui, rientrato di due.",
    ),
    "F109": Wording(
        title="nessuna riga comincia con `{written}`",
        label="qui sconosciuto",
        cause="Una riga comincia con una parola del linguaggio, come `say`, `if` o `->`, o con il nome di un'uscita.",
        hint="cominci con una di queste parole; una nota comincia con `#`.",
    ),
    "F109.did_you_mean": Wording(
        title="nessuna riga comincia con `{written}`",
        label="intendeva `{meant}`?",
        hint="scriva `{meant}`.",
    ),
    "F109.option": Wording(
        title="`{written}` è un'opzione, e questo non è un menu",
        label="un'opzione",
        cause="Tasti e parole tra cui scegliere stanno in un `menu`; in un passo nessuno li aspetta.",
        hint="ne faccia un `menu`, e ci arrivi con `->`.",
    ),
    "F109.place": Wording(
        title="`{written}` non può stare qui",
        label="non in questo posto",
        cause=(
            "Un menu contiene `say`, opzioni, `no input` e `no match`; una domanda `say` e uscite; le azioni "
            "stanno nei passi."
        ),
        hint="la sposti in un passo, e ci arrivi con `->`.",
    ),
    "F110": Wording(
        title="questa freccia non porta da nessuna parte",
        label="dove?",
        cause="Dopo `->` sta il nome di un passo, un menu o una coda di questo flusso.",
        hint="scriva il nome di un passo, o solo `end` dove il flusso è finito.",
    ),
    "F110.word": Wording(
        title="`{name}` è una parola del linguaggio, non un passo",
        label="niente freccia prima di questo",
        hint="la scriva da sola, senza `->`.",
    ),
    "F110.missing": Wording(
        title="manca `->` prima di `{name}`",
        label="nessuna freccia porta lì",
        cause="Dove va poi la chiamata sta dopo una freccia.",
        hint="scriva `-> {name}`.",
    ),
    "F110.spelling": Wording(
        title="`{written}` non è una freccia del linguaggio",
        label="una freccia si scrive `->`",
        cause="Dove va poi la chiamata sta dopo `->`, due segni e niente in mezzo.",
        hint="scriva `{meant}`.",
    ),
    "F110.end": Wording(
        title="`{written}` si scrive `{meant}`",
        label="la fine della chiamata?",
        cause="`{meant}` finisce il flusso, e con esso la chiamata.",
        hint="scriva `{meant}`.",
    ),
    "F111": Wording(
        title="questo `{word}` non ha un nome",
        label="come si chiama?",
        cause="Gli altri ci arrivano, o lo usano, con il suo nome.",
        hint="scriva dopo un nome: una parola sola, che cominci con una lettera.",
    ),
    "F111.two_words": Wording(
        title="un nome è una parola sola, e `{written}` sono due",
        label="due parole",
        cause="Le parole dopo un nome hanno un loro significato, perciò un nome finisce a uno spazio.",
        hint="scriva `{meant}`.",
    ),
    "F111.hyphen": Wording(
        title="un nome non ha trattini, e `{written}` ne ha",
        label="un trattino vuol dire meno",
        cause="Un nome è una parola sola di lettere, cifre e `_`.",
        hint="scriva `{meant}`, qui e dovunque lo si nomini.",
    ),
    "F112": Wording(
        title="dopo una strada da prendere non può seguire niente",
        label="fin qui non arriva nessuno",
        cause="Con `->`, `end`, `again` e simili la chiamata va altrove; ciò che sta dopo non succederebbe mai.",
        hint="lo scriva prima della strada da prendere, con una virgola, o lo tolga.",
    ),
    "F113": Wording(
        title="questa riga non appartiene a nessun flusso",
        label="fuori da ogni flusso",
        cause="Tutto tranne le note sta dentro un flusso: sotto una riga come `flow main`, rientrato.",
        hint="la rientri di due, o scriva sopra la riga del suo flusso.",
    ),
    "F113.did_you_mean": Wording(
        title="`{written}` non comincia un flusso",
        label="intendeva `{meant}`?",
        hint="scriva `{meant}`.",
    ),
    "F113.flow": Wording(
        title="manca `flow` prima di `{name}`",
        label="un nome da solo",
        cause="Un flusso comincia con la parola `flow` e il suo nome, al margine sinistro.",
        hint="scriva `flow {name}`.",
    ),
    "F114": Wording(
        title="`{name}` è una parola del linguaggio, non un nome",
        label="già presa",
        cause="Chi legge deve sapere subito se una parola è del linguaggio o Sua.",
        hint="prenda un altro nome, come `my_{name}` o uno migliore.",
    ),
    "F114.built_in": Wording(
        title="`{name}` è un valore di ogni flusso, non un nome da dare",
        label="c'è già",
        cause="Il linguaggio porta con sé `{name}`; un secondo con questo nome lo nasconderebbe.",
    ),
    "F115": Wording(
        title="`{written}` non è una durata",
        label="secondi, minuti, ore?",
        cause="Una durata è un numero con la sua unità, senza spazio: `250ms`, `6s`, `3m`, `4h`, `1d`, `1w`.",
        hint="scriva l'unità: `s` per i secondi, `m` per i minuti, `h` per le ore.",
    ),
    "F115.unit": Wording(
        title="`{written}` non è una durata",
        label="intendeva `{meant}`?",
        hint="scriva `{meant}`.",
    ),
    "F115.clock": Wording(
        title="`{written}` non è un'ora del giorno",
        label="da 00:00 a 23:59",
        cause="Un giorno ha 24 ore di 60 minuti.",
        hint="scriva un'ora da `00:00` a `23:59`.",
    ),
    "F115.huge": Wording(
        title="questa durata è troppo lunga",
        label="più di nove cifre",
        cause="Nessuna chiamata, e nessun cliente, aspetta tanto.",
        hint="ne scriva una più breve, se serve in un'unità più grande.",
    ),
    "F116": Wording(
        title="manca una virgola prima di `{written}`",
        label="prima di questo",
        cause="Le virgole stanno tra più etichette, tra più azioni su una riga, e prima di `then` o `meanwhile`.",
        hint="scriva `,` prima di questo.",
    ),
    "F116.extra": Wording(
        title="questa virgola è di troppo",
        label="qui non c'è niente da separare",
        hint="la tolga.",
    ),
    "F117": Wording(
        title="`{written}` non è un tasto",
        label="non c'è su un telefono",
        cause="Un telefono ha i tasti da 0 a 9, `star` e `hash`; più cifre di fila si digitano una dopo l'altra.",
        hint="scriva un tasto, o la parola da dire tra virgolette.",
    ),
    "F117.word": Wording(
        title="questa non può essere una parola da scegliere",
        label="non è una parola semplice",
        cause="Le parole di un'opzione si conoscono prima della chiamata, così che ogni lingua le abbia.",
        hint="scriva una o due parole semplici tra virgolette, senza graffe.",
    ),
    "F118": Wording(
        title="`{written}` non è un numero intero adatto qui",
        label="al massimo quattro cifre",
        cause="Lunghezze e livelli si contano: mezza cifra non si può digitare.",
        hint="scriva un numero intero, come `6`.",
    ),
    "F118.count": Wording(
        title="niente si può fare `{written}` volte",
        label="da 1 a 999",
        hint="scriva `once`, `twice`, o un numero intero come `3 times`.",
    ),
    "F119": Wording(
        title="questa riga finisce troppo presto",
        label="che cosa segue `{written}`?",
        cause="Dopo l'ultima parola manca qualcosa di cui questa riga ha bisogno.",
        hint="scriva ciò che manca; `flowlang explain F119` mostra righe intere.",
    ),
    "F119.word": Wording(
        title="manca `{missing}` dopo `{written}`",
        label="la riga finisce qui",
        cause="Può seguire soltanto `{missing}`, e poi ciò che ne fa parte.",
        hint="scriva `{missing}` e il resto; `flowlang explain F119` mostra righe intere.",
    ),
    "F119.collect": Wording(
        title="mancano `{word}` e un tipo dopo `{written}`",
        label="che cosa dà chi chiama?",
        cause="Il tipo dice che cosa si può dare: `digits(6)`, `phone`, `date`, `amount`, `text` e altri.",
        hint="scriva `{form}`, con il tipo adatto.",
    ),
    "F120": Wording(
        title="questo sta qui per la seconda volta",
        label="detto già prima",
        cause="Uno dei due verrebbe ignorato, e nessuno saprebbe dire quale.",
        hint="ne tolga uno.",
    ),
    "F121": Wording(
        title="questo sta tra i gradini di una scala e non lo è",
        label="né `first` né `second` … né `then`",
        cause="Sotto `no input` o `no match` sta o una scala, `first`, `second` … `then`, o ciò che si fa ogni volta.",
        hint="lo metta dopo un gradino, con una virgola.",
    ),
    "F121.order": Wording(
        title="i gradini di questa scala non sono in ordine",
        label="fuori posto",
        cause="Una scala si sale dal basso: `first`, `second`, `third`, ognuno una volta, e `then` alla fine.",
        hint="li metta in ordine, senza saltarne.",
    ),
    "F122": Wording(
        title="questo va in testa al flusso",
        label="sotto un passo o un menu",
        cause="Chi legge un flusso impara prima ciò che vale per tutto: lingue, canali, variabili, silenzi.",
        hint="lo sposti sopra il primo passo, menu o coda.",
    ),
    "F123": Wording(
        title="questa riga non dice che cosa succede poi",
        label="e poi?",
        cause="Dopo un'uscita, un'opzione o un `if` sta ciò che si fa, sulla riga o rientrato sotto.",
        hint="scriva dove porta, come `-> goodbye`, o che cosa si fa.",
    ),
    "F124": Wording(
        title="questo `else` non appartiene a nessun `if`",
        label="nessun `if` subito sopra",
        cause="`else` ed `else if` stanno subito sotto il loro `if`, a sinistra quanto lui.",
        hint="scriva sopra l'`if`, o lo tolga.",
    ),
    "F124.spelling": Wording(
        title="`{written}` si scrive `else if`",
        label="due parole",
        cause="Il linguaggio si legge ad alta voce, perciò usa parole intere.",
        hint="scriva `else if`.",
    ),
    "F125": Wording(
        title="questo non dice quante volte",
        label="`once`, `twice`, `3 times`",
        cause="Dopo `again` sta `once`, `twice` o un numero e `times`, e poi una virgola e ciò che segue.",
        hint="scriva `again twice, then -> goodbye`, o solo `again` per ogni volta.",
    ),
    "F126": Wording(
        title="questa nota sembra un'opzione",
        label="nessuno la può premere",
        cause="Una riga disattivata con `#` si scambia presto per una che funziona.",
        hint="tolga la riga, o cominci la nota con delle parole.",
    ),
    "F127": Wording(
        title="questa parentesi non si chiude mai",
        label="si apre qui",
        cause="Ciò che sta tra parentesi va insieme, perciò si deve vedere dove finisce.",
        hint="scriva `{end}` dove finisce.",
    ),
    "F127.call": Wording(
        title="mancano le parentesi dopo `{name}`",
        label="che cosa riceve?",
        cause="Dopo `do` e il nome di un flusso stanno le parentesi con ciò che gli serve, anche vuote.",
        hint="scriva `do {name}()`.",
    ),
    "F128": Wording(
        title="questo vuole una riga per sé",
        label="un'azione per riga",
        cause=(
            "In un passo ogni azione, e la strada alla fine, sta su una riga sua; le virgole servono per uscite e"
            " opzioni."
        ),
        hint="cominci qui una nuova riga.",
    ),
    "F129": Wording(
        title="un testo da dire sta tra virgolette",
        label="niente virgolette",
        cause="`say` e una parola sola è un messaggio del catalogo; tutto il resto è un testo, tra virgolette.",
        hint='scriva `"` prima e dopo il testo.',
    ),
    "F129.number": Wording(
        title="un numero di telefono sta tra virgolette",
        cause="Senza virgolette ci si farebbero i conti: `+` somma, e gli zeri all'inizio non contano.",
        hint="scriva `{meant}`.",
    ),
}
