"""Guests who go home again."""

import pytest

from tests.press.facts.journeys.twins import told


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        (
            "fr",
            "Le maire de Dax, Paul Etcheverry, est rentré vendredi de Logroño avec un projet d’accord.",
            (["Paul Etcheverry"], "Logroño"),
        ),
        ("fr", "Les Riojans de Logroño sont repartis sous les vivats.", (["Riojans"], "Dax")),
        ("en", "Nine rowers made it back to Hull at dawn.", (["rowers"], "Gdynia")),
        (
            "en",
            "Jane Smith, of Hull, spent Sunday at the tram depot of Gdynia with Jan Nowak, and came back delighted.",
            (["Jane Smith"], "Gdynia"),
        ),
        ("ru", "Тульские пекари вернулись из пятидневной поездки в Гдыню.", (["пекари"], "Гдыня")),
    ],
)
def test_who_comes_back_was_in_the_other_town(lang: str, text: str, visit: tuple[list[str], str]) -> None:
    assert told(lang, text) == [visit]


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("fr", "Des pompiers de Logroño ont visité Dax. Avant de retourner à Logroño, ils ont goûté le foie gras.", ["Dax"]),
        ("en", "Nurses from Gdynia toured Hull. Before returning to Gdynia they tasted the fish.", ["Hull"]),
        ("ru", "Врачи из Гдыни побывали в Туле. Прежде чем вернуться в Гдыню, они попробовали пряники.", ["Тула"]),
    ],
)
def test_before_going_home_is_no_journey(lang: str, text: str, towns: list[str]) -> None:
    assert [end for _who, end in told(lang, text)] == towns
