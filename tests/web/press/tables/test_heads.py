"""Which list a table is, and which column holds what."""

import pytest

from jumelles.web.press.tables.heads import are_values, choices, guess, likeliest

HEADS = [
    ("partnership", ("Город", "Страна", "Год подписания"), {"partner": 0, "country": 1, "since": 2, "kind": "=twinning"}),
    (
        "agreement",
        ("Ville partenaire", "Intitulé", "Type", "Date de signature", "Échéance", "Montant"),
        {"partnership": 0, "title": 1, "kind": 2, "signed": 3, "expires": 4, "amount": 5},
    ),
    (
        "visit",
        ("Partnership", "Title", "Start", "End", "Direction", "Participants"),
        {"partnership": 0, "title": 1, "starts": 2, "ends": 3, "direction": 4, "headcount": 5},
    ),
    ("person", ("Фамилия", "Имя", "Должность", "Организация"), {"family_name": 0, "given_name": 1, "position": 2, "body": 3}),
    ("organisation", ("Nom", "Type", "Ville", "Site internet"), {"name": 0, "kind": 1, "place": 2, "website": 3}),
    ("person", ("Фамилия и имя", "Должность", "Организация"), {"family_given": 0, "position": 1, "body": 2}),
    ("person", ("ФИО", "Телефон", "Эл. почта"), {"family_given": 0, "phone": 1, "email": 2}),
    ("person", ("Nom et prénom", "Organisme", "Courriel"), {"family_given": 0, "body": 1, "email": 2}),
    ("person", ("Full name", "Position", "Organisation"), {"given_family": 0, "position": 1, "body": 2}),
    ("mention", ("Date", "Journal", "Titre", "Lien"), {"published": 0, "outlet": 1, "title": 2, "url": 3}),
]


@pytest.mark.parametrize(("noun", "heads", "named"), HEADS)
def test_a_list_is_known_by_its_heads(noun: str, heads: tuple[str, ...], named: dict[str, int | str]) -> None:
    assert likeliest(heads) == noun
    assert guess(noun, heads) == named


@pytest.mark.parametrize("written", ["inbound", "Inbound: we receive", "accueil", "приём", "incoming"])
def test_a_choice_is_known_in_three_languages(written: str) -> None:
    from jumelles.plain import plain

    assert choices("visit", "direction")[plain(written)] == "inbound"


@pytest.mark.parametrize("written", ["Amitié", "Pacte d’amitié", "дружба", "Friendship pact"])
def test_friendship_is_known_in_three_languages(written: str) -> None:
    from jumelles.plain import plain

    assert choices("partnership", "kind")[plain(written)] == "friendship"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (("Cork", "Irlande", "12/05/2021"), True),
        (("Cork", "Irlande", "Seán"), True),
        (("Eva Lehmann", "eva@example.org", "Nom"), True),
        (("Ville", "Pays", "Date"), False),
        (("Город", "Страна", "Год подписания"), False),
    ],
)
def test_a_first_row_of_values_is_known(first: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert are_values(first) is expected
