"""F2xx: names, in Italian."""

from flowlang.messages.wording import Wording

SIMILAR = {"similar": "intendeva questo?"}

WORDINGS: dict[str, Wording] = {
    "F201": Wording(
        title="non c'è nessun passo di nome `{name}`",
        label="qui niente ha questo nome",
        cause="`->` porta a uno `step`, un `menu` o una `queue` di questo flusso; `hand to` porta a un altro flusso.",
        hint="scriva un passo di nome `{name}`, o porti a uno che c'è.",
    ),
    "F201.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F201.flow": Wording(
        label="questo è un flusso, non un passo di questo flusso",
        hint="scriva `do {name}()` per usare quel flusso e tornare.",
    ),
    "F202": Wording(
        title="il nome `{name}` è dato due volte",
        label="dato di nuovo qui",
        cause="Un nome deve significare una cosa sola, perché chi legge sappia che cosa succede.",
        hint="dia un altro nome a uno dei due.",
        notes={"first": "dato prima qui"},
    ),
    "F202.exit": Wording(
        title="l'uscita `{name}` è trattata due volte",
        label="trattata di nuovo qui",
        cause="Un'uscita porta in un posto solo; la seconda riga non verrebbe mai presa.",
        hint="tolga una delle due righe.",
        notes={"first": "trattata prima qui"},
    ),
    "F202.head": Wording(
        title="`{name}` sta due volte in testa a questo flusso",
        label="detto di nuovo qui",
        cause="Un flusso lo dice una volta sola; di due righe una andrebbe persa.",
        hint="scriva una sola delle due righe.",
        notes={"first": "detto prima qui"},
    ),
    "F203": Wording(
        title="qui niente si chiama `{name}`",
        label="nessuna variabile ha questo nome",
        cause=(
            "Un valore è una variabile di questo flusso, iniziata con `var` o dall'azione che la riempie, "
            "oppure uno sempre presente, come `language`."
        ),
        hint="scriva `var {name} : …` in testa al flusso, o un nome che c'è.",
        notes={"stands": "`{name}` sta qui", "said": "detto qui"},
    ),
    "F203.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F203.built_in": Wording(
        title="`{name}` da solo non è un valore",
        label="qui manca un campo, o il suo posto è un altro",
        cause="È un nome della lingua: `interaction` ha campi come `interaction.number`, `hours` sta in `open(hours)`.",
        hint="scriva il campo o la prova che intende.",
    ),
    "F203.choice": Wording(
        title="`{name}` non è una delle scelte possibili",
        label="non è tra quelle",
        cause="Dall'altra parte può esserci solo una di queste: {known}.",
        hint="ne scriva una.",
    ),
    "F204": Wording(
        title="nel catalogo non c'è nessun messaggio vocale di nome `{name}`",
        label="nessun messaggio ha questo nome",
        cause="`say` e `play` seguiti da un nome dicono un messaggio di centre.yaml; un testo Suo sta tra virgolette.",
        hint="scriva `{name}` sotto `prompts` in centre.yaml, o qui un testo tra virgolette.",
    ),
    "F204.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F204.variable": Wording(
        title="`{name}` è una variabile, non un messaggio vocale",
        label="un valore si dice dentro un testo",
        hint='scriva `say "{{name}}"`.',
    ),
    "F204.no_sound": Wording(
        title="il messaggio vocale `{name}` non ha un suono da suonare",
        label="questo messaggio è un testo",
        cause="`play` suona un file audio; un testo si dice con `say`.",
        hint="scriva `say {name}`.",
        notes={"text": "è dichiarato qui"},
    ),
    "F205": Wording(
        title="non c'è nessun flusso di nome `{name}`",
        label="nessun flusso ha questo nome",
        cause="Un flusso sta in un file della cartella del centro e comincia con `flow` e il suo nome.",
        hint="scriva un flusso di nome `{name}`, o il nome di uno che c'è.",
    ),
    "F205.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F206": Wording(
        title="nel catalogo non c'è nessun calendario di nome `{name}`",
        label="nessun calendario ha questo nome",
        cause="Gli orari stanno sotto `calendars` in centre.yaml; `hours` indica quelli del servizio.",
        hint="scriva un calendario di nome `{name}` in centre.yaml, o il nome di uno che c'è.",
    ),
    "F206.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F206.no_hours": Wording(
        title="il servizio `{service}` non ha orari",
        label="questi sono gli orari del servizio",
        cause="Le chiamate di quel servizio arrivano a questo flusso, e per loro niente dice che cosa sia `hours`.",
        hint="scriva `hours:` e il nome di un calendario al servizio in centre.yaml, o indichi qui un calendario.",
    ),
    "F207": Wording(
        title="nel catalogo non c'è nessun connettore di nome `{name}`",
        label="nessun connettore ha questo nome",
        cause="`fetch` e `store` interrogano altri sistemi, che stanno sotto `connectors` in centre.yaml.",
        hint="scriva un connettore di nome `{name}` in centre.yaml, o il nome di uno che c'è.",
    ),
    "F207.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F207.operation": Wording(
        title="il connettore `{connector}` non ha nessuna operazione di nome `{name}`",
        label="questo non gli si può chiedere",
        hint="scriva `{name}` sotto `operations` di `{connector}` in centre.yaml, o un'operazione che c'è.",
        notes={"connector": "il connettore è questo"},
    ),
    "F207.operation_did_you_mean": Wording(
        title="il connettore `{connector}` non ha nessuna operazione di nome `{name}`",
        label="questo non gli si può chiedere",
        hint="scriva `{suggestion}`.",
        notes=SIMILAR,
    ),
    "F208": Wording(
        title="`{owner}` non ha nessun campo di nome `{field}`",
        label="nessun campo ha questo nome",
        cause="I suoi campi sono: {fields}.",
        hint="ne scriva uno, o aggiunga il campo al record in centre.yaml.",
        notes={"said": "detto qui"},
    ),
    "F208.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F208.no_record": Wording(
        title="un valore di tipo `{type}` non ha campi",
        label="lì dentro non c'è niente",
        cause="Solo un record del catalogo ha campi; `.` ne chiede uno.",
        hint="scriva il nome senza `.{field}`, o una variabile che contiene un record.",
    ),
    "F209": Wording(
        title="non c'è nessun tipo di nome `{name}`",
        label="nessun tipo ha questo nome",
        cause=(
            "Un tipo è `text`, `digits`, `number`, `amount`, `date`, `time`, `duration`, `phone`, `email`, "
            "`code`, `yes_no`, oppure un record di centre.yaml."
        ),
        hint="ne scriva uno, o un record di nome `{name}` in centre.yaml.",
    ),
    "F209.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F210": Wording(
        title="`{word}` non ha nessuna uscita di nome `{name}`",
        label="questo qui non succede mai",
        cause="Le sue uscite sono: {exits}.",
        hint="ne scriva una, o tolga la riga.",
    ),
    "F210.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F211": Wording(
        title="questo flusso non dichiara nessun esito di nome `{name}`",
        label="nessun esito ha questo nome",
        cause="Un flusso dice in testa come può finire: {outcomes}.",
        hint="scriva `outcome {name}` in testa al flusso, o un esito che c'è.",
    ),
    "F211.did_you_mean": Wording(hint="scriva `{suggestion}`.", notes=SIMILAR),
    "F211.none": Wording(
        title="questo flusso non ha esiti",
        label="nessuno lo aspetta",
        cause="Solo un flusso che dice in testa i suoi esiti è usato da altri, e restituisce qualcosa.",
        hint="scriva `end`, o dichiari `outcome {name}` in testa al flusso.",
    ),
    "F212": Wording(
        title="un valore non si può dire come `{form}`",
        label="questa forma non c'è",
        cause="Le forme sono: {forms}.",
        hint="ne scriva una, o tolga `as {form}`.",
        notes={"said": "detto qui"},
    ),
    "F212.did_you_mean": Wording(hint="scriva `as {suggestion}`."),
    "F213": Wording(
        title="non c'è nessun mezzo di nome `{name}`",
        label="non è uno dei mezzi",
        cause="I mezzi sono: {known}.",
        hint="ne scriva uno.",
    ),
    "F213.language": Wording(
        title="questo centro non parla `{name}`",
        label="non è una delle sue lingue",
        cause="Le lingue in centre.yaml sono: {known}.",
        hint="ne scriva una, o aggiunga `{name}` a `languages` in centre.yaml.",
    ),
    "F213.kept": Wording(
        title="niente si conserva con `{name}`",
        label="non è tra quelli",
        cause="Una variabile si conserva con uno di questi: {known}; altrimenti vive quanto il suo flusso.",
        hint="ne scriva uno.",
    ),
    "F215": Wording(
        title="una prova `{name}` scritta così non c'è",
        label="non è la prova di un calendario",
        cause="A un calendario si chiede uno dei suoi stati, con il suo nome: `open(office)`.",
        hint="scriva lo stato e, tra parentesi, un solo calendario.",
    ),
    "F215.state": Wording(
        title="il calendario `{calendar}` non è mai `{name}`",
        label="non è uno dei suoi stati",
        cause="I suoi stati sono: {known}.",
        hint="ne scriva uno, o aggiunga lo stato al calendario in centre.yaml.",
    ),
    "F216": Wording(
        title="il flusso `{name}` non può essere usato da un altro",
        label="non restituisce nessun esito",
        cause="`do` prosegue quando l'altro flusso finisce con un esito, e questo non ne dichiara.",
        hint="scriva `outcome …` in testa a `{name}`, con un nome per ogni modo in cui può finire.",
        notes={"flow": "questo flusso"},
    ),
    "F216.service": Wording(
        title="il flusso `{name}` da solo non risponde a chiamate",
        label="questo flusso è fatto per essere usato da altri",
        cause="Ha esiti o valori tra parentesi, e una chiamata che comincia non ha a chi darli.",
        hint="indichi un flusso senza parentesi né esiti, e sia quello a fare `do {name}`.",
        notes={"flow": "questo flusso"},
    ),
    "F217": Wording(
        title="la variabile `{name}` non è mai usata",
        label="niente la legge",
        cause=(
            "Ciò che nessuno legge non serve conservarlo; spesso manca, o è scritta male, la riga che "
            "dovrebbe leggerlo."
        ),
        hint="la tolga, o la usi.",
    ),
    "F217.parameter": Wording(title="il valore `{name}` è dato a questo flusso e mai usato"),
}
