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
        ("ru", "Осенью к нам приехал вице-мэр Гдыни Пётр Новак с пятью коллегами.", ["Пётр Новак"]),
        ("ru", "Осенью в Тулу прибыл ректор Пётр Новак с двумя коллегами.", ["Пётр Новак"]),
        ("ru", "Мэр Гдыни Эва Мазур пишет нам. В мае наш мэр полетит в Гдыню.", ["мэр"]),
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


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Une délégation conduite par le maire de Logroño, Pablo Ruiz, et comprenant trois entreprises, a été reçue à Dax.", ("délégation", "Dax")),
        ("fr", "La chorale de Logroño, dont la venue avait été deux fois reportée, chantera enfin à Dax le 3 mai.", ("chorale", "Dax")),
        ("fr", "Pablo Ruiz, de Logroño, amena sa fanfare à Dax en 2011.", ("fanfare", "Dax")),
        ("en", "A delegation led by Jan Nowak, and including three firms, was welcomed at the Guildhall.", ("delegation", "Hull")),
        ("en", "The choir from Gdynia, whose visit was postponed twice, will finally sing in Hull on 3 May.", ("choir", "Hull")),
        ("en", "Hull's mayor has accepted an invitation to Gdynia.", ("mayor", "Gdynia")),
        ("ru", "Делегацию во главе с мэром Гдыни Яном Новаком приняли в тульской мэрии.", ("делегация", "Тула")),
        ("ru", "Хор из Гдыни, приезд которого дважды переносили, наконец споёт в Туле 3 мая.", ("хор", "Тула")),
        ("ru", "По возвращении из Гдыни ребята рассказали о поездке.", ("ребята", "Гдыня")),
    ],
)  # fmt: skip
def test_the_subject_may_stand_before_another_clause(lang: str, text: str, told: tuple[str, str]) -> None:
    found = read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")

    assert [(told[0] in one["who"], one["to"]) for one in found] == [(True, told[1])]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Douze pompiers de Dax sont allés à Logroño. Là-bas, le maire Pablo Ruiz nous a reçus."),
        ("ru", "Школьники из Тулы побывали в Гдыне. Там нас принял мэр Ян Новак."),
    ],
)
def test_who_receives_us_is_no_traveller(lang: str, text: str) -> None:
    found = read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")

    assert not any(name in {"Pablo Ruiz", "Ян Новак"} for one in found for name in one["who"])
