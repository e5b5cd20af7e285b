"""F401–F403: exits and the ends of steps, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F401": Wording(
        title="`{word}` non dice che cosa succede con `{exit}`",
        label="`{exit}` non è trattato",
        cause=(
            "Ciò che un cliente o un altro sistema può rispondere si tratta dove nasce, perché nessuna "
            "chiamata vi si perda."
        ),
        hint="scriva `{exit}` in una riga qui sotto, e dove porta.",
    ),
    "F401.several": Wording(
        title="`{word}` non dice che cosa succede con {exits}",
        label="non trattati: {exits}",
        hint="scriva qui sotto una riga per ognuno, e dove porta.",
    ),
    "F402": Wording(
        title="se questo `{word}` non riesce, niente dice che cosa succede",
        label="`failed` non è trattato",
        cause="Un sistema può essere fermo o troppo lento; senza una strada la chiamata finirebbe e basta.",
        hint="scriva `on failure -> …` in testa a questo flusso, o `failed` in una riga qui sotto.",
    ),
    "F402.caller": Wording(
        cause="Questo flusso non ha `on failure`, e non lo ha nemmeno `{flow}`, che lo usa.",
        hint="scriva `on failure -> …` in testa a `{flow}`, o `failed` in una riga qui sotto.",
        notes={"done": "usato da qui"},
    ),
    "F403": Wording(
        title="il passo `{name}` finisce senza dire dove va la chiamata",
        label="e poi?",
        cause="Nessun passo scivola nel successivo: ognuno finisce con `->`, `end`, `outcome` o `hand to`.",
        hint="scriva sotto questa riga dove va la chiamata.",
    ),
    "F403.exit": Wording(
        title="questa riga non dice dove va la chiamata",
        label="e poi?",
        cause=(
            "Ciò che segue un'uscita cattiva o un'opzione deve portare da qualche parte; sotto si prosegue "
            "solo con `go on`."
        ),
        hint="scriva `-> …` in fondo alla riga, `go on`, o un'altra strada.",
    ),
    "F403.option": Wording(
        title="questa riga non dice dove va la chiamata",
        label="e poi?",
        cause=(
            "Ciò che segue un'opzione, un silenzio o un `no match` deve portare da qualche parte; sotto un menu "
            "non c'è nulla."
        ),
        hint="scriva `-> …` in fondo alla riga, o un altro modo di andare.",
    ),
    "F403.flow": Wording(
        title="il flusso `{name}` non ha nessun passo",
        label="qui non succede niente",
        cause="Una chiamata comincia nel primo passo o menu del suo flusso.",
        hint="scriva un passo sotto la sua testa.",
    ),
    "F403.head": Wording(
        title="`{name}` non dice dove va la chiamata",
        label="e poi?",
        cause="Ciò che comincia in testa a un flusso porta a un passo, o finisce.",
        hint="scriva `-> …` o `end` in fondo alla riga.",
    ),
}
