"""The question in the address: what it means, what is refused in one sentence, and that it can be shared."""

from typing import Any
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from jumelles.matching.where import Where
from jumelles.web.finding.asking import Asking, asked_as, countries, query
from jumelles.web.register import places


def asked(address: str) -> Asking:
    form = Asking(QueryDict(address))
    assert form.is_valid(), form.sentences()
    return form


def test_nothing_said_is_the_usual_question() -> None:
    form = asked("")

    assert (form.weights, form.where, form.listed) == (dict.fromkeys(themes(), 1.0), Where(), 20)
    assert query(form, "Valmore, XU") == "city=Valmore%2C+XU"


def test_everything_said_is_understood() -> None:
    form = asked(
        "countries=XV&country=XU&continents=EU&level=region&population_from=5e4&population_to=200000&distance_to=1500.5"
        "&unlinked=on&new_country=on&own_country=on&diverse=on&research=2.5&size=0&top=50"
    )

    assert form.where == Where(
        countries=("XV", "XU"),
        continents=("EU",),
        level="region",
        population=(50_000.0, 200_000.0),
        distance=(None, 1500.5),
        unlinked=True,
        new_country=True,
        abroad=False,
        diverse=True,
    )
    assert form.weights == dict.fromkeys(themes(), 1.0) | {"research": 2.5, "size": 0.0}
    assert parse_qs(query(form, "Valmore", diverse="")) == {
        "city": ["Valmore"],
        "countries": ["XV", "XU"],
        "continents": ["EU"],
        "level": ["region"],
        "population_from": ["50000"],
        "population_to": ["200000"],
        "distance_to": ["1500.5"],
        "unlinked": ["on"],
        "new_country": ["on"],
        "own_country": ["on"],
        "research": ["2.5"],
        "size": ["0"],
        "top": ["50"],
    }


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("research=6", "research: Ensure this value is less than or equal to 5."),
        ("research=-1", "research: Ensure this value is greater than or equal to 0."),
        ("research=much", "research: Enter a number."),
        ("research=nan", "research: Enter a number."),
        ("population_from=-3", "inhabitants, at least: Ensure this value is greater than or equal to 0."),
        ("population_from=5&population_to=4", "The range from 5 to 4 is empty: give the smaller number first, and none below zero."),
        ("distance_to=1e13", "The range from … to > 1000000000000 is empty: give the smaller number first, and none below zero."),
        ("countries=ZZ", "countries: Select a valid choice. ZZ is not one of the available choices."),
        ("continents=XX", "continents: Select a valid choice. XX is not one of the available choices."),
        ("level=moon", "look for: Select a valid choice. moon is not one of the available choices."),
        ("city=a%1bb", "city or region: The text holds a character that cannot be kept (U+001B): delete it."),
        (
            "&".join(f"{theme}=0" for theme in themes()),
            "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero.",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_sentence(address: str, sentence: str) -> None:
    assert Asking(QueryDict(address)).sentences() == [sentence]


fields = st.fixed_dictionaries(
    {},
    optional={
        **{theme: st.floats(0.1, 5) for theme in themes()},
        "countries": st.lists(st.sampled_from(["XU", "XV"]), unique=True),
        "continents": st.lists(st.sampled_from(["EU", "AS", "AF"]), unique=True),
        "level": st.sampled_from(["", "city", "region"]),
        **{name: st.just("on") for name in ("unlinked", "new_country", "own_country", "diverse")},
        "population_from": st.floats(0, 1e6),
        "population_to": st.floats(1e6, 1e9),
        "distance_from": st.floats(0, 100),
        "distance_to": st.floats(100, 2e4),
        "top": st.integers(1, 100),
    },
)


@given(fields)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_shared_address_asks_the_same(told: dict[str, Any]) -> None:
    data = QueryDict(mutable=True)
    for name, value in told.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    form = Asking(data)
    assert form.is_valid(), form.sentences()

    again = asked(query(form, "Valmore"))

    assert (again.weights, again.where, again.listed) == (form.weights, form.where, form.listed)


def test_a_place_is_named_so_that_no_other_is_meant(toy: Atlas) -> None:
    # Orlune is in both countries, of which no qualifier knows the codes.
    assert [asked_as(toy.place(place)) for place in (1001, 1006, 1010)] == ["Valmore", "geonames:1006", "geonames:1010"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ["Égypte", "Espagne", "Japon", "Suisse", "Ukraine", "Yémen"]),
        ("ru", ["Египет", "Испания", "Йемен", "Украина", "Швейцария", "Япония"]),
    ],
)
def test_countries_with_places_stand_in_the_order_of_the_letters_of_the_language(
    language: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class World:
        def table(self, name: str) -> dict[str, list[str]]:
            with_places = ["JP", "CH", "UA", "YE", "EG", "ES"]
            return {"country": with_places if name == "places" else ["CS", *with_places]}

    monkeypatch.setattr(places, "atlas", World)

    assert [name for _code, name in countries(language)] == names
