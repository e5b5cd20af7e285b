Feature: The customer line
  What happens to everyone who calls Acme Energia.

  Background:
    Given crm.by_code answers
      | code   | name        | vip |
      | 123456 | Maria Rossi | no  |
      | 234567 | Luca Bianchi | yes |
      | 345678 | Anna Verdi  | no  |
    And crm.last_bill answers
      | code   | amount | due        |
      | 123456 | 92.40  | 2026-12-15 |
      | 234567 | 0      | 2026-11-30 |
    And crm.note_call answers

  Scenario: A customer hears what there is to pay
    Given it is Wednesday 10:00
    When the caller calls main
    Then she hears the prompt welcome
    And she hears the prompt choose_language
    When she presses 1
    Then she hears the prompt main_menu
    When she presses 1
    Then she hears the prompt enter_code
    When she presses 123456
    Then she hears "Thank you, Maria Rossi."
    And she hears "You owe {92.40 as money}…due {2026-12-15 as date}"
    And she hears the prompt anything_else
    When she presses 2
    Then she hears the prompt goodbye
    And the call ends
