"""What may be a company."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ann Tollan owns a mill in Hull. Tollan Hosiery seeks two weavers from Gdynia.", "Tollan Hosiery"),
        ("Ostrel, installée à Dax, recherche deux selliers.", "Ostrel"),
        ("Директор сети «Волна» из Тулы приехал. Сеть «Волна» ищет двух поваров.", "Волна"),
    ],
)
def test_a_longer_run_an_apposition_and_marks_name_one(text: str, owner: str) -> None:
    assert [one["who"] for one in read(of_text(text)).of("need")] == [owner]


def test_a_town_before_a_common_noun_is_none() -> None:
    needs = read(of_text("The mayor met bakers. The Hull firm is looking for two riggers from Gdynia.")).of("need")

    assert "Hull" not in [one["who"] for one in needs]
