"""Where a journey goes that names no place."""

import pytest

from tests.press.facts.journeys.twins import ends


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
