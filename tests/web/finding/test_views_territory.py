"""The profile of a territory: the office's own facts with their source, what stands out, and who may read it."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register.models import Organisation, TerritoryFact

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]


@pytest.fixture
def reader(house: Any, browser: Callable[[User | None], Client]) -> Client:
    return browser(house[1]["reader"])


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def part(response: Any, key: str) -> str:
    """One part of the page in words."""
    return text("<section" + response.content.decode().partition(f' id="{key}"')[2].partition("</section>")[0])


def test_facts_are_told_by_kind_the_newest_first_each_with_its_source(house: Any, reader: Client, authority: Made) -> None:
    office, by = house[0], house[1]["officer"]
    town = authority(1001, "Valmore")
    for kind, statement, dated, source in (
        ("investor", "Fjord Motors builds lorries there", "2019", "chamber of commerce, 2019"),
        ("rank", "third of nine regions for patents", "2015", ""),
        ("rank", "first of nine regions for foreign investment", "2021~", "yearbook 2022, page 14"),
    ):
        keep(TerritoryFact(office=office, authority=town, kind=kind, statement=statement, dated=dated, source=source), by=by)

    assert part(reader.get("/ours/city/1001/profile/"), "facts") == (
        "What sets the territory apart Rank, classification first of nine regions for foreign investment (about 2021) "
        "Source: yearbook 2022, page 14 third of nine regions for patents (2015) No source is recorded. "
        "Investor present Fjord Motors builds lorries there (2019) Source: chamber of commerce, 2019"
    )


def test_facts_and_organisations_of_another_place_or_office_stay_away(house: Any, reader: Client, authority: Made) -> None:
    office, by = house[0], house[1]["officer"]
    here, elsewhere = authority(1001, "Valmore"), authority(1007, "Klarenburg")
    keep(TerritoryFact(office=office, authority=elsewhere, kind="label", statement="city of glass", dated="2020"), by=by)
    keep(Organisation(office=office, name="Glass works", kind="company", town=elsewhere.town), by=by)
    keep(Organisation(office=office, name="Mill", kind="company", town=here.town, website="https://mill.example"), by=by)

    page = reader.get("/ours/city/1001/profile/")

    assert part(page, "organisations") == "Organisations of our register Company Mill https://mill.example"
    assert "city of glass" not in text(page.content.decode())
    assert part(page, "facts").startswith("What sets the territory apart Your office has recorded no fact about this territory yet")


def test_only_what_is_known_is_listed(reader: Client) -> None:
    page = reader.get("/ours/city/1001/profile/")

    figures = part(page, "figures")
    assert "Population 400,000 no. 1 of 3 GeoNames 2026" in figures
    assert "not known" not in figures
    assert 'id="strong"' not in page.content.decode()  # among three places nobody is in the first tenth


def test_it_says_for_whom_when_and_by_whom_and_the_card_leads_to_it(house: Any, reader: Client) -> None:
    office = house[0]

    page, card = reader.get("/ours/city/9001/profile/"), reader.get("/ours/city/9001/")

    today = datetime.now(ZoneInfo(office.timezone)).date()  # its midnight comes before that of UTC
    assert f"For investors and partners, as of {today.day} {today:%B} {today.year}, by {office.name}." in text(page.content.decode())
    assert "Region card Territory profile Val-de-Mer" in text(page.content.decode())
    assert 'href="/ours/city/9001/profile/">Territory profile</a>' in card.content.decode()


@pytest.mark.parametrize("place", [1003, 5])
def test_a_part_of_a_town_and_an_unknown_place_have_none(reader: Client, place: int) -> None:
    assert reader.get(f"/ours/city/{place}/profile/").status_code == 404


def test_only_officers_are_offered_to_add_a_fact(house: Any, browser: Callable[[User | None], Client], authority: Made) -> None:
    key = authority(1001, "Valmore").pk

    pages = {role: browser(house[1][role]).get("/ours/city/1001/profile/").content.decode() for role in ("reader", "officer")}

    assert {role: f"/ours/fact/add/?on={key}" in page for role, page in pages.items()} == {"reader": False, "officer": True}
