"""F404–F406: the lines of a `case`, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F404": Wording(
        title="`case` non dice che cosa succede con `{missing}`",
        label="`{missing}` non ha una riga",
        cause="Qui si sa tutto ciò che può capitare: una chiamata senza la sua riga andrebbe avanti per caso.",
        hint="scriva una riga per `{missing}`, oppure `else`.",
    ),
    "F404.several": Wording(
        title="`case` non dice che cosa succede con {missing}",
        label="senza riga: {missing}",
        hint="scriva una riga per ognuno, oppure `else`.",
    ),
    "F405": Wording(
        title="`{value}` sta due volte in questo `case`",
        label="qui non si arriva mai",
        cause="Si prende la prima riga che va bene, dunque la seconda mai.",
        hint="ne tolga una.",
        notes={"first": "la prima riga per questo valore", "else": "questa prende tutto ciò che resta"},
    ),
    "F405.else": Wording(
        title="`else` non viene mai preso",
        label="non gli resta niente",
        cause="Le parti sopra fanno già il totale.",
        hint="tolga `else`, oppure riduca una parte.",
    ),
    "F405.after": Wording(
        title="questa riga del `case` non viene mai presa",
        label="sta sotto `else`",
        cause="`else` prende tutto ciò che nessuna riga sopra ha preso.",
        hint="scriva questa riga sopra `else`.",
    ),
    "F406": Wording(
        title="le parti di questo `case` fanno {whole}",
        label="più del 100 %",
        cause="Di cento chiamate non se ne possono dividere più di cento.",
        hint="riduca le parti, così che facciano al massimo il 100 %.",
    ),
    "F406.none": Wording(
        title="`{percent}%` non è una parte",
        label="nessuna chiamata, o più di tutte",
        cause="Una parte è più di niente e non più del 100 %.",
        hint="scriva una parte fra i due, come `10%`.",
    ),
    "F406.value": Wording(
        title="`case by chance` ha parti, non valori",
        label="un valore",
        cause="Il caso non guarda niente della chiamata: si può dire solo quante su cento vanno da questa parte.",
        hint="scriva una parte, come `10%`, oppure scriva dietro `case` che cosa si chiede.",
    ),
    "F406.percent": Wording(
        title="`{percent}%` è una parte, e questo `case` chiede un valore",
        label="una parte",
        cause="Le parti stanno sotto `case by chance`; sotto ogni altro `case` stanno valori.",
        hint="scriva il valore, oppure `case by chance`.",
    ),
}
