"""The card of a place: its figures with where they stand and come from, what stands there, twinnings, and the office's own figures."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from jumelles.web.people.models import User
from jumelles.web.register.models import OwnFigure, Town

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]
GOOD = {"value": "1 234,5", "dated": "2024", "source": "annual report"}


@pytest.fixture
def officer(house: Any, browser: Callable[[User | None], Client]) -> Client:
    return browser(house[1]["officer"])


@pytest.fixture
def reader(house: Any, browser: Callable[[User | None], Client]) -> Client:
    return browser(house[1]["reader"])


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def line(response: Any, key: str) -> str:
    """One line of the card in words."""
    return text(response.content.decode().partition(f'<tr id="{key}"')[2].partition("</tr>")[0]).removeprefix('role="row"> ')


def test_a_figure_tells_its_share_its_standing_and_its_source(reader: Client) -> None:
    card = reader.get("/ours/city/1001/")

    # Of Valmore's size are Valmore, Klarenburg (380 thousand) and Novigrad (200 thousand).
    assert line(card, "population") == "Population 400,000 no. 1 of 3 GeoNames 2026"
    assert line(card, "country_share") == "Share of the country’s town population 65% no. 1 of 3 GeoNames 2026"
    assert line(card, "gdp_per_head") == "GDP per head US$ 41,500 no. 1 of 3 Eurostat 2020, NUTS 3"
    assert line(card, "beds") == "Hospital beds declared not known"
    assert line(card, "incubators") == "Incubators not known · only your office can know"


def test_what_stands_there_is_named(reader: Client) -> None:
    told = text(reader.get("/ours/city/1001/").content.decode())

    assert "Higher education 1 Université de Valmore" in told
    assert "Valmore Airport (VLM, 7 km, 1 destination seen)" in told
    assert "Twinnings Klarenburg XV, since 1991" in told
    assert "Official languages of the country French" in told
    assert "GeoNames: GeoNames, CC-BY-4.0, May 2026" in told


def test_our_own_twinnings_are_marked_with_what_the_register_holds(reader: Client, authority: Made, partnership: Made) -> None:
    held = partnership("Ours and theirs", home=[authority(1001, "Valmore")], partner=[authority(1007, "Klarenburg")])

    ours, theirs = reader.get("/ours/city/1001/"), reader.get("/ours/city/1007/")

    assert "Our own city card Valmore" in text(ours.content.decode())
    assert f'/ours/partnership/{held.pk}/">in our register' in ours.content.decode().partition('id="ties"')[2]
    assert "Valmore XU, since 1991 our town" in text(theirs.content.decode())
    assert "in our register: Ours and theirs" in text(theirs.content.decode())
    assert "/ours/find/pair/1001/1007/" in theirs.content.decode()


def test_a_region_has_a_card_too(reader: Client) -> None:
    card = reader.get("/ours/city/9001/")

    assert "Region card Val-de-Mer" in text(card.content.decode())
    assert line(card, "population") == "Population 460,000 no. 2 of 2 GeoNames 2026"


@pytest.mark.parametrize(
    ("place", "status", "sentence"),
    [
        (1003, 422, "Valmore-Nord is a part of Valmore: see the card of that town."),
        (5, 404, "There is no such page"),
        (10**30, 404, "There is no such page"),
    ],
)
def test_what_has_no_card_is_told_in_a_sentence(reader: Client, place: int, status: int, sentence: str) -> None:
    card = reader.get(f"/ours/city/{place}/")

    assert (card.status_code, sentence in text(card.content.decode())) == (status, True)


def test_an_officer_sets_a_figure_that_stands_beside_the_open_source(officer: Client) -> None:
    """The open source counts 400,000; the office knows of 350,000, fewer than Klarenburg's 380,000, so that Valmore comes second."""
    saved = officer.post("/ours/city/1001/figure/population/", {"value": "350 000", "dated": "2023-04", "source": "municipal register"})

    assert (saved.status_code, saved.headers["Location"]) == (302, "/ours/city/1001/#population")
    told = line(officer.get("/ours/city/1001/"), "population")
    assert told.startswith("Population 350,000 the office’s own figure open sources: 400,000 (GeoNames 2026) no. 2 of 3")
    assert "municipal register, April 2023" in told
    town = Town.objects.get(place=1001)
    figure = OwnFigure.objects.get()
    assert (figure.town, figure.value, figure.dated, figure.source) == (town, 350_000.0, "2023-04", "municipal register")


def test_the_pair_shows_both(officer: Client) -> None:
    officer.post("/ours/city/1007/figure/population/", {"value": "400000", "dated": "2023", "source": "municipal register"})

    told = text(officer.get("/ours/find/pair/1001/1007/").content.decode())

    assert "Population 400,000 400,000 the office’s own figure open sources: 380,000" in told


def test_a_figure_is_changed_and_taken_back(officer: Client) -> None:
    address = "/ours/city/1001/figure/incubators/"
    officer.post(address, GOOD | {"value": "1 234,6"})
    assert line(officer.get("/ours/city/1001/"), "incubators").startswith("Incubators 1,235 the office’s own figure annual report, 2024")

    officer.post(address, GOOD | {"value": "7", "seen": "1"})
    assert line(officer.get("/ours/city/1001/"), "incubators").startswith("Incubators 7 the office’s own figure")

    officer.post(address, {"remove": "1", "seen": "2"})
    assert line(officer.get("/ours/city/1001/"), "incubators").startswith("Incubators not known")
    assert list(OwnFigure.history.order_by("history_date").values_list("history_type", "value")) == [("+", 1234.6), ("~", 7.0), ("-", 7.0)]


def test_who_was_overtaken_is_told(officer: Client) -> None:
    address = "/ours/city/1001/figure/incubators/"
    officer.post(address, GOOD)
    officer.post(address, GOOD | {"value": "7", "seen": "1"})

    late = officer.post(address, GOOD | {"value": "8", "seen": "1"})
    assert (late.status_code, "Somebody else changed this record" in late.content.decode()) == (422, True)
    assert 'name="seen" value="2"' in late.content.decode()
    officer.post(address, {"remove": "1", "seen": "1"})

    assert OwnFigure.objects.get().value == 7.0


@pytest.mark.parametrize(
    ("key", "changed", "sentence"),
    [
        ("incubators", {"value": "many"}, "“many” is no number."),
        ("incubators", {"value": "1,234"}, "“1,234” can be read in two ways: write thousands without a comma, decimals with a point."),
        ("incubators", {"value": "-1"}, "-1 is not between 0 and 1,000,000,000,000,000."),
        ("incubators", {"value": "9" * 400}, "is no number."),
        ("incubators", {"value": " "}, "This field is required."),
        ("digital_potential", {"value": "101"}, "101 is not between 0 and 100."),
        ("covenant", {"value": "25"}, "25 is not between 0 and 1."),
        ("incubators", {"dated": ""}, "This field is required."),
        ("incubators", {"dated": "soon"}, "soon"),
        ("incubators", {"dated": "2999"}, "This lies in the future: a figure tells what was counted."),
        ("incubators", {"source": " "}, "This field is required."),
        ("incubators", {"source": "bad\u202e"}, "The text holds a character that cannot be kept"),
    ],
)
def test_a_figure_that_cannot_be_meant_is_refused(officer: Client, key: str, changed: dict[str, str], sentence: str) -> None:
    answered = officer.post(f"/ours/city/1001/figure/{key}/", GOOD | {"value": "1"} | changed)

    assert (answered.status_code, sentence in text(answered.content.decode())) == (422, True)
    assert OwnFigure.objects.count() == 0
    assert Town.objects.count() == 0


@pytest.mark.parametrize("path", ["1001/figure/climate/", "1001/figure/joy/", "5/figure/incubators/", "1003/figure/incubators/"])
def test_what_cannot_be_set_has_no_page(officer: Client, path: str) -> None:
    assert (officer.get(f"/ours/city/{path}").status_code, officer.post(f"/ours/city/{path}", GOOD).status_code) == (404, 404)


def test_in_place_only_the_form_is_answered(officer: Client) -> None:
    part = officer.get("/ours/city/1001/figure/population/", headers={"HX-Request": "true"})
    whole = officer.get("/ours/city/1001/figure/population/")

    assert part.content.decode().strip().startswith('<tr class="setting"')
    assert "open sources: 400,000 (GeoNames 2026)" in text(part.content.decode())
    assert "Your own figure for Valmore" in text(whole.content.decode())


def test_a_reader_sees_figures_and_sets_none(reader: Client) -> None:
    assert "figure/incubators" not in reader.get("/ours/city/1001/").content.decode()
    assert reader.post("/ours/city/1001/figure/incubators/", GOOD).status_code == 403
    assert OwnFigure.objects.count() == 0
