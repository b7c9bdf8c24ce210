"""Where a journey goes that names no place."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

TWINS = {
    "fr": "Dax et Logroño sont jumelées. ",
    "en": "Hull and Gdynia are twinned. ",
    "ru": "Тула и Гдыня дружат с 1990 года. ",
}


def ends(lang: str, text: str) -> list[str | None]:
    return [one["to"] for one in read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")]


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("ru", "Осенью Ирина Орлова побывала в Туле, а в мае туда же приезжали врачи из Гдыни.", ["Тула", "Тула"]),
        ("ru", "Спектакль покажут и в Гдыне: в октябре гимназисты привезут сюда декорации.", ["Гдыня"]),
        ("ru", "В октябре сюда приедут врачи из Гдыни.", ["Тула"]),
        ("en", "Mayor Ewa Mazur of Gdynia visits us on 3 May.", ["Hull"]),
        ("fr", "La maire de Logroño, Ana Ruiz, viendra nous rendre visite en mai.", ["Dax"]),
        ("ru", "Мэр Гдыни Эва Мазур посетит нас в мае.", ["Тула"]),
        ("en", "Twelve pupils from Hull took the train in May. We hope to bring a busload over here in June.", ["Gdynia", "Hull"]),
    ],
)
def test_a_place_is_pointed_to(lang: str, text: str, towns: list[str]) -> None:
    assert ends(lang, text) == towns


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("fr", "En mai, neuf élèves de Dax ont été logés par des familles espagnoles.", ["Logroño"]),
        ("en", "In May nine pupils from Hull were put up by Polish families.", ["Gdynia"]),
        ("fr", "Des ingénieurs de Logroño ont visité en mai les ateliers Etcheverry.", ["Dax"]),
    ],
)
def test_whoever_receives_tells_the_place(lang: str, text: str, towns: list[str]) -> None:
    assert ends(lang, text) == towns
