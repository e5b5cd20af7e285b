"""F6xx: calendars, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F601": Wording(
        title="`{hours}` non è un orario",
        label="ci si aspettava un orario come 08:30-18:00",
        cause=(
            "Un orario va da un'ora a un'altra: quattro cifre con i due "
            "punti, e un trattino in mezzo; oppure è `all day`."
        ),
        hint='lo scriva come in `"08:30-18:00"`, tra virgolette doppie.',
    ),
    "F601.did_you_mean": Wording(hint='scriva `"{suggestion}"`.'),
    "F601.time": Wording(
        title="`{time}` non è un'ora del giorno",
        label="gli orari cominciano da 00:00 a 23:59, e finiscono entro le 24:00",
        cause=(
            "Un giorno ha 24 ore di 60 minuti. "
            "Oltre la mezzanotte un orario finisce prima di dove comincia: `22:00-01:00`."
        ),
        hint="scriva un'ora che il giorno ha.",
    ),
    "F601.same": Wording(
        title="`{hours}` comincia e finisce nello stesso minuto",
        label="questo è niente, oppure è tutto",
        cause="Da un'ora alla stessa ora nessuno sa se si intende un attimo o un giorno intero.",
        hint="scriva `all day` (tutto il giorno), o lo tolga.",
    ),
    "F601.overnight": Wording(
        title="`{hours}` passa la mezzanotte, ma un giorno speciale finisce lì",
        label="questo orario finisce prima di cominciare",
        cause="Ciò che si scrive per un giorno speciale vale solo per quella data.",
        hint="lo finisca con `24:00`, e scriva il resto sotto la data seguente.",
    ),
    "F602": Wording(
        title="`{days}` non sono giorni",
        label="ci si aspettavano giorni come mon-fri",
        cause="I giorni sono mon, tue, wed, thu, fri, sat e sun: da soli, dall'uno all'altro, o divisi da virgole.",
        hint="li scriva come in `mon-fri` (da lunedì a venerdì) o `sat` (sabato).",
    ),
    "F602.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F603": Wording(
        title="il giorno `{day}` il calendario sarebbe `{other}` e `{state}` nello stesso minuto",
        label="`{state}` comincia troppo presto o finisce troppo tardi",
        cause="In ogni minuto un calendario dice una cosa sola.",
        hint="finisca l'uno prima che cominci l'altro.",
        notes={"first": "`{other}` è scritto qui"},
    ),
    "F603.same": Wording(
        title="il giorno `{day}` gli orari di `{state}` si sovrappongono",
        label="questo orario è in parte già scritto",
        cause="Se uno dei due doveva prendere il posto dell'altro, non lo fa: valgono tutti e due.",
        hint="scriva ogni giorno una volta; tolga dalla prima riga i giorni diversi.",
        notes={"first": "si sovrappone a questo orario"},
    ),
    "F603.special": Wording(
        title="in questo giorno gli orari di `{state}` e di `{other}` si sovrappongono",
        label="questo orario è in parte già scritto",
        hint="finisca l'uno prima che cominci l'altro.",
    ),
    "F604": Wording(
        title="`{date}` non è una data",
        label="ci si aspettava una data come 2026-12-24",
        cause='Una data è anno, mese e giorno, `"2026-12-24"`; oppure mese e giorno, `"12-24"`, per ogni anno.',
        hint="la scriva così, tra virgolette doppie.",
    ),
    "F604.did_you_mean": Wording(hint='scriva `"{suggestion}"`.'),
    "F604.impossible": Wording(
        title="il giorno `{date}` non esiste",
        label="questo mese non ha quel giorno, o non c'è un mese così",
        hint="scriva un giorno che il mese ha.",
    ),
    "F604.yearly": Wording(
        title="una festa locale torna ogni anno",
        label="questo è il giorno di un solo anno",
        cause="La festa della città cade ogni anno lo stesso giorno. Il giorno di un solo anno sta sotto `special`.",
        hint='scriva `"{suggestion}"`.',
    ),
    "F605": Wording(
        title="`{date}` è passato",
        label="nessun calendario torna a questo giorno",
        cause="I calendari sono calcolati per gli anni dal {first} al {last}.",
        hint="tolga la riga, o scriva l'anno che intendeva.",
    ),
    "F605.later": Wording(
        title="`{date}` è troppo lontano",
        label="nessun calendario arriva ancora a questo giorno",
        hint="scriva l'anno che intendeva.",
    ),
    "F606": Wording(
        title="di `{country}` non si conoscono le feste",
        label="ci si aspettavano due lettere maiuscole",
        cause="Un paese si scrive con le sue due lettere dell'ISO 3166.",
        hint="lo scriva come in `IT` o `FR`; o tolga `country`, e scriva ogni giorno sotto `special`.",
    ),
    "F606.did_you_mean": Wording(hint="scriva `{suggestion}`."),
    "F607": Wording(
        title="`{country}` non ha una parte chiamata `{part}`",
        label="lì niente ha questo nome",
        cause="Una parte si scrive con le sue lettere dell'ISO 3166-2, senza il paese. Si conoscono: {known}.",
        hint="ne scriva una di queste, o tolga `subdivision` per tutto il paese.",
    ),
    "F607.did_you_mean": Wording(
        cause="Una parte si scrive con le sue lettere dell'ISO 3166-2, senza il paese.",
        hint="scriva `{suggestion}`.",
    ),
    "F607.whole": Wording(
        title="le parti di `{country}` non hanno feste proprie",
        label="tutto il paese osserva gli stessi giorni",
        cause="Dove tutti osservano gli stessi giorni non serve nominare una parte.",
        hint="tolga `subdivision`; una festa locale sta sotto `patron`.",
    ),
    "F608": Wording(
        title="di `{date}` non si dice niente",
        label="qui manca uno stato",
        cause="Un giorno speciale dice come è il calendario quel giorno: uno stato tutto il giorno, o stati con orari.",
        hint='scriva `closed`, o `{open: "08:30-12:30"}`, dopo la data.',
    ),
    "F609": Wording(
        title="il {date} l'orologio passa da {start} a {end}, e questo orario comincia o finisce in mezzo",
        label="una parte di questo tempo quel giorno non esiste",
        cause="Quando l'orologio va avanti, un'ora della notte non arriva mai.",
        hint="cominci o finisca alle {start} o alle {end}, se quel giorno per Lei conta.",
    ),
    "F610": Wording(
        title="`{state}` è uno stato che `{calendar}` ha solo nei giorni speciali",
        label="è uno stato nuovo?",
        cause=(
            "Somiglia a `{suggestion}`, che questo calendario conosce. Un "
            "flusso che chiede quello qui non lo troverebbe."
        ),
        hint="scriva `{suggestion}`, o dia allo stato nuovo un nome più diverso.",
    ),
    "F611": Wording(
        title="il calendario `{calendar}` è sempre `{state}`",
        label="non contiene orari",
        cause="Chi interroga questo calendario ha la stessa risposta in ogni momento.",
        hint='scriva gli orari sotto il nome di uno stato, come in `open: {mon-fri: "08:30-18:00"}`.',
    ),
}
