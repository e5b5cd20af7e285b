"""F100–F105: characters, signs and texts, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F100": Wording(
        title="`{written}` qui non ha posto",
        label="qui non ci si aspetta questo",
        cause="Ciò che sta prima è già completo, oppure continua in un altro modo.",
        hint="scriva ciò che va qui, se qualcosa ci va; `flowlang explain F100` mostra che cosa può stare in una riga.",
    ),
    "F100.did_you_mean": Wording(
        title="`{written}` qui non ha posto",
        label="intendeva `{meant}`?",
        hint="scriva `{meant}`.",
    ),
    "F100.missing": Wording(
        title="manca `{missing}` prima di `{written}`",
        label="qui",
        cause="Dopo ciò che sta prima può seguire soltanto `{missing}`.",
        hint="scriva `{missing}` prima di questo.",
    ),
    "F100.kind": Wording(
        title="manca `{missing}` prima di `{written}`",
        label="un numero o qualcos'altro?",
        cause="`transfer to` dice prima a che genere di cosa porta, poi a quale.",
        hint="scriva `transfer to {missing} {written}`.",
    ),
    "F101": Wording(
        title="questo è più di quanto flowlang legga",
        label="qui si va oltre",
        cause=(
            "Un flusso lo leggono delle persone: un file ha al massimo 500.000 caratteri, una riga al massimo 400"
            " parole e 40 segni annidati."
        ),
        hint="lo divida: più file, più righe, o un valore messo prima in una variabile.",
    ),
    "F101.deep": Wording(
        title="questa riga è troppo rientrata",
        label="oltre 24 livelli",
        cause="Nessuno riesce a seguire righe rientrate tante volte.",
        hint="faccia di ciò che sta più in fondo un passo a sé, e ci arrivi con `->`.",
    ),
    "F102": Wording(
        title="in questa riga c'è una tabulazione",
        label="una tabulazione",
        cause="Una tabulazione è larga quanto vuole ogni programma: nessuno saprebbe dire quale riga sta sotto quale.",
        hint="la sostituisca con spazi; ogni livello rientra di due.",
    ),
    "F102.control": Wording(
        title="in questa riga c'è un carattere invisibile ({number})",
        label="si trova qui",
        cause="Ciò che non si vede, chi legge il flusso non lo può controllare.",
        hint="lo tolga; di solito è arrivato con un testo incollato.",
    ),
    "F102.turning": Wording(
        title="in questa riga c'è un segno che inverte la direzione della scrittura ({number})",
        label="si trova qui",
        cause=(
            "Con questo segno una riga si può mostrare in un ordine diverso da quello in cui si legge, e trarre "
            "in inganno."
        ),
        hint="lo tolga; l'arabo e l'ebraico si vedono bene anche senza.",
    ),
    "F103": Wording(
        title="`{sign}` non è un segno del linguaggio",
        label="segno sconosciuto",
        cause=(
            "Una riga è fatta di parole, nomi, numeri, testi tra virgolette e pochi segni come `->`, `,` e le "
            "parentesi."
        ),
        hint="lo tolga; una nota comincia con `#`, un testo sta tra virgolette.",
    ),
    "F103.quote": Wording(
        title="un testo sta tra virgolette diritte, non tra `{sign}`",
        label="questa è un'altra virgoletta",
        cause="Un programma per lettere ha piegato le virgolette; il linguaggio ne conosce un solo tipo.",
        hint='scriva `"` ai due lati del testo.',
    ),
    "F103.blank": Wording(
        title="questo sembra uno spazio e non lo è ({number})",
        label="non è uno spazio normale",
        cause="È arrivato con un testo incollato, e per un computer è un altro carattere.",
        hint="scriva al suo posto uno spazio normale.",
    ),
    "F103.note": Wording(
        title="una nota comincia con `#`, non con `//`",
        label="una nota?",
        cause="`//` comincia le note in altri linguaggi; in questo lo fa soltanto `#`.",
        hint="scriva `#` al suo posto.",
    ),
    "F103.equals": Wording(
        title="un confronto ha un solo `=`",
        label="qui ce ne sono due",
        cause="I programmi ne scrivono spesso due; qui ne basta uno: `set … to` dà un valore, `=` confronta.",
        hint="scriva `=`.",
    ),
    "F103.arrow": Wording(
        title="una freccia si scrive `->`",
        label="questo è un carattere solo",
        cause="La freccia del linguaggio è fatta di due segni, così che ogni tastiera ce l'abbia.",
        hint="scriva `->`.",
    ),
    "F104": Wording(
        title="questo testo non finisce mai",
        label="comincia qui",
        cause=(
            "Un testo comincia e finisce con le virgolette, su una sola riga; senza le seconde si leggerebbe ad "
            "alta voce tutto il resto."
        ),
        hint='scriva `"` dove il testo finisce; dentro un testo, scriva `\\"` per una virgoletta.',
    ),
    "F105": Wording(
        title="la graffa in questo testo non si chiude mai",
        label="si apre qui",
        cause="Le graffe contengono un valore da mettere nel testo: un nome, i suoi campi, un solo `as`.",
        hint="la chiuda con `}`; per una graffa da mostrare, scriva `\\{`.",
    ),
    "F105.inside": Wording(
        title="`{written}` non contiene un valore che si possa dire",
        label="un nome, i suoi campi, un solo `as`",
        hint="scriva un nome, come {customer.name} o {bill.amount as money}.",
    ),
    "F105.stray": Wording(
        title="questa graffa non chiude niente",
        label="nessuna graffa è aperta",
        hint="la tolga; per una graffa da mostrare, scriva `\\}`.",
    ),
    "F105.escape": Wording(
        title="`{written}` in un testo non significa niente",
        label="sconosciuto",
        cause=(
            "Dopo `\\` sta ciò che altrimenti avrebbe un significato: una virgoletta, una graffa, un altro `\\`, o "
            "`n` per andare a capo."
        ),
        hint="scriva `\\\\` per un `\\` da mostrare.",
    ),
}
