"""From a candidate to a partnership: what is recorded, all at once or not at all, and by whom."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jumelles.atlas.indicators import themes
from jumelles.web.people.models import User
from jumelles.web.register.models import Authority, Partnership, Party, StatusStep
from jumelles.web.register.stories import kept_ranking

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]
WEIGHTS = {theme: 2.0 if theme == "size" else 0.0 for theme in themes()}
QUERY = "city=Valmore&countries=XV&" + "&".join(f"{theme}={weight:g}" for theme, weight in WEIGHTS.items())
NOVIGRAD = f"/ours/find/open/1012/?{QUERY}"
SENT = {"name": "Valmore – Novigrad", "kind": "contact", "reason": "It is near.", "ours": "Valmore", "ours_level": "municipality"} | {
    "theirs": "Novigrad",
    "theirs_level": "municipality",
}


@pytest.fixture
def officer(house: Any, browser: Callable[[User | None], Client], monkeypatch: pytest.MonkeyPatch) -> Client:
    """An officer's browser, on the last day of May 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_given: date(2026, 5, 31))
    return browser(house[1]["officer"])


def everything() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Partnership, Party, StatusStep, Authority)}


def test_the_page_proposes_what_will_be_recorded(officer: Client) -> None:
    page = officer.get(NOVIGRAD).content.decode()

    fields = dict(re.findall(r'<input[^>]*name="(name|ours|theirs)" value="([^"]*)"', page))
    assert fields == {"name": "Valmore – Novigrad", "ours": "Valmore", "theirs": "Novigrad"}
    assert re.findall(r'<option value="(\w+)" selected', page) == ["contact", "municipality", "municipality"]
    assert "On 31 May 2026, Novigrad ranked 3 for Valmore among 6 places compared." in page
    assert everything() == {"Partnership": 0, "Party": 0, "StatusStep": 0, "Authority": 0}


def test_opening_records_all_of_it(officer: Client) -> None:
    answered = officer.post(NOVIGRAD, SENT)

    made = Partnership.objects.get()
    assert answered["Location"] == f"/ours/partnership/{made.pk}/"
    assert (made.name, made.kind, made.reason, made.ranked_on) == ("Valmore – Novigrad", "contact", "It is near.", date(2026, 5, 31))
    assert (made.ranking["a"]["id"], made.ranking["b"]["id"], made.ranking["match"]["rank"], made.ranking["candidates"]) == (
        1001,
        1012,
        3,
        6,
    )
    assert tomllib.loads(made.profile) == {
        "reason": "It is near.",
        "made": date(2026, 5, 31),
        "weights": WEIGHTS,
        "where": {"countries": ["XV"]},
    }
    parties = Party.objects.values_list("side", "authority__name", "authority__level", "authority__town__place").order_by("side")
    assert list(parties) == [("home", "Valmore", "municipality", 1001), ("partner", "Novigrad", "municipality", 1012)]
    step = StatusStep.objects.get()
    assert (step.status, step.on, step.source) == ("proposed", "2026-05-31", "Ranking of 31 May 2026")
    assert made.history.get().history_user.email == "officer@ours.example"


def test_the_partnership_tells_its_weights_and_filters(officer: Client) -> None:
    officer.post(NOVIGRAD, SENT)

    kept = kept_ranking(Partnership.objects.get())

    assert kept is not None
    assert (kept.home, kept.partner, kept.rank, kept.candidates) == ("Valmore", "Novigrad", 3, 6)
    assert kept.basis[0].startswith("Weights: size and rank × 2")
    assert kept.basis[1:] == ["Filters: countries: XV"]


def test_authorities_that_are_known_are_taken(officer: Client, authority: Made) -> None:
    ours, theirs = authority(1001, "City of Valmore"), authority(1012, "City of Novigrad")

    officer.post(NOVIGRAD, SENT | {"ours": ours.pk, "theirs": theirs.pk})

    assert set(Party.objects.values_list("authority", flat=True)) == {ours.pk, theirs.pk}
    assert Authority.objects.count() == 2


def test_a_partnership_that_is_there_is_named_instead(officer: Client, authority: Made, partnership: Made) -> None:
    there = partnership("An old one", home=[authority(1001, "V")], partner=[authority(1012, "N")])
    before = everything()

    page, sent = officer.get(NOVIGRAD), officer.post(NOVIGRAD, SENT)

    assert f'href="/ours/partnership/{there.pk}/"' in page.content.decode()
    assert ('name="kind"' in page.content.decode(), sent.status_code, everything()) == (False, 409, before)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": ""}, "name"), ({"kind": "marriage"}, "kind"), ({"theirs": ""}, "theirs"), ({"theirs": "Valmore"}, "__all__")],
)
def test_what_cannot_be_kept_keeps_nothing(officer: Client, change: dict[str, str], field: str) -> None:
    answered = officer.post(NOVIGRAD, SENT | change)

    # Two authorities of one name: the second is refused, and what was kept before it is undone.
    wrong = re.findall(r'<li><a href="#id_(\w+)">', answered.content.decode()) or ["__all__"]
    assert (answered.status_code, wrong, 'role="alert"' in answered.content.decode()) == (422, [field], True)
    assert everything() == {"Partnership": 0, "Party": 0, "StatusStep": 0, "Authority": 0}


def test_a_place_that_the_filters_leave_out_is_refused(officer: Client) -> None:
    # Brisac lies in our own country.
    answered = officer.get(f"/ours/find/open/1005/?{QUERY}")

    assert answered.status_code == 422
    assert "Brisac does not pass these filters: change them, or choose a place of the ranking." in answered.content.decode()


@pytest.mark.parametrize("place", [999_999, 1003])
def test_what_is_no_town_has_no_page(officer: Client, place: int) -> None:
    assert officer.get(f"/ours/find/open/{place}/?{QUERY}").status_code == 404


def test_readers_open_nothing(house: Any, browser: Made) -> None:
    answered = browser(house[1]["reader"]).post(NOVIGRAD, SENT)

    assert (answered.status_code, Partnership.objects.count()) == (403, 0)
