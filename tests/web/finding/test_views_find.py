"""The page that ranks: what it lists, what it answers in place, what it says of a wrong question, and its files."""

import csv
import io
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jumelles.atlas.indicators import themes
from jumelles.web.people.models import User

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]
BY_SIZE = "&".join(f"{theme}=0" for theme in themes() if theme != "size")
"""By size alone, of which everything is known in the toy world but one population."""


@pytest.fixture
def ask(house: Any, browser: Callable[[User | None], Client]) -> Callable[..., Any]:
    """Ask the page as a reader: `ask("city=Valmore")`."""
    client = browser(house[1]["reader"])
    return lambda query="", path="find/", **headers: client.get(f"/ours/{path}?{query}", headers=headers)


def text(response: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def listed(response: Any) -> list[tuple[str, str]]:
    """Rank and name of each candidate."""
    page = response.content.decode().partition('class="ranked"')[2].partition("</ol>")[0]
    names = [re.sub(r"<[^>]+>", "", name) for name in re.findall(r"<h2>(.*?)</h2>", page)]
    return list(zip(re.findall(r'class="rank num" aria-hidden="true">(.*?)<', page), names, strict=True))


def test_the_nearest_come_first_with_what_is_known_of_them(ask: Made) -> None:
    answered = ask(f"city=Valmore&{BY_SIZE}")

    # Klarenburg has 380,000 inhabitants to Valmore's 400,000; Starograd is smaller than Novigrad, but leads its region, as Valmore does.
    found = listed(answered)
    assert found[:3] == [("1", "Klarenburg"), ("2", "Starograd"), ("3", "Novigrad")]
    assert [rank for rank, _name in found[3:]] == ["4", "5"]
    assert {name for _rank, name in found[3:]} == {"Neustadt", "Orlune"}
    told = text(answered)
    assert "Cities built most like Valmore" in told
    assert "6 places compared" in told
    assert "twinned with us since 1991" in told
    assert "population: 400,000 380,000" in told
    # Their latitudes differ, but the place was left out of the question.
    assert "latitude" not in told


def test_without_a_city_it_asks_for_one(ask: Made) -> None:
    answered = ask()

    assert (answered.status_code, "Name the city or region for which you look for partners." in text(answered)) == (200, True)


def test_it_looks_from_the_town_of_the_office(ask: Made, authority: Made) -> None:
    authority(1005, "City of Brisac")

    answered = ask(BY_SIZE)

    assert "Cities built most like Brisac" in text(answered)
    assert 'name="city" value="Brisac"' in answered.content.decode()


@pytest.mark.parametrize("city", ["Валмор", "VALMORE", "geonames:1001"])
def test_the_city_is_understood_in_any_writing(ask: Made, city: str) -> None:
    assert "Cities built most like Valmore" in text(ask(f"city={city}"))


def test_a_name_of_several_places_offers_them(ask: Made) -> None:
    answered = ask("city=Orlune")

    assert answered.status_code == 422
    assert re.findall(r'href="/ours/find/\?city=([^"]+)">Orlune', answered.content.decode()) == ["geonames%3A1006", "geonames%3A1010"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("city=Valmore&research=6", "research: Ensure this value is less than or equal to 5."),
        ("city=Valmore&population_from=1e9", "No place passes these filters: widen the countries, the population or the distance."),
        ("city=Nowhere+at+all", "No place is called “Nowhere at all”"),
        ("city=geonames:1003", "is a part of a town"),
    ],
)
def test_a_wrong_question_is_told_in_a_sentence(ask: Made, query: str, sentence: str) -> None:
    page, part = ask(query), ask(query, **{"HX-Request": "true"})

    # htmx would not show what is answered with an error's number.
    assert (page.status_code, part.status_code) == (422, 200)
    assert sentence in text(page)
    assert sentence in text(part)
    assert page.content.decode().count('role="alert"') == 1


def test_a_change_answers_with_its_part_and_an_address_to_share(ask: Made) -> None:
    query = f"city=Valmore&{BY_SIZE}&country=XV&population_from=&level=&research=0"

    part = ask(query, **{"HX-Request": "true"})

    shared = "/ours/find/?countries=XV&" + "&".join(f"{theme}=0" for theme in themes() if theme != "size") + "&city=Valmore"
    assert part["HX-Push-Url"] == shared
    assert "<html" not in part.content.decode()
    assert re.findall(r'<output id="shown-(?:size|health)"[^>]*>([^<]*)<', part.content.decode()) == ["1", "0"]
    assert listed(ask(shared.partition("?")[2])) == listed(part)


def test_who_comes_back_gets_the_whole_page(ask: Made) -> None:
    again = ask("city=Valmore", **{"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert "<html" in again.content.decode()


def test_filters_keep_what_they_admit(ask: Made) -> None:
    # From 100,000 inhabitants on: Klarenburg, Novigrad, Starograd. Klarenburg is twinned with Valmore in the sources.
    assert [name for _rank, name in listed(ask(f"city=Valmore&{BY_SIZE}&population_from=100000&unlinked=on"))] == ["Starograd", "Novigrad"]
    at_home = listed(ask(f"city=Valmore&{BY_SIZE}&countries=XU"))
    assert {name for _rank, name in at_home} == {"Brisac", "Sennery", "Orlune"}


def test_the_partners_of_the_register_count_as_twins(ask: Made, authority: Made, partnership: Made) -> None:
    partnership("Valmore – Starograd", home=[authority(1001, "Valmore")], partner=[authority(1009, "Starograd")])

    unlinked = ask(f"city=Valmore&{BY_SIZE}&unlinked=on")
    new = ask(f"city=Valmore&{BY_SIZE}&own_country=on&new_country=on")

    assert listed(unlinked)[0] == ("1", "Novigrad")
    assert {name for _rank, name in listed(unlinked)} == {"Novigrad", "Neustadt", "Orlune"}
    assert {name for _rank, name in listed(new)} == {"Brisac", "Sennery", "Orlune"}
    assert "in our register: Valmore – Starograd" in text(ask(f"city=Valmore&{BY_SIZE}"))


def test_too_little_known_stands_apart(ask: Made) -> None:
    apart = text(ask(f"city=Valmore&{BY_SIZE}")).partition("Too little known to rank")[2]

    assert ("Altmark" in apart, "Klarenburg" in apart) == (True, False)


def test_readers_are_not_offered_what_officers_do(house: Any, browser: Made, ask: Made) -> None:
    officer = browser(house[1]["officer"]).get(f"/ours/find/?city=Valmore&{BY_SIZE}")

    assert ("Open a partnership" in text(officer), "Open a partnership" in text(ask(f"city=Valmore&{BY_SIZE}"))) == (True, False)


def test_queries_do_not_grow_with_candidates_and_partnerships(ask: Made, authority: Made, partnership: Made) -> None:
    from django.db import connection

    def asked(query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(f"city=Valmore&{BY_SIZE}&unlinked=on&{query}")
        return len(captured)

    ours = authority(1001, "Valmore")
    partnership("first", home=[ours], partner=[authority(1008, "Neustadt")])
    few = asked("population_to=170000")
    for n, place in enumerate((1009, 1012, 1010)):
        partnership(f"more {n}", home=[ours], partner=[authority(place, f"Partner {n}")])

    assert asked("own_country=on") == few


def test_the_files_hold_exactly_this_ranking(ask: Made) -> None:
    query = f"city=Valmore&{BY_SIZE}&population_from=100000"
    names = ["Klarenburg", "Starograd", "Novigrad"]

    rows = list(csv.DictReader(io.StringIO(ask(query, "find/ranking.csv").content.decode())))
    sheet = openpyxl.load_workbook(io.BytesIO(ask(query, "find/ranking.xlsx").content)).worksheets[0]
    points = json.loads(ask(query, "find/ranking.geojson").content)

    assert [row["name"] for row in rows] == names
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == names
    assert [point["properties"]["name"] for point in points["features"]] == ["Valmore", *names]


def test_a_file_of_no_ranking_is_a_sentence(ask: Made) -> None:
    assert ask("city=Valmore", "find/ranking.pdf").status_code == 404
    refused = ask("city=Valmore&research=6", "find/ranking.csv")
    assert (refused.status_code >= 400, "less than or equal to 5" in text(refused)) == (True, True)
