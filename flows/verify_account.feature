Feature: Who is calling
  The flow that asks for the customer code, by itself. Other flows use it with `do verify_account()`.

  Background:
    Given crm.by_code answers
      | code   | name        | vip |
      | 123456 | Maria Rossi | no  |

  Scenario: A code that we know
    When the caller enters the flow verify_account
    Then she hears "Please enter your six digit customer code…"
    When she presses 123456
    Then the outcome is verified
    And crm.by_code was asked with 123456

  Scenario: A code that is spoken
    When the caller enters the flow verify_account
    And she says one two three four five six
    Then the outcome is verified

  Scenario: A slip of the finger
    When the caller enters the flow verify_account
    And she presses 999999
    Then she hears the prompt unknown_code
    And she hears the prompt enter_code
    When she presses 123456
    Then the outcome is verified

  Scenario: Whoever looks for the bill has eight seconds
    When the caller enters the flow verify_account
    And she waits 7 seconds
    Then she hears nothing
    When she waits 1 second
    Then she hears the prompt enter_code

  Scenario Outline: Three tries, then we stop asking
    When the caller enters the flow verify_account
    And she presses 12 #
    Then she hears the prompt enter_code
    When she stays silent
    Then she hears the prompt enter_code
    When she presses <keys>
    Then the outcome is given_up

    Examples:
      | keys   |
      | 1 #    |
      | 1234 # |
