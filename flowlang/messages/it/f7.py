"""F701–F711: le code e chi le serve, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F701": Wording(
        title="nessuno serve la coda `{name}`",
        label="nessun operatore di {file} vi è assegnato",
        cause="Chi aspetta qui aspetterebbe per sempre.",
        hint="scriva `{name}` sotto `queues` di un operatore in {file}, o mandi i clienti in un'altra coda.",
    ),
    "F701.also": Wording(
        title="nessuno serve la coda `{name}`, né quelle in cui i clienti aspettano anche",
        label="nessun operatore di {file} è assegnato a una di esse",
    ),
    "F702": Wording(
        title="nessun operatore di questa coda ha `{skill}` al livello {level}",
        label="richiesto per quanto il cliente aspetti",
        cause="Fra gli assegnati a questa coda in {file} nessuno lo soddisfa: il cliente aspetterebbe per sempre.",
        hint="aggiunga `ignored after 5m`, chieda di meno, o scriva la competenza accanto a un operatore in {file}.",
        notes={"best": "{name} ci va più vicino, con il livello {level}"},
    ),
    "F702.language": Wording(
        title="nessun operatore di questa coda parla questa lingua al livello {level}: {languages}",
        cause="Fra gli assegnati a questa coda in {file} nessuno la parla: un tale cliente aspetterebbe per sempre.",
        hint="aggiunga `ignored after 5m`, chieda di meno, o scriva la lingua accanto a un operatore in {file}.",
    ),
    "F702.together": Wording(
        title="nessun operatore della coda `{name}` ha tutto ciò che serve qui",
        label="ogni requisito è soddisfatto da qualcuno, tutti insieme da nessuno",
        cause="Il cliente è servito da un operatore solo, che deve soddisfare ogni `needs` ancora valido.",
        hint="renda un requisito `ignored after 5m`, o scriva le competenze accanto a un solo operatore in {file}.",
    ),
    "F703": Wording(
        title="questo non chiede meno di prima",
        label="livello {level}, dopo il livello {before}",
        cause="Chi ha aspettato di più si accontenta di meno, perché alla fine qualcuno possa rispondere.",
        hint="scriva un livello più basso di {before}, o `ignored`.",
    ),
    "F703.ignored": Wording(
        title="a questo punto non si chiede più niente",
        label="`{skill}` era già stato ignorato",
        cause="Un requisito ignorato resta ignorato.",
        hint="tolga questa parte, o la metta prima di `ignored`.",
    ),
    "F703.level": Wording(
        title="non c'è un livello {level}",
        label="i livelli vanno da 1 a {most}",
        cause="1 è poco e {most} è molto bene; 0 non chiederebbe niente.",
        hint="scriva un livello da 1 a {most}.",
    ),
    "F704": Wording(
        title="questi tempi non sono in ordine",
        label="{time}, dopo {before}",
        cause="Contano tutti dal momento in cui il cliente entra nella coda.",
        hint="scriva un tempo più lungo di {before}.",
    ),
    "F704.too_late": Wording(
        title="questo non arriva mai: nessuno aspetta così a lungo qui",
        label="dopo {time}, ma l'attesa finisce dopo {after}",
        cause="Il tempo di `{word}` conta dall'ingresso del cliente, come quello di `after`.",
        hint="scriva un tempo più breve di {after}, o lasci aspettare di più i clienti.",
    ),
    "F705": Wording(
        title="ogni {time} è troppo spesso",
        label="almeno 10s",
        cause="Chi chiama non sentirebbe altro che questa riga, e la riga stessa dura qualche secondo.",
        hint="scriva `every 30s`, o di più.",
    ),
    "F706": Wording(
        title="qui si aspetta in silenzio",
        label="né musica né una parola",
        cause="Chi non sente niente crede che la chiamata sia caduta, e riattacca.",
        hint="scriva `play …` o `every 30s say …` sotto `while waiting`.",
    ),
    "F706.once": Wording(
        label="una parola all'inizio, poi niente",
    ),
    "F707": Wording(
        title="niente mette fine all'attesa in `{name}`",
        label="manca `after`",
        cause="Se nessun operatore si libera, il cliente aspetterebbe finché non rinuncia.",
        hint="scriva `after 6m -> …` qui sotto, o `at most` in testa al flusso.",
    ),
    "F708": Wording(
        title="`{word}` non si può fare mentre il cliente tiene il posto in coda",
        label="accanto alla coda",
        cause="Un cliente non può aspettare un operatore ed essere dato nello stesso tempo a qualcun altro.",
        hint="vada a un passo con `->`, che lascia il posto, e lo faccia lì.",
    ),
    "F708.inside": Wording(
        title="`{name}` ha un `{word}`, che non si può fare accanto a una coda",
        label="usato mentre il cliente tiene il posto; veda la riga {line} di `{name}`",
    ),
    "F709": Wording(
        title="`{name}` si conosce solo mentre il cliente aspetta in una coda",
        label="qui il cliente non aspetta in nessuna",
        cause="È il posto del cliente in una coda, o quanto ci vorrà.",
        hint="lo dica nelle righe della coda: `while waiting`, `before answer` o `whisper`.",
    ),
    "F709.operator": Wording(
        title="`{name}` si conosce solo quando un operatore è stato trovato",
        label="su qualche strada che porta qui non c'era",
        cause="Un operatore c'è in `before answer` e `whisper`, e dopo `served`.",
        hint="lo usi soltanto lì.",
    ),
    "F710": Wording(
        title="i clienti aspettano già in `{name}`",
        label="nominata di nuovo qui",
        cause="Un cliente ha un posto solo in una coda.",
        hint="nomini un'altra coda, o tolga questa riga.",
        notes={"first": "prima qui"},
    ),
    "F711": Wording(
        title="il calendario `{name}` non è mai `open`",
        label="i suoi stati sono: {states}",
        cause="`answer within` conta il tempo in cui un calendario è `open`.",
        hint="nomini un calendario che ha lo stato `open`, o tolga `of {name}`.",
        notes={"calendar": "sta qui"},
    ),
}
