"""F410–F419: ways through a flow, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F410": Wording(
        title="niente porta a `{name}`",
        label="nessuna chiamata arriva qui",
        cause="Un passo si esegue solo quando un `->` lo nomina: nessuno scivola nel successivo.",
        hint="scriva `-> {name}` dove la chiamata deve arrivare qui, o tolga `{name}`.",
    ),
    "F410.with_others": Wording(
        cause="Un passo si esegue solo quando un `->` lo nomina. Con questo non si raggiunge nemmeno {others}.",
    ),
    "F410.line": Wording(
        title="niente arriva a questa riga di `{name}`",
        label="mai eseguita",
        cause="Tutto ciò che sta sopra va da un'altra parte.",
        hint="tolga la riga, o lasci che una delle righe sopra prosegua fin qui.",
    ),
    "F411": Wording(
        title="una chiamata che arriva a `{name}` non finisce mai",
        label="da qui non si esce",
        cause="Qualunque cosa risponda il cliente, la chiamata torna qui, finché si riaggancia o si guasta qualcosa.",
        hint="lasci che una delle strade porti a un passo che finisce, o scriva `at most 20m -> …` in testa al flusso.",
    ),
    "F411.several": Wording(
        cause="Da qui la chiamata va solo a {others} e ritorno, finché qualcuno riaggancia o si guasta qualcosa.",
        hint="lasci che uno di questi porti a un passo che finisce, o scriva `at most 20m -> …` in testa al flusso.",
    ),
    "F412": Wording(
        title="`{name}` gira in tondo da solo",
        label="torna qui senza fine",
        cause="Su questa strada non c'è una domanda, una registrazione o un conteggio: niente la ferma mai.",
        hint="la conti con `-> {name} again twice, then …`, o chieda qualcosa al cliente lungo la strada.",
        notes={
            "then": "poi `{name}`",
            "through": "attraverso il flusso `{name}`",
            "comes_back": "che torna con `{outcome}`",
            "back": "e da qui di nuovo a `{name}`",
        },
    ),
    "F412.several": Wording(
        title="questi passi girano in tondo da soli: {way}",
    ),
    "F413": Wording(
        title="ogni opzione di `{name}` fa la stessa cosa",
        label="una scelta che non lo è",
        cause="Qualunque cosa scelga il cliente, la chiamata prosegue allo stesso modo.",
        hint="faccia portare le opzioni in posti diversi, o tolga il menu.",
    ),
    "F413.confirm": Wording(
        title="in `{name}` sì e no fanno la stessa cosa",
        hint="faccia portare `yes` e `no` in posti diversi, o tolga la domanda.",
    ),
    "F414": Wording(
        title="il flusso `{name}` usa se stesso",
        label="ricomincia dentro di sé",
        cause="Ogni giro aspetta quello che ha dentro, e così nessuno arriva mai alla fine.",
        hint="vada a un passo con `->`, o dia un esito e lasci che ricominci il flusso di fuori.",
        notes={"then": "e questo usa `{name}`"},
    ),
    "F414.through": Wording(
        title="questi flussi si usano a vicenda: {way}",
        label="usa un flusso che torna qui",
    ),
    "F415": Wording(
        title="`{name}` può non riuscire mentre si rimedia a un guasto",
        label="se non riesce, la chiamata finisce e basta",
        cause="`on failure` si percorre una volta per chiamata; un secondo guasto la chiude senza una parola.",
        hint="scriva `failed` in una riga qui sotto, e dove porta.",
        notes={"on_failure": "`on failure` porta qui"},
    ),
    "F416": Wording(
        title="chi non dice niente resta in `{name}` per sempre",
        label="il silenzio riporta qui senza fine",
        cause="La linea può essere caduta, o il telefono staccato: nessuno chiuderebbe mai questa chiamata.",
        hint="conti con `again twice, then …`, o scriva `at most 20m -> …` in testa al flusso.",
        notes={
            "then": "poi `{name}`",
            "through": "attraverso il flusso `{name}`",
            "comes_back": "che torna con `{outcome}`",
            "back": "e da qui di nuovo a `{name}`",
        },
    ),
    "F416.several": Wording(
        title="chi non dice niente gira in tondo per sempre: {way}",
    ),
    "F417": Wording(
        title="nessuno usa il flusso `{name}`",
        label="nessun servizio porta qui",
        cause="Nessun servizio lo nomina, e nessun flusso a cui arrivi una chiamata lo usa.",
        hint="lo nomini in un servizio di centre.yaml, scriva `do {name}()` in un flusso, o lo tolga.",
    ),
    "F418": Wording(
        title="`{name}` non dà mai il suo esito `{outcome}`",
        label="dichiarato, mai dato",
        cause="Ogni flusso che usa `{name}` deve trattare questo esito, che non arriva mai.",
        hint="scriva `outcome {outcome}` dove il flusso finisce così, o lo tolga da qui.",
    ),
    "F419": Wording(
        title="fino a {count} messaggi di fila prima che il cliente possa rispondere",
        label="l'ultimo, in `{name}`",
        cause="Pochi ascoltano così a lungo: i più premono un tasto, o riagganciano.",
        hint="dica meno, o chieda qualcosa nel mezzo.",
        notes={"from": "cominciano qui"},
    ),
    "F419.silence": Wording(
        title="il cliente può non sentire niente per {seconds} s",
        label="la fine del silenzio, in `{name}`",
        cause="Chi al telefono non sente niente così a lungo crede che la linea sia caduta.",
        hint="scriva tempi più brevi, o `meanwhile say …`.",
        notes={"from": "comincia qui"},
    ),
}
