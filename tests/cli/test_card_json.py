"""The card as JSON: valid, with stable keys, the same in every language."""

import json

from jumelles import languages
from jumelles.atlas.card import card
from jumelles.atlas.store import Atlas
from jumelles.cli.card_json import printed

CARD = ["place", "comparable_places", "figures", "unknown", "assets", "airports", "twinnings", "languages", "sources"]
PLACE = ["id", "name", "kind", "country", "region", "region_name", "lat", "lon", "population", "parent"]
FIGURE = ["indicator", "theme", "label", "value", "unit", "level", "country_share", "rank", "among", "known_in_country"]
ORIGIN = ["source", "source_title", "licence", "date", "own", "note"]


def test_the_keys_are_those_that_programs_rely_on(toy_atlas: Atlas) -> None:
    told = json.loads(printed([card(toy_atlas, toy_atlas.place(1001))]))

    assert list(told) == CARD
    assert list(told["place"]) == PLACE
    assert {tuple(figure) for figure in told["figures"]} == {(*FIGURE, *ORIGIN)}
    assert {tuple(thing) for things in told["assets"].values() for thing in things} == {("key", "name", "place", "source")}
    assert [list(airport) for airport in told["airports"]] == [["iata", "name", "km", "destinations"]]
    assert [list(tie) for tie in told["twinnings"]] == [["partner", "start", "end", "first_seen", "last_seen", "source"]]


def test_a_figure_is_told_whole(toy_atlas: Atlas) -> None:
    told = json.loads(printed([card(toy_atlas, toy_atlas.place(1007))]))

    assert next(figure for figure in told["figures"] if figure["indicator"] == "charters") == {
        "indicator": "charters",
        "theme": "education",
        "label": "holders of an Erasmus charter",
        "value": 1.0,
        "unit": "count",
        "level": "place",
        "country_share": 0.5,
        "rank": 2,
        "among": 3,
        "known_in_country": 1.0,
        "source": "eche",
        "source_title": "Erasmus Charter for Higher Education: list of holders 2021–2027",
        "licence": "CC-BY-4.0",
        "date": "2024-07",
        "own": False,
        "note": "",
    }


def test_two_cards_are_a_list(toy_atlas: Atlas) -> None:
    told = json.loads(printed([card(toy_atlas, toy_atlas.place(place)) for place in (1001, 9003)]))

    assert [each["place"]["id"] for each in told] == [1001, 9003]


def test_only_words_change_with_the_language(toy_atlas: Atlas) -> None:
    told = {}
    for lang in ("en", "ru"):
        languages.use(lang)
        told[lang] = json.loads(printed([card(toy_atlas, toy_atlas.place(9003))]))
    words = [(told["en"]["place"], told["ru"]["place"], ("name", "region_name"))]
    words += [(one, other, ("label",)) for one, other in zip(told["en"]["figures"], told["ru"]["figures"], strict=True)]

    for one, other, names in words:
        for name in names:
            assert one.pop(name) != other.pop(name)
    assert told["en"] == told["ru"]
