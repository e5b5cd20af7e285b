Feature: The customer line
  What everyone who calls Acme Energia meets first. `flowlang test flows` says whether it is still so.

  Background: What our customer system knows
    Given crm.by_code answers
      | code   | name         | vip |
      | 123456 | Maria Rossi  | no  |
      | 234567 | Luca Bianchi | yes |
      | 345678 | Anna Verdi   | no  |
    And crm.last_bill answers
      | code   | amount | due        |
      | 123456 | 92.40  | 2026-12-15 |
      | 234567 | 0      | 2026-11-30 |
    And crm.note_call answers
    And it is Wednesday 10:00

  # What callers come for

  Scenario: A customer hears what there is to pay
    When the caller calls main
    Then she hears "Welcome to Acme Energia."
    And she hears "Benvenuti in Acme Energia."
    And she hears the prompt choose_language
    When she presses 1
    Then she hears the prompt main_menu
    When she presses 1
    Then she hears the prompt enter_code
    When she presses 123456
    Then she hears the prompt one_moment
    And she hears "Thank you, Maria Rossi."
    And she hears "You owe {92.40 as money}, due {2026-12-15 as date}."
    And she hears the prompt anything_else
    When she presses 2
    Then she hears the prompt goodbye
    And the call ends

  Scenario: Whoever has paid owes nothing
    When the caller calls
    And he presses 1
    And he presses 1
    And he presses 234567
    Then he hears the prompt all_paid
    And he does not hear "due"

  Scenario: Whoever has no bill yet is told so
    When the caller calls
    And she presses 1
    And she presses 1
    And she presses 345678
    Then she hears the prompt no_bill

  Scenario: Whoever has told us the code once is not asked again
    When the caller calls
    And she presses 1
    And she presses 1
    And she presses 123456
    And she presses 1
    Then she hears the prompt main_menu
    When she presses 1
    Then she hears "You owe 92 euros…"
    And she does not hear the prompt enter_code

  Scenario: Whoever has no code that we know leaves a message
    When the caller calls
    And she presses 1
    And she presses 1
    And she presses 999999
    Then she hears the prompt unknown_code
    When she presses 999998
    And she presses 999997
    Then she hears the prompt no_code
    And she hears the prompt leave_a_message
    When she leaves a message saying "my code is new"
    Then a message is kept
    And she hears the prompt message_kept
    And the call ends

  Scenario: The opening hours can be heard
    When the caller calls
    And she presses 1
    And she says opening hours
    Then she hears the prompt opening_hours
    And she hears the prompt anything_else
    When she waits 4 seconds
    Then she hears the prompt goodbye

  Scenario: A message can be left at once
    When the caller calls
    And she presses 1
    And she presses 4
    Then she hears the prompt leave_a_message
    When she says "please call me back"
    And she presses hash
    Then a message is kept
    And she hears the prompt message_kept

  Scenario: Whoever has nothing to say after the tone is not kept waiting
    When the caller calls
    And she presses 1
    And she presses 4
    And she stays silent
    Then no message is kept
    And she hears the prompt goodbye

  # Callers who know us, and callers who do not know what to do

  Scenario: Whoever knows us presses during the greeting
    When the caller calls
    Then she hears the prompt choose_language
    When she presses 1
    And she listens for 2 seconds
    And she presses 3
    Then she hears the prompt opening_hours

  Scenario: Star says the menu again
    When the caller calls
    And she presses 1
    And she presses star
    Then she hears the prompt main_menu

  Scenario: Whoever is silent hears the menu twice more, and may then leave a message
    When the caller calls
    And she presses 1
    And she stays silent
    Then she hears the prompt main_menu
    When she stays silent
    Then she hears the prompt main_menu
    When she stays silent
    Then she hears the prompt leave_a_message

  Scenario: Whoever presses the wrong keys is helped, and may then leave a message
    When the caller calls
    And she presses 1
    And she presses 9
    Then she hears "Sorry?"
    When she presses 8
    Then she hears "Press 1 for your bill, 2 for a fault…"
    When she presses 7
    Then she hears the prompt leave_a_message

  Scenario: Whoever answers neither yes nor no is asked once more
    When the caller calls
    And she presses 1
    And she presses 3
    And she presses 5
    Then she hears the prompt anything_else
    When she presses 6
    Then she hears the prompt goodbye
    And the call ends

  # When we are closed

  Scenario: On Sunday we say when we are open
    Given it is Sunday 10:00
    When the caller calls
    And she presses 1
    Then she hears the prompt closed_office
    And she does not hear the prompt main_menu

  Scenario: A fault does not wait for office hours
    Given it is Saturday 12:30
    When the caller calls
    And she presses 1
    And she presses 1
    Then she is connected to +390299911

  Scenario: When we are closed a message can be left
    Given it is 2026-12-24 12:45
    When the caller calls
    And she presses 1
    And she presses 2
    Then she hears the prompt leave_a_message

  Scenario: Whoever is silent when we are closed is sent away politely
    Given it is 2026-12-07 10:00
    When the caller calls
    And she presses 1
    And she stays silent
    Then she hears the prompt closed_office
    When she stays silent
    Then she hears the prompt goodbye

  Scenario: Whoever presses the wrong keys when we are closed is sent away politely
    Given it is Friday 18:00
    When the caller calls
    And she presses 1
    And she presses 7
    And she presses 8
    Then she hears the prompt closed_office
    When she presses 9
    Then she hears the prompt goodbye

  # When something breaks, and when somebody leaves

  Scenario: If our customer system does not answer, we apologise
    Given crm.last_bill fails
    When the caller calls
    And she presses 1
    And she presses 1
    And she presses 123456
    Then she hears the prompt apology
    And the call ends

  Scenario: Whoever hangs up leaves a note for us
    When the caller calls
    And she presses 1
    And she presses 3
    And she hangs up
    Then crm.note_call was asked with
      | topic | opening hours |
    And the call ends

  Scenario: If even the note cannot be written, so be it
    Given crm.note_call fails
    When the caller calls
    And she presses 1
    And the connection is lost
    Then crm.note_call was asked once
    And the call ends

  Scenario: No call lasts longer than a quarter of an hour
    When the caller calls
    And she presses 1
    And she presses star 100 times
    Then the call goes on
    When she waits 1 minute
    Then she does not hear the prompt leave_a_message
    And the call takes the step goodbye
    And the call ends
