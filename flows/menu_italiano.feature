# language: it
Funzionalità: Il servizio in italiano
  Chi chiama sceglie la lingua all'inizio; chi non sceglie viene servito in italiano.

  Contesto:
    Dato che crm.by_code risponde
      | code   | name        | vip |
      | 123456 | Maria Rossi | no  |
    E che crm.last_bill risponde {"amount": "92.40", "due": "2026-12-15"}
    E che crm.note_call risponde
    E che è mercoledì alle 10:00

  Scenario: Il saldo in italiano
    Quando il cliente chiama main
    E preme 2
    Allora sente il messaggio main_menu
    E la chiamata è in italiano
    Quando dice bolletta
    E preme 123456
    Allora sente "Grazie, Maria Rossi."
    E sente "Il Suo saldo è di {92.40 as money}, con scadenza il {2026-12-15 as date}."
    Quando dice "no, grazie"
    Allora sente il messaggio goodbye
    E la chiamata finisce

  Scenario: Chi tace viene servito in italiano
    Quando il cliente chiama
    E tace
    Allora sente il messaggio main_menu
    E la chiamata è in italiano

  Scenario: Chi preme un tasto sbagliato viene servito in italiano
    Quando il cliente chiama
    E preme 7
    Allora sente "Per la Sua bolletta, prema 1…"

  Schema dello scenario: Le parole valgono come i tasti
    Quando il cliente chiama
    E dice italiano
    E dice <parola>
    Allora la chiamata passa per il passo <passo>

    Esempi:
      | parola       | passo         |
      | fattura      | billing       |
      | guasto       | fault         |
      | interruzione | fault         |
      | orari        | opening_hours |
      | messaggio    | voicemail     |
      | ripeti       | options       |
