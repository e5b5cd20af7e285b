"""F550–F554: keys and words that cannot be told apart, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F550": Wording(
        title="chi preme {key} aspetta {seconds} s, perché {longer} comincia così",
        label="{key} da solo si riconosce dopo {seconds} s",
        cause="Finché non scade il tempo per un altro tasto, nessuno distingue {key} dall'inizio di {longer}.",
        hint="dia a una delle opzioni un tasto con cui l'altra non comincia.",
        notes={"longer": "{key} comincia così"},
    ),
    "F550.shape": Wording(
        title="chi preme {key} aspetta {seconds} s, perché `{shape}` può cominciare così",
        cause="Finché non scade il tempo per un altro tasto, nessuno distingue {key} dall'inizio di `{shape}`.",
        hint="dia a questa opzione `star` o `hash`, o chieda `{shape}` in un passo a parte.",
    ),
    "F551": Wording(
        title="`{key}` chiude questo `{type}`, ed è anche la sua virgola",
        label="`ending on {key}`",
        cause="In un numero o importo l'asterisco sta per la virgola: nessuno potrebbe digitare i centesimi.",
        hint="scriva `ending on hash`.",
    ),
    "F553": Wording(
        title="“{word}” e “{other}” sono la stessa parola in due opzioni di `{name}`, in `{language}`",
        label="non si distinguono",
        cause="Chi la dice può andare in un posto solo.",
        hint="dia un'altra parola a una delle due, qui o sotto `translations` in centre.yaml.",
        notes={"first": "l'altra opzione"},
    ),
    "F553.accents": Wording(
        title="“{word}” e “{other}” differiscono solo per un accento, in `{language}`",
        cause="Un riconoscitore sente a stento la differenza, e pochi scrivono l'accento.",
    ),
    "F553.inside": Wording(
        title="“{other}” sta dentro “{word}”, in `{language}`",
        label="difficili da distinguere",
        cause="Chi dice una frase con “{word}” dice anche “{other}”, e non viene capito.",
        hint="dia un'altra parola a una delle due opzioni.",
    ),
    "F554": Wording(
        title="il tasto {key} di `anywhere` in `{name}` fa un'altra cosa",
        label="qui vale questa opzione",
        cause="Il flusso `{flow}` lo promette ovunque; chi lo ha imparato qui resta sorpreso.",
        hint="dia un altro tasto a questa opzione.",
        notes={"anywhere": "promesso qui"},
    ),
}
