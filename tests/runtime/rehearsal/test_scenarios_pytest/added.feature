Feature: Steps that a programmer adds
  Background:
    Given crm.by_code answers
      | code   | name        | vip |
      | 123456 | Maria Rossi | no  |
    And crm.last_bill answers
      """
      {"amount": 0, "due": "2026-12-15"}
      """

  Scenario: A step of our own beside the steps of flowlang
    When the caller calls main
    And she presses 1
    And she presses 1
    And she presses 123456
    Then she hears the prompt all_paid
    When she stays silent
    Then the call ends
    And nothing broke

  Scenario Outline: In either language
    When il cliente chiama main
    And <does>
    Then the call takes the step opening

    Examples:
      | does     |
      | preme 2  |
      | she says english |
