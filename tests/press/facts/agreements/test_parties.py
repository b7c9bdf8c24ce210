"""Between whom an agreement is: subject, “with”, “between”, “both”, the latter, a name that nothing else knows."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def parties(text: str) -> list[set[str]]:
    return [set(one["parties"]) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le lycée Brizeux a signé une convention avec le lycée Cervantès de Logroño. Dax paie le voyage.", {"lycée Brizeux", "lycée Cervantès"}),
        ("La charte qui lie la ville de Dax à Logroño est encadrée. Elle est belle.", {"Dax", "Logroño"}),
        ("Hull College, based in Hull, signed a memorandum with Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("In Leeds, Hull and Gdynia signed a memorandum. It is short.", {"Hull", "Gdynia"}),
        ("The memorandum was signed by Hull College and Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("Hull College signed a memorandum with its counterparts at Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("Клиника «Ивушка» заключила договор с больницей «Изала». Врачи довольны.", {"Ивушка", "Изала"}),
    ],
)  # fmt: skip
def test_the_parties_are_those_who_the_grammar_says(text: str, expected: set[str]) -> None:
    assert parties(text) == [expected]


def test_a_name_that_nothing_knows_is_a_party_where_only_one_can_stand() -> None:
    assert parties("Hull College has teamed up with Gdansk-based Lampoteko to train welders. They start in May.") == [
        {"Hull College", "Lampoteko"}
    ]
    assert parties("Hull College is teaming up with Breton farmers to train welders. They start in May.") == [{"Hull College"}]


def test_both_ports_are_the_towns_that_signed_just_before() -> None:
    text = "Hull and Gdynia signed a memorandum. Leeds and Turku were there. The two ports will run a joint course for pilots."

    assert parties(text) == [{"Hull", "Gdynia"}, {"Hull", "Gdynia"}]
