"""F130: promises, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F130": Wording(
        title="una promessa dice tra virgolette che cosa promette",
        label="qui va un testo tra virgolette",
        cause=(
            "La promessa parla a chi legge il flusso, e si nomina dove viene infranta: un testo semplice, senza graffe."
        ),
        hint='scriva `promise "…"` e sotto, rientrato, che cosa deve valere.',
    ),
    "F130.number": Wording(
        title="i numeri si scrivono in cifre",
        label="scriva `{meant}`",
        cause="Ciò che flowlang conta lo legge come numero.",
        hint="scriva `{meant}`.",
    ),
    "F130.end": Wording(
        title="una promessa vale fino alla fine della chiamata",
        label="non serve dirlo",
        cause=(
            "Ciò che deve sempre accadere dev'essere accaduto quando la chiamata finisce; altro non si può intendere."
        ),
        hint="lo tolga.",
    ),
    "F130.recording": Wording(
        title="`{written}` è qualcosa che un flusso fa, non qualcosa che accade",
        label="scriva `{meant}`",
        cause="Una promessa parla di qualunque registrazione, di un messaggio o della conversazione.",
        hint="scriva `{meant}`.",
    ),
    "F130.outcome": Wording(
        title="un esito sta dietro il suo flusso, con un punto",
        label="scriva `{meant}`",
        cause=(
            "Qui si cerca un nome solo: un passo di questo flusso, o un flusso; l'esito di un flusso si "
            "nomina dietro di esso."
        ),
        hint="scriva `{meant}`.",
    ),
}
