"""F3xx: types and values, in Italian."""

from flowlang.messages.wording import Wording

DECLARED = {"declared": "dichiarato qui", "flow": "lo chiede questo flusso"}

WORDINGS: dict[str, Wording] = {
    "F301": Wording(
        title="qui serve `{expected}`, e questo è `{type}`",
        label="questo è `{type}`",
        cause="Un valore va solo dove il suo tipo è adatto, perché in una chiamata niente diventi qualcos'altro.",
        hint="passi un valore di tipo `{expected}`, o cambi il tipo dove è dichiarato.",
        notes=DECLARED,
    ),
    "F301.nothing": Wording(
        title="questo non può essere vuoto",
        label="`nothing` qui non è adatto",
        cause="Il tipo `{expected}` è senza `or nothing`, perciò un valore ci deve essere.",
        hint="scriva `{expected} or nothing` dove è dichiarato, o dia un valore.",
        notes=DECLARED,
    ),
    "F301.text": Wording(
        title="questo testo non è un valore di tipo `{expected}`",
        label="non è scritto così",
        cause="Un testo tra virgolette va solo dove ha la forma richiesta.",
        hint="lo scriva così: {example}",
    ),
    "F301.kept": Wording(
        title="`{name}` è conservato come `{expected}` da un altro flusso, e qui come `{type}`",
        label="di un altro tipo, o con altri segni",
        cause="Ciò che si conserva con l'interazione o il cliente è un valore solo, qualunque flusso lo legga.",
        hint="scriva lo stesso tipo nei due flussi, o qui un altro nome.",
    ),
    "F302": Wording(
        title="questo non è né sì né no",
        label="questo è `{type}`",
        cause="Dopo `if`, `and`, `or` e `not` sta qualcosa che è sì o no.",
        hint="scriva un confronto, come `x = 1` o `x is known`.",
    ),
    "F302.known": Wording(
        title="solo di una variabile o di un campo si può chiedere `is known`",
        label="questa non è una variabile",
        cause="Ciò che è scritto o calcolato c'è sempre; una variabile può essere vuota.",
        hint="lo chieda di una variabile.",
    ),
    "F303": Wording(
        title="`{left}` e `{right}` non si confrontano con `{operator}`",
        label="questi due non vanno insieme",
        cause="I due lati di un confronto devono essere dello stesso genere: numeri, testi, date, ore …",
        hint="confronti valori dello stesso genere.",
    ),
    "F303.text": Wording(
        title="questo testo non è un valore di tipo `{expected}`: i due non si confrontano",
        label="non è scritto così",
        hint="lo scriva così: {example}",
    ),
    "F304": Wording(
        title="`{operator}` non calcola con `{type}`",
        label="questo è `{type}`",
        cause="Si calcola con `number`, `amount` e `duration`, e una `duration` si può aggiungere a una `date`.",
        hint="calcoli con numeri, o tolga il calcolo.",
    ),
    "F304.too_long": Wording(
        title="questo numero ha più di {most} cifre",
        label="troppo lungo per calcolare",
        cause="I numeri restano esatti, e quelli di un centro sono più corti di questo.",
        hint="lo scriva tra virgolette se è un numero da chiamare o un codice.",
    ),
    "F305": Wording(
        title="`{name}` può non avere ancora un valore",
        label="usato qui",
        cause="Una variabile ha un valore solo quando un'azione l'ha riempita, su ogni strada che porta qui.",
        hint="la riempia prima, o chieda `if {name} is known`.",
        notes={"declared": "`{name}` comincia qui"},
    ),
    "F305.empty": Wording(
        title="`{name}` qui può essere vuoto",
        label="usato qui",
        cause=(
            "Il suo tipo dice `or nothing`; per dirlo o passarlo, ogni strada che porta qui deve averlo "
            "riempito o aver chiesto `is known`."
        ),
        hint="chieda prima `if {name} is known`, e dica che cosa succede quando non lo è.",
    ),
    "F305.first": Wording(
        title="`{name}` non ha un valore quando il flusso comincia",
        label="non ancora noto",
        cause="Il primo valore di una variabile è dato prima che sia successo qualcosa.",
        hint="dia un valore scritto per esteso, e usi `set` più avanti.",
    ),
    "F306": Wording(
        title="valori tra parentesi: {asked} richiesti, {count} dati",
        label="{count} dati",
        cause="Chiede questi, in quest'ordine: {names}.",
        hint="dia un valore per ognuno.",
        notes=DECLARED,
    ),
    "F306.none": Wording(
        title="valori tra parentesi: nessuno richiesto, {count} dati",
        cause="Non prende niente.",
        hint="scriva `()`.",
        notes={"declared": "dichiarata qui", "flow": "questo flusso"},
    ),
    "F306.results": Wording(
        title="risultati di `{name}`: {asked} restituiti, {count} presi",
        label="{count} qui",
        cause="Ogni risultato va in una variabile, nell'ordine in cui l'esito li dichiara: {names}",
        hint="scriva una variabile per ogni risultato.",
    ),
    "F307": Wording(
        title="un valore di tipo `{type}` non si può dire come `{form}`",
        label="questa forma non è adatta",
        cause="Forme adatte a questo tipo: {forms}.",
        hint="scriva una di quelle, o tolga `as {form}`.",
        notes={"said": "detto qui"},
    ),
    "F307.unsayable": Wording(
        title="un valore di tipo `{type}` non si può dire per intero",
        label="questo non ha parole",
        cause="Si dicono solo testi, numeri, importi, date e simili.",
        hint="dica uno dei suoi campi.",
    ),
    "F307.whole": Wording(
        title="un valore di tipo `{type}` non si può dire",
        label="questo non ha parole",
        cause="Si dicono solo testi, numeri, importi, date e simili.",
        hint="lo tolga dal testo.",
    ),
    "F308": Wording(
        title="a un cliente non si può chiedere un valore di tipo `{type}`",
        label="questo non si può digitare",
        cause="Si possono chiedere: {askable}.",
        hint="chieda uno di questi.",
    ),
    "F308.length": Wording(
        title="`{type}` non ha una lunghezza",
        label="qui niente lunghezza",
        cause="Un numero di caratteri spetta a `digits`, `code` e `text`.",
        hint="scriva solo `{type}`.",
    ),
    "F308.range": Wording(
        title="questa lunghezza non esiste",
        label="da 1 a {most}, prima la minore",
        cause="`digits(6)` sono sei cifre, `digits(13..19)` da tredici a diciannove.",
        hint="scriva una lunghezza, o la minima e la massima.",
    ),
    "F308.optional": Wording(
        title="ciò che si chiede non è vuoto",
        label="qui tolga `or nothing`",
        cause="Una risposta ha sempre un valore; chi non dice niente prende l'uscita `no input`.",
        hint="scriva `or nothing` dove la variabile è dichiarata, non dove la si chiede.",
    ),
    "F309": Wording(
        title="`{name}` cambia qualcosa, perciò non è una `fetch`",
        label="questo si manda con {method}",
        cause="`fetch` non cambia niente e si può ripetere a piacere; ciò che cambia qualcosa è una `store`.",
        hint="scriva `store {name}(…)`.",
        notes={"declared": "dichiarata qui"},
    ),
    "F309.store": Wording(
        title="`{name}` non cambia niente, perciò non è una `store`",
        label="questo si manda con {method}",
        cause="`store` è per ciò che cambia qualcosa; questa operazione legge soltanto.",
        hint="scriva `fetch … from {name}(…)`.",
    ),
    "F310": Wording(
        title="qui {time} è troppo",
        label="al massimo {most}",
        cause="C'è qualcuno in linea che aspetta; un'unità sbagliata ce lo terrebbe.",
        hint="scriva {most} o meno.",
    ),
    "F310.none": Wording(
        title="un tempo nullo è troppo breve",
        label="{time} finisce prima di cominciare",
        cause="Ciò che non ha tempo non può riuscire mai.",
        hint="scriva una durata, come `3s`.",
    ),
    "F311": Wording(
        title="`{name}` non si può impostare",
        label="questo lo dà flowlang",
        cause="Un flusso imposta le sue variabili, e `language`.",
        hint="imposti una variabile Sua.",
    ),
    "F311.field": Wording(
        title="un campo di un record non si può impostare",
        label="imposti il tutto, o una variabile a parte",
        cause="Un record arriva intero dal sistema che lo conosce; un cambiamento qui, là andrebbe perso.",
        hint="tenga il valore in una variabile a parte, o lo mandi con `store` dove deve stare.",
    ),
    "F312": Wording(
        title="questo centro non può chiamare questo numero",
        label="non consentito",
        cause=(
            "Un centro chiama solo numeri che cominciano con un prefisso sotto `outbound` in centre.yaml: "
            "nient'altro lo protegge da bollette per chiamate che nessuno voleva."
        ),
        hint="aggiunga il prefisso ad `allow` sotto `outbound` in centre.yaml, se questo numero va chiamato.",
        notes={"outbound": "questi si possono chiamare"},
    ),
    "F312.premium": Wording(
        label="un numero a sovrapprezzo o satellitare",
        cause=(
            "Chi risponde lì è pagato da chi chiama: tali numeri non si chiamano mai, qualunque cosa dica `outbound`."
        ),
        hint="chiami un numero comune.",
    ),
    "F312.no_number": Wording(
        title="questo non è un numero di telefono",
        label="non è un numero che si possa chiamare",
        cause="Un numero si scrive con `+`, il Paese e il numero, senza spazi.",
        hint='lo scriva come "+390299900".',
    ),
    "F312.type": Wording(
        title="un valore di tipo `{type}` non si può chiamare",
        label="questo è `{type}`",
        cause="Si chiama un valore di tipo `phone` o `digits`, o un numero tra virgolette.",
        hint='scriva un numero come "+390299900", o una variabile di tipo `phone`.',
    ),
    "F313": Wording(
        title="`again` ripete una domanda, e qui non ce n'è",
        label="nessuna domanda da ripetere",
        cause="`again` sta sotto un'uscita o un'opzione di `menu`, `collect` o `confirm`.",
        hint="scriva `->` e il nome di un passo.",
    ),
    "F313.go_on": Wording(
        title="`go on` prosegue sotto un'azione, e qui non ce n'è",
        label="niente con cui proseguire",
        cause="`go on` sta sotto un'uscita di un'azione; un menu e la testa di un flusso non hanno niente sotto.",
        hint="scriva `->` e il nome di un passo.",
    ),
}
