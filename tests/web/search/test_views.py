"""The page of results."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jumelles.atlas.store import Atlas
from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register import models, places
from jumelles.web.search import towns
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


@pytest.fixture(autouse=True)
def _world(toy_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "atlas", lambda: toy_atlas)


def page(client: Client, **asked: str) -> str:
    answer = client.get("/valmore/search/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_found_words_are_marked_and_nothing_is_run(browser: Browser) -> None:
    made, accounts = office("valmore")
    keep(models.Organisation(office=made, name="<b>Fès</b> & Co", kind="other", about="<script>fès</script>"), by=accounts["officer"])

    shown = page(browser(accounts["reader"]), q="fes")

    assert "&lt;b&gt;<mark>Fès</mark>&lt;/b&gt; &amp; Co" in shown
    assert "&lt;script&gt;<mark>fès</mark>&lt;/script&gt;" in shown
    assert "<script>" not in shown


BROKEN = [
    *('"', "'", "*", "^", "AND", "NEAR(", 'a" OR "b', "title : x", "{open}", "~stem", "-", "\x00", "a\x00b", "%", "\\", "(" * 100),
    *("x" * 5_000, "word " * 2_000, "\ud7ff\ufffe", "🦆", "1/2", "=1+1", "ﬁ", "́", "ˈ", "'; DROP TABLE search_entry; --"),
]


@pytest.mark.parametrize("text", BROKEN)
def test_no_input_breaks_the_page(browser: Browser, text: str) -> None:
    _made, accounts = office("valmore")

    assert 'id="found"' in page(browser(accounts["reader"]), q=text)


@pytest.mark.parametrize("asked", [{"kind": "nonsense"}, {"of": "nonsense"}, {"page": "nonsense"}, {"page": "99"}])
def test_odd_addresses_are_answered(browser: Browser, asked: dict[str, str]) -> None:
    made, accounts = office("valmore")
    keep(models.Person(office=made, family_name="Heron"), by=accounts["officer"])

    assert "<mark>Heron</mark>" in page(browser(accounts["reader"]), q="heron", **({} if "of" in asked else asked))
    assert 'id="found"' in page(browser(accounts["reader"]), q="heron", **asked)


def test_while_one_types_only_the_results_are_sent(browser: Browser) -> None:
    made, accounts = office("valmore")
    keep(models.Person(office=made, family_name="Heron"), by=accounts["officer"])

    answer = browser(accounts["reader"]).get("/valmore/search/?q=her", headers={"hx-request": "true"})

    assert answer.content.decode().strip().startswith('<div id="found">')
    assert "<mark>Heron</mark>" in answer.content.decode()


def test_where_nothing_is_found_it_says_what_was_looked_for_and_what_is_near(browser: Browser) -> None:
    made, accounts = office("valmore")
    keep(models.Person(office=made, family_name="Каманин"), by=accounts["officer"])

    shown = page(browser(accounts["reader"]), q="Камунин ")

    assert "looked for as “kamunin”" in shown
    assert '<a href="?q=%D0%9A%D0%B0%D0%BC%D0%B0%D0%BD%D0%B8%D0%BD">Каманин</a>' in shown


def test_the_number_of_queries_does_not_grow(browser: Browser, django_assert_max_num_queries: Any) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    for n in range(30):
        keep(models.Action(office=made, partnership=rows["partnership"], title=f"Heron {n}", domain="culture"), by=accounts["officer"])
    reader, guest = browser(accounts["reader"]), browser(rows["invitation"].member.user)

    for client in (reader, guest):
        with django_assert_max_num_queries(11):
            page(client, q="kormoran heron ")
        with django_assert_max_num_queries(11):
            page(client, q="heron")


def test_a_town_is_found_by_every_name_that_the_world_has_for_it(toy_atlas: Atlas) -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    place, spelling = next(
        (place, spelling)
        for place, spelling in toy_atlas.table("spellings").select("place", "spelling").iter_rows()
        if towns.named(spelling)
        and towns.named(spelling)[0].id == place
        and towns.fold(spelling) != towns.fold(toy_atlas.place(place).name)
    )
    keep(models.Town(office=made, place=place, name="As we write it", country="XU"), by=by)

    assert "As we write it" in towns.other_names(by, made, spelling)[spelling]
