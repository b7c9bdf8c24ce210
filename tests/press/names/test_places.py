"""Places: under which name, and which names are none."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def places(text: str) -> set[tuple[str, str]]:
    return {(one["name"], one["kind"]) for one in read(of_text(text)).of("place")}


def test_a_russian_town_keeps_the_name_of_the_text_in_the_nominative() -> None:
    assert places("Делегация из Смоленска побывала в Новосибирске и Ставрополе.") == {
        ("Смоленск", "city"), ("Новосибирск", "city"), ("Ставрополь", "city"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A manager of the Amsterdam-based firm came to Hull.", {("Amsterdam", "city"), ("Hull", "city")}),
        ("King's Lynn is twinned with Emmerich am Rhein in Germany.", {("King's Lynn", "city"), ("Emmerich am Rhein", "city"), ("Germany", "country")}),
        ("Глава городского округа Самара приехал в Тулу.", {("Самара", "city"), ("Тула", "city")}),
        ("Dax est jumelée avec Nantes, Pleven et Miami.", {("Dax", "city"), ("Nantes", "city"), ("Pleven", "city"), ("Miami", "city")}),
    ],
)  # fmt: skip
def test_towns_are_found_where_their_neighbours_tell_it(text: str, told: set[tuple[str, str]]) -> None:
    assert places(text) == told
