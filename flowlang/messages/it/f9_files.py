"""F990–F999: what is wrong with a centre's files themselves, in Italian."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F990": Wording(
        title="non si può leggere `{path}`: {reason}",
        cause="Senza questo file il resto del centro potrebbe essere giudicato male, perciò non se ne dice altro.",
        hint="controlli che il file ci sia e di avere il permesso di leggerlo.",
    ),
    "F991": Wording(
        title="questo testo non è scritto in UTF-8",
        label="questo non è un carattere di UTF-8",
        cause="Ogni computer deve leggere un testo allo stesso modo: i flussi e il catalogo si scrivono in UTF-8.",
        hint="apra il file nel Suo editor e lo salvi di nuovo con la codifica UTF-8.",
    ),
    "F992": Wording(
        title="`{path}` supera i {most}",
        cause="Un flusso occupa una pagina o due; un file così grande non lo è, o lo ha scritto un programma guasto.",
        hint="lo divida in più file, uno per flusso.",
    ),
    "F992.together": Wording(
        title="i flussi di questo centro superano insieme i {most}",
        hint="tolga da questa cartella ciò che non fa parte del centro.",
    ),
    "F993": Wording(
        title="questa cartella contiene più di {most} file",
        cause="Un centro ha qualche flusso e qualche suono; una cartella così grande contiene anche altro.",
        hint="dia al centro una cartella tutta sua.",
    ),
    "F994": Wording(
        title="`{path}` si trova a più di {most} cartelle di profondità",
        cause="Ciò che sta così in fondo non viene letto, e al centro può mancare una parte.",
        hint="lo porti più in alto, o fuori dalla cartella del centro.",
    ),
    "F995": Wording(
        title="`{path}` è un collegamento a una cartella o fuori da questa",
        cause="Un centro è ciò che sta nella sua cartella: un collegamento può portarvi file da non mostrare.",
        hint="metta al suo posto il file stesso.",
    ),
}
