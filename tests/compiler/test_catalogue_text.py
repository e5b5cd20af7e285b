import pytest
from catalogue_cases import HEAD, PATH, check, named, problems, without_marks

from compiler.catalogue_nodes import MOST_DIAGNOSTICS
from compiler.catalogue_text import MOST_CHARACTERS, read_catalogue

NOT_YAML = {
    "F901.tab": 'lines:\n«\t»main: {number: "+390299900"}\n',
    "F901.bracket": 'lines:\n  main: {number: "+390299900"\n«s»ervices:\n',
    "F901.colon": "prompts:\n  welcome:\n    en: Dear customer«:» we are here.\n",
    "F901.no_colon": 'lines:\n  main: {number: "+390299900", service: care}\nservices\n«t»runks:\n',
    "F901.indent": "lines:\n  main: {service: care}\n «s»econd: {service: care}\n",
    "F901.escape": 'prompts:\n  welcome:\n    en: "Say \\«q»."\n',
    "F901.start": "prompts:\n  welcome:\n    en: «%»hello\n",
    "F901.rest": "prompts:\n  welcome: {en: hello}\nname: 'Anna' «B»ianchi\n",
    "F901": "prompts:\n  welcome:\n    en: |«h»ello\n",
}


@pytest.mark.parametrize(("name", "text"), NOT_YAML.items())
def test_what_is_no_yaml_is_told_where_it_stops(name: str, text: str) -> None:
    check(HEAD + text, name)


def test_a_quote_that_is_never_closed_names_where_it_began() -> None:
    _, (found,) = read_catalogue('centre: 1\nname: "Acme\nlanguages: [en]\n', PATH)
    assert named(found) == "F901.quote"
    assert [note.location.span.line for note in found.notes] == [2]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_an_empty_file_is_told_as_such(text: str) -> None:
    catalogue, diagnostics = read_catalogue(text, PATH)
    assert catalogue is None
    assert [named(one) for one in diagnostics] == ["F901.empty"]


@pytest.mark.parametrize("text", ["hello", "[a, b]", '"centre: 1"'])
def test_a_file_that_is_no_map_gives_no_catalogue(text: str) -> None:
    catalogue, diagnostics = read_catalogue(text, PATH)
    assert catalogue is None
    assert [named(one) for one in diagnostics] == ["F908.map"]


def test_a_file_beyond_the_bound_is_not_read() -> None:
    catalogue, diagnostics = read_catalogue("a" * (MOST_CHARACTERS + 1), PATH)
    assert catalogue is None
    assert [named(one) for one in diagnostics] == ["F902"]


@pytest.mark.parametrize("text", ["[" * 100, "{a: " * 100, "- " * 100 + "a", "[" * 400_000, "- " * 400_000])
def test_lists_in_lists_without_end_are_refused(text: str) -> None:
    catalogue, diagnostics = read_catalogue(text, PATH)
    assert catalogue is None
    assert [named(one) for one in diagnostics] == ["F902"]


@pytest.mark.parametrize("text", ["a: [" + "x, " * 5_001 + "]", "".join(f"k{number}: 1\n" for number in range(5_001))])
def test_lists_and_maps_have_a_bound(text: str) -> None:
    _, diagnostics = read_catalogue(text, PATH)
    assert [named(one) for one in diagnostics] == ["F902"]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"
    catalogue, diagnostics = read_catalogue(bomb, PATH)
    assert catalogue is None
    assert [(named(one), one.location.span.line) for one in diagnostics] == [("F903", 1)]


DEVICES = {
    "F903": "name: «&here Acme»\n",
    "F903.alias": "name: «*there»\n",
    "F903.tag": "name: «!!str Acme»\n",
    "F903.document": "name: Acme\n«---»\nname: Other\n",
}


@pytest.mark.parametrize(("name", "text"), DEVICES.items())
def test_the_devices_of_yaml_that_a_catalogue_does_not_need_are_refused(name: str, text: str) -> None:
    check("centre: 1\n" + text, name)


def test_a_character_nobody_sees_is_named_on_its_place() -> None:
    check("centre: 1\nname: Ac«\u202e»me\n", "F904")
    _, (found,) = read_catalogue("centre: 1\r\nname: Ac\u200fme\r\n", PATH)
    assert (found.location.span.line, found.location.span.column) == (2, 9)
    assert found.facts == {"character": "U+200F"}


def test_many_hidden_characters_are_told_twenty_times_at_most() -> None:
    assert len(problems("\u202e" * 1000)) == 20


def test_a_hidden_character_that_is_written_as_an_escape_is_found_too() -> None:
    check(HEAD + 'prompts:\n  welcome: {en: «"a\\u202eb"», it: ciao}\n', "F904.escaped")


def test_an_escape_beyond_unicode_is_told() -> None:
    assert [name for name, _ in problems('name: "\\UFFFFFFFF"\n')] == ["F901.escape"]


def test_a_byte_order_mark_is_overlooked() -> None:
    catalogue, diagnostics = read_catalogue("\ufeff" + HEAD, PATH)
    assert catalogue is not None
    assert diagnostics == ()


def test_a_repeated_key_is_refused_and_the_first_is_shown() -> None:
    text = HEAD + 'lines:\n  main: {number: "+390299900", service: a}\n  «main»: {number: "+390299901", service: a}\n'
    _, diagnostics = read_catalogue(without_marks(text), PATH)
    (found,) = [one for one in diagnostics if one.code == "F905"]
    assert found.location.span.line == 8
    assert [(note.label, note.location.span.line) for note in found.notes] == [("first", 7)]


def test_a_key_that_is_a_list_is_refused() -> None:
    check(HEAD + "lines:\n  «[a, b]»: {}\n", "F908.key")


def test_problems_come_in_the_order_of_their_places_and_are_bounded() -> None:
    text = HEAD + "".join(f"unknown_{number}: 1\n" for number in range(MOST_DIAGNOSTICS + 100))
    _, diagnostics = read_catalogue(text, PATH)
    assert len(diagnostics) == MOST_DIAGNOSTICS
    places = [(one.location.span.line, one.location.span.column) for one in diagnostics]
    assert places == sorted(places)
