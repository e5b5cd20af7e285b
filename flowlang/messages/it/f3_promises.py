"""F318: promises, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F318": Wording(
        title="`{name}` può cambiare durante la chiamata",
        label="non resta com'è",
        cause=(
            "Una promessa vale per le chiamate in cui la condizione resta com'era all'arrivo; questa può "
            "diventare un'altra."
        ),
        hint="chieda gli orari, il mezzo, la linea, o un valore che niente imposta; oppure dica `after …`.",
    ),
    "F318.language": Wording(
        title="la lingua può cambiare durante la chiamata",
        cause=(
            "Una promessa vale per le chiamate in cui la condizione resta com'era; ogni chiamata "
            "comincia nella stessa lingua."
        ),
        hint='dica che cosa viene scelto: `after "italiano", …`.',
    ),
    "F318.value": Wording(
        title="`{name}` non si conosce quando la chiamata arriva qui",
        label="non noto fin dall'inizio",
        cause="Una promessa vale per le chiamate in cui la condizione resta com'era all'arrivo.",
        hint="chieda gli orari, il mezzo, la linea, o un valore che niente imposta.",
    ),
}
