# language: it
Funzionalità: Il servizio guasti
  Chi segnala un guasto parla con qualcuno, a ogni ora; se non c'è nessuno, lascia un messaggio.

  Contesto:
    Dato che crm.note_call risponde
    E che è domenica alle 3:00

  Scenario: Prima la sicurezza, poi la conversazione
    Quando il cliente chiama
    E preme 2
    E preme 1
    Allora sente il messaggio fault_safety
    E sente il messaggio connecting
    E il cliente è collegato con +390299911
    Quando la conversazione finisce
    Allora sente il messaggio goodbye
    E la chiamata finisce

  Scenario: Nessun tasto interrompe l'avviso di sicurezza
    Quando il cliente chiama
    E preme 2
    E preme 1
    E ascolta per 1 secondo
    E preme 1
    Allora sente il messaggio connecting
    E il cliente è collegato con +390299911

  Scenario: Una conversazione dura al massimo mezz'ora
    Quando il cliente chiama
    E preme 2
    E preme 1
    E aspetta 29 minuti
    Allora il cliente è collegato con +390299911
    Quando aspetta 2 minuti
    Allora sente il messaggio goodbye

  Scenario: Se è occupato si lascia un messaggio
    Dato che +390299911 è occupato
    Quando il cliente chiama
    E preme 2
    E preme 1
    Allora sente il messaggio nobody_free
    E sente il messaggio leave_your_number
    Quando lascia un messaggio dicendo "via Roma 1"
    Allora un messaggio viene registrato
    E la chiamata finisce

  Scenario: Se nessuno risponde entro mezzo minuto si lascia un messaggio
    Dato che nessuno risponde a +390299911
    Quando il cliente chiama
    E preme 2
    E preme 1
    Allora sente il messaggio nobody_free
    E sente il messaggio leave_a_message

  Scenario: Anche se la linea del servizio guasti non c'è
    Dato che +390299911 non è raggiungibile
    Quando il cliente chiama
    E preme 2
    E preme 1
    Allora sente il messaggio nobody_free

  Scenario: Chi riattacca durante la conversazione ha comunque una nota
    Quando il cliente chiama
    E preme 2
    E preme 1
    E riattacca
    Allora crm.note_call è stato chiesto con fault
    E la chiamata finisce
