"""The words of a rehearsal in the terminal, by language."""

from __future__ import annotations

HELP = {
    "en": """\
You are the customer. Keys alone are pressed, words alone are said; or write a line of a script:
  press 123#                        press keys
  say billing, type some words      say or write words
  wait 6s                           say nothing for so long
  listen 2s                         hear only so much of what is said; what you do next comes in the middle of it
  hang up                           leave
  reply ok {"amount": "92.40"}      answer the next fetch or store; also reply not found, reply failed
  busy, no answer, answered, ended  what becomes of a transfer""",
    "it": """\
Lei è il cliente. I tasti da soli vengono premuti, le parole da sole vengono dette; oppure scriva una riga di copione:
  press 123#                        preme dei tasti
  say bolletta, type due parole     dice o scrive delle parole
  wait 6s                           tace per tanto tempo
  listen 2s                         ascolta solo una parte di ciò che si dice; ciò che fa dopo lo interrompe
  hang up                           riattacca
  reply ok {"amount": "92.40"}      risponde alla prossima richiesta; anche reply not found, reply failed
  busy, no answer, answered, ended  che ne è di un trasferimento""",
}

WORDS = {
    "en": {
        "greeting": "? shows what you can do here.",
        "standard input": "standard input",
        "keys": "keys",
        "words": "words",
        "digits": "digits",
        "recording": "speak (say …), then {key}",
        "recording on": "speak (say …), then wait",
        "connecting": "it rings: busy, no answer or answered",
        "connected": "in conversation: ended or hang up",
        "asks": "asks {what}",
        "answered": "the answer is: {what}",
        "calls": "calls {what}",
        "records": "records",
        "fault": "something broke in {state} ({place}): {reason}",
        "end": "The flow has ended the call, {after} after its beginning.",
        "rejected": "The call was refused, {after} after it began to ring.",
        "transferred": "Somebody else has the customer for good, {after} after the beginning.",
        "hang up": "The customer hung up, {after} after the beginning.",
        "lost": "The customer's leg was lost, {after} after the beginning.",
        "failure": "The call ended in a failure, {after} after its beginning: {why}.",
        "waiting": "The flow waits in {state}, {after} after the beginning; nothing more comes.",
    },
    "it": {
        "greeting": "? mostra che cosa si può fare qui.",
        "standard input": "ingresso standard",
        "keys": "tasti",
        "words": "parole",
        "digits": "cifre",
        "recording": "parli (say …), poi {key}",
        "recording on": "parli (say …), poi wait",
        "connecting": "sta squillando: busy, no answer o answered",
        "connected": "conversazione in corso: ended o hang up",
        "asks": "chiede {what}",
        "answered": "la risposta è: {what}",
        "calls": "chiama {what}",
        "records": "registra",
        "fault": "qualcosa si è rotto in {state} ({place}): {reason}",
        "end": "Il flusso ha chiuso la chiamata, {after} dopo l'inizio.",
        "rejected": "La chiamata è stata rifiutata, {after} dopo i primi squilli.",
        "transferred": "Il cliente è passato a un altro per sempre, {after} dopo l'inizio.",
        "hang up": "Il cliente ha riattaccato, {after} dopo l'inizio.",
        "lost": "La linea del cliente è caduta, {after} dopo l'inizio.",
        "failure": "La chiamata è finita per un guasto, {after} dopo l'inizio: {why}.",
        "waiting": "Il flusso aspetta in {state}, {after} dopo l'inizio; non arriva altro.",
    },
}


def words(name: str, language: str, **facts: str) -> str:
    """A phrase with its facts."""
    return WORDS[language][name].format(**facts)
