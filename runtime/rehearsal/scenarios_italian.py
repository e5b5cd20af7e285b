"""The steps in Italian: one table. Steps may begin with `che`, and whoever acts need not be named."""

from __future__ import annotations

from runtime.rehearsal.scenarios_spelling import Language, Spelling

HEAR = "sente|ascolta|legge|vede|riceve"
BROKEN = "non funziona|non risponde|è guasto|non è raggiungibile"

STEPS = (
    # ciò che è dato
    Spelling("machine answers", "risponde la segreteria", ("[che ]risponde (la|una) segreteria[ telefonica]",)),
    Spelling("person answers", "al tentativo risponde una persona", ("[che ]al tentativo risponde una persona",)),
    Spelling("uncertain who answers", "non si sa chi risponde", ("[che ]non si sa chi (risponde|abbia risposto)",)),
    Spelling(
        "chance",
        "per caso tocca alla prima parte",
        ("[che ]per caso tocca alla {ordinal} parte", "[che ]per caso non tocca a nessuna parte"),
    ),
    Spelling("room is full", "la stanza board è piena", ("[che ]la stanza {name} è piena",)),
    Spelling("called operator is busy", "l'operatore anna è occupato", ("[che ]l'operatore {name} è occupato",)),
    Spelling(
        "called operator does not answer", "l'operatore anna non risponde", ("[che ]l'operatore {name} non risponde",)
    ),
    Spelling(
        "no message can be delivered",
        "nessun messaggio si può consegnare",
        ("[che ]nessun messaggio si può consegnare",),
    ),
    Spelling(
        "no call back can be arranged", "nessun richiamo si può fissare", ("[che ]nessun richiamo si può fissare",)
    ),
    Spelling("moment", "è domenica alle 10:00", ("[che ](è|sono) {moment}",)),
    Spelling("no number", "il numero del cliente è nascosto", ("[che ]{whose} è (nascosto|sconosciuto)",)),
    Spelling("number", "il numero del cliente è +393331234567", ("[che ]{whose} è {phone}",)),
    Spelling("other is busy", "+390299911 è occupato", ("[che ]{phone} è occupato",)),
    Spelling(
        "other does not answer",
        "nessuno risponde a +390299911",
        (
            "[che ]nessuno risponde (a|al) {phone}",
            "[che ]{phone} non risponde",
        ),
    ),
    Spelling("other cannot be reached", "+390299911 non è raggiungibile", ("[che ]{phone} non è raggiungibile",)),
    Spelling("other answers", "+390299911 risponde", ("[che ]{phone} risponde",)),
    Spelling(
        "fails",
        "crm.by_code non funziona",
        (f"[che ]{{operation}}[ per {{value}}] ({BROKEN})", f"[che ]{{connector}} ({BROKEN})"),
    ),
    Spelling(
        "answers",
        'crm.by_code risponde {"name": "Maria Rossi"}',
        ("[che ]{operation}[ per {value}] risponde[ con]", "[che ]{operation}[ per {value}] risponde[ con] {answer}"),
    ),
    Spelling(
        "nobody signed in",
        "nessuno è collegato a customer_care",
        (
            "[che ](nessuno|nessun operatore) è (collegato|al lavoro) (a|in|per) [la coda |alla coda ]{queue}",
            "(tutti (lasciano|escono da)|l'ultimo operatore lascia) [la coda ]{queue}",
        ),
    ),
    Spelling("queue is full", "customer_care è piena", ("[che ][la coda ]{queue} è (piena|al completo)",)),
    Spelling(
        "people ahead",
        "3 persone aspettano prima di lei",
        (
            "[che ]nessuno (aspetta|attende) prima (di lei|di lui|di loro|del cliente|della cliente)",
            "[che ]{count} (persone|persona|clienti|cliente) (aspettano|aspetta|attendono|attende) prima "
            "(di lei|di lui|di loro|del cliente|della cliente)",
        ),
    ),
    Spelling(
        "operator is free",
        "Anna è libera in customer_care",
        ("[che ]{operator} è liber(a|o) (in|per) [la coda ]{queue}",),
    ),
    # ciò che fa il cliente
    Spelling(
        "enters",
        "il cliente entra nel flusso verify_account",
        ("{who}(entra nel|comincia con il|comincia dal) flusso {name}",),
    ),
    Spelling(
        "calls",
        "il cliente chiama main",
        ("{who}(chiama|telefona|contatta)[ noi]", "{who}(chiama|contatta) [la linea ]{line}"),
    ),
    Spelling("presses", "il cliente preme 1", ("{who}(preme|digita|compone) [il |i ][tasto |tasti ]{keys}[ {times}]",)),
    Spelling(
        "leaves a message",
        "il cliente lascia un messaggio",
        ("{who}lascia un messaggio", "{who}lascia un messaggio dicendo {words}"),
    ),
    Spelling(
        "is silent",
        "il cliente tace",
        ("{who}(tace|resta in silenzio|non dice niente|non dice nulla|non fa niente)[ {times}]",),
    ),
    Spelling("says", "il cliente dice bolletta", ("{who}dice {words}",)),
    Spelling("types", "il cliente scrive 123456", ("{who}scrive {words}",)),
    Spelling(
        "waits in",
        "il cliente aspetta in customer_care",
        ("{who}(aspetta|attende|sta aspettando) (in|nella) [coda ]{queue}",),
    ),
    Spelling("waits", "il cliente aspetta 6 secondi", ("{who}(aspetta|attende) {length}", "(passa|passano) {length}")),
    Spelling("listens", "il cliente ascolta per 2 secondi", ("{who}ascolta per {length}",)),
    Spelling("hangs up", "il cliente riattacca", ("{who}(riattacca|chiude la chiamata)",)),
    Spelling("is lost", "cade la linea", ("cade la linea", "la linea cade")),
    Spelling(
        "other hangs up",
        "la conversazione finisce",
        ("la conversazione (finisce|è finita)", "finisce la conversazione"),
    ),
    Spelling(
        "operator answers",
        "Anna risponde",
        ("(un operatore|l'operatore|un'operatrice|l'operatrice) risponde", "{operator} risponde"),
    ),
    Spelling(
        "operator hangs up",
        "l'operatore chiude la conversazione",
        (
            "(l'operatore|l'operatrice) (riattacca|(chiude|finisce) la (conversazione|chiamata))",
            "{operator} (riattacca|(chiude|finisce) la (conversazione|chiamata))",
        ),
    ),
    Spelling(
        "operator is lost",
        "cade la linea dell'operatore",
        ("cade la (linea|connessione) (dell'operatore|dell'operatrice)", "cade la (linea|connessione) di {operator}"),
    ),
    Spelling("beep", "suona il segnale", ("(suona|si sente) il segnale[ acustico]",)),
    # ciò che ne viene
    Spelling(
        "transferred to room",
        "la chiamata viene trasferita alla stanza board",
        ("(la chiamata|il cliente) (viene|è) trasferit(a|o) alla stanza {name}",),
    ),
    Spelling(
        "transferred to operator",
        "la chiamata viene trasferita all'operatore anna",
        ("(la chiamata|il cliente) (viene|è) trasferit(a|o) all'operatore {name}",),
    ),
    Spelling(
        "transferred",
        "la chiamata viene trasferita a +390299911",
        ("(la chiamata|il cliente) (viene|è) trasferit(a|o) (a|al) {phone}",),
    ),
    Spelling("rejected", "la chiamata viene rifiutata come busy", ("la chiamata (viene|è) rifiutata[ come {reason}]",)),
    Spelling(
        "delivered",
        "un messaggio viene consegnato a suggestions",
        ("(un|il) messaggio (viene|è) consegnato (a|alla coda|alla casella) {name}",),
    ),
    Spelling("marked", "il tentativo viene segnato come promised", ("il tentativo (viene|è) segnato come {name}",)),
    Spelling("no call back", "nessun richiamo viene fissato", ("nessun richiamo (viene|è) fissato",)),
    Spelling(
        "call back",
        "un richiamo viene fissato alle 18:00",
        ("un richiamo (viene|è) fissato[ (alle|all'|per le) {clock}]",),
    ),
    Spelling(
        "wrapped up",
        "i codici di chiusura sono billing, complaint",
        ("(i codici di chiusura sono|il codice di chiusura è) {words}",),
    ),
    Spelling(
        "conversation not recorded",
        "la conversazione non viene registrata",
        ("la conversazione non (viene|è) registrata",),
    ),
    Spelling("conversation recorded", "la conversazione viene registrata", ("la conversazione (viene|è) registrata",)),
    Spelling("in no queue", "il cliente non è in nessuna coda", ("{who}non è in nessuna coda",)),
    Spelling("is number", "il cliente è il numero 3", ("{who}è il numero {count}[ in coda]",)),
    Spelling(
        "talks with",
        "il cliente parla con Anna",
        (
            "{who}(parla|sta parlando) con (un operatore|un'operatrice|l'operatore)",
            "{who}(parla|sta parlando) con {operator}",
        ),
    ),
    Spelling("priority", "la sua priorità è 9", ("la [sua ]priorità[ del cliente| della cliente] è {number}",)),
    Spelling("does not hear text", 'il cliente non sente "Il Suo saldo"', (f"{{who}}non ({HEAR}) {{quoted}}",)),
    Spelling("hears nothing", "il cliente non sente niente", (f"{{who}}non ({HEAR}) [più ](niente|nulla)",)),
    Spelling("hears text", 'il cliente sente "Il Suo saldo è di 92 euro…"', (f"{{who}}({HEAR}) {{quoted}}",)),
    Spelling(
        "does not hear",
        "il cliente non sente il messaggio goodbye",
        (f"{{who}}non ({HEAR}) [il |la |lo |l'][messaggio ]{{name}}",),
    ),
    Spelling(
        "hears", "il cliente sente il messaggio main_menu", (f"{{who}}({HEAR}) [il |la |lo |l'][messaggio ]{{name}}",)
    ),
    Spelling("goes on", "la chiamata continua", ("la (chiamata|chat) (continua|non finisce|non è finita)",)),
    Spelling("breaks", "la chiamata finisce per un guasto", ("la (chiamata|chat) (finisce|termina) per un guasto",)),
    Spelling("ends", "la chiamata finisce", ("la (chiamata|chat) (finisce|termina|è finita)",)),
    Spelling(
        "is not connected", "il cliente non è collegato", ("{who}non (è|viene) (collegat|mess)(o|a)[ in contatto]",)
    ),
    Spelling(
        "is connected",
        "il cliente è collegato con +390299911",
        ("{who}(è|viene) (collegat|mess)(o|a)[ in contatto] (con|a) {phone}",),
    ),
    Spelling(
        "no message is kept",
        "nessun messaggio viene registrato",
        ("nessun messaggio (viene|è) (registrato|conservato)",),
    ),
    Spelling(
        "a message is kept",
        "un messaggio viene registrato",
        ("(un|il|il suo) messaggio (viene|è) (registrato|conservato)",),
    ),
    Spelling(
        "does not take",
        "la chiamata non passa per il passo goodbye",
        ("[la chiamata |la chat ]non (passa per|arriva a|arriva al) [il ](passo|menù|menu) {name}",),
    ),
    Spelling(
        "takes flow",
        "la chiamata passa per il flusso fault_desk",
        ("[la chiamata |la chat ](passa per|arriva a|arriva al) [il ]flusso {name}",),
    ),
    Spelling(
        "takes",
        "la chiamata passa per il passo goodbye",
        ("[la chiamata |la chat ](passa per|arriva a|arriva al) [il ](passo|menù|menu) {name}",),
    ),
    Spelling(
        "was not asked",
        "crm.note_call non è stato chiesto",
        ("{operation} non è stat(o|a) (chiesto|chiesta|interrogato|interrogata)",),
    ),
    Spelling(
        "was asked with",
        "crm.note_call è stato chiesto con 123456",
        (
            "{operation} è stat(o|a) (chiesto|chiesta|interrogato|interrogata) (con|per) {value}",
            "{operation} è stat(o|a) (chiesto|chiesta|interrogato|interrogata) con",
        ),
    ),
    Spelling(
        "was asked",
        "crm.note_call è stato chiesto due volte",
        ("{operation} è stat(o|a) (chiesto|chiesta|interrogato|interrogata)[ {times}]",),
    ),
    Spelling("outcome", "l'esito è verified", ("l'esito è {name}",)),
    Spelling(
        "language", "la chiamata è in italiano", ("la (chiamata|chat) è in {language}", "{who}sente parlare {language}")
    ),
)

ITALIAN = Language(
    steps=STEPS,
    kinds={
        "who": r"(?:(?:(?:il|la|un|una) cliente|chi chiama|lei|lui)\s+)?",
        "times": r"(?P<times>\S+ volt[ae])",
        "whose": r"il (?:suo )?numero(?: del cliente| della cliente| di chi chiama)?",
    },
    days=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    months=(
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    units={"second": 1_000_000, "minut": 60_000_000, "or": 3_600_000_000, "giorn": 86_400_000_000},
    numbers={
        "un": 1,
        "uno": 1,
        "una": 1,
        "due": 2,
        "tre": 3,
        "quattro": 4,
        "cinque": 5,
        "sei": 6,
        "sette": 7,
        "otto": 8,
        "nove": 9,
        "dieci": 10,
    },
    times={"volta": 0, "volte": 0},
    keys={"asterisco": "*", "cancelletto": "#"},
    spoken={"inglese": "en", "italiano": "it"},
    yes=("sì", "si", "true"),
    no=("no", "false"),
)
