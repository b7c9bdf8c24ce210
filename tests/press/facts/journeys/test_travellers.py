"""Who travels, and who only receives or is received along the way."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

TWINS = {
    "fr": "Dax et Logroño sont jumelées. ",
    "en": "Hull and Gdynia are twinned. ",
    "ru": "Тула и Гдыня дружат с 1990 года. ",
}


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("fr", "Le maire de Dax a accueilli à Dax douze pompiers de Logroño.", ["pompiers"]),
        ("fr", "Douze pompiers de Logroño ont été accueillis à Dax par des familles.", ["pompiers"]),
        ("fr", "Le maire de Dax, Paul Etcheverry, a dit qu’il s’était rendu à Logroño.", ["Paul Etcheverry"]),
        ("fr", "Logroño enverra un orchestre à Dax.", ["orchestre"]),
        ("en", "The mayor of Hull welcomed twelve firefighters from Gdynia to Hull.", ["firefighters"]),
        ("en", "Twelve firefighters from Gdynia were put up by families in Hull.", ["firefighters"]),
        ("en", "The Polish ambassador was in Hull on Monday.", ["ambassador"]),
        ("ru", "Мэр Тулы встретил в Туле двенадцать пожарных из Гдыни.", ["пожарные"]),
        ("ru", "Двенадцать пожарных из Гдыни были приняты мэром Тулы.", ["пожарные"]),
        ("ru", "В Тулу приехал посол Польши.", ["посол"]),
    ],
)
def test_hosts_are_no_travellers(lang: str, text: str, who: list[str]) -> None:
    assert [one["who"] for one in read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")] == [who]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Claire Dupuy est venue en mai. Sa dernière visite à Logroño datait de 2019.", (["Claire Dupuy"], "Logroño")),
        ("en", "Jane Smith has died. Her last journey to Gdynia was in 2013.", (["Jane Smith"], "Gdynia")),
        ("ru", "Умерла Анна Орлова. Её последняя поездка в Гдыню была в 2013 году.", (["Анна Орлова"], "Гдыня")),
    ],
)
def test_whose_journey_it_was(lang: str, text: str, told: tuple[list[str], str]) -> None:
    found = read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")

    assert told in [(one["who"], one["to"]) for one in found]
