"""The page of matches."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jumelles.web.openings import stocks
from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register.models import Introduction, Partnership, PortfolioItem, Verdict
from tests.web.openings.lists import House

Browser = Callable[[User | None], Client]


@pytest.fixture
def path(house: House, leak: Any) -> str:
    house.portfolio()
    return f"/{house.office.slug}/openings/opening/{leak.pk}/matches/"


def test_matches_are_shown_with_reasons(house: House, path: str, browser: Browser) -> None:
    page = browser(house.accounts["reader"]).get(path).content.decode()

    assert "Acoustic search for leaks" in page
    assert "Same subject" in page or "Words that correspond" in page
    assert "Dismiss this match" not in page


def test_an_officer_keeps_dismisses_and_takes_back(house: House, path: str, browser: Browser) -> None:
    client, item = browser(house.accounts["officer"]), PortfolioItem.objects.get(ref="A1")
    client.post(f"{path}judge/", {"other": item.pk, "do": "keep"})
    assert Verdict.objects.get().ruling == "kept"

    client.post(f"{path}judge/", {"other": item.pk, "do": "dismiss", "reason": "we know them"})
    page = client.get(path).content.decode()
    assert "we know them" in page
    assert "Nothing fits well" in page

    client.post(f"{path}judge/", {"other": item.pk, "do": "undo"})
    assert Verdict.objects.count() == 0


def test_a_match_becomes_a_case(house: House, path: str, browser: Browser) -> None:
    client, item = browser(house.accounts["officer"]), PortfolioItem.objects.get(ref="A1")
    partnership = keep(Partnership(office=house.office, name="Ours – Theirs", kind="twinning"), by=house.accounts["officer"])
    answer = client.post(f"{path}judge/", {"other": item.pk, "do": "candidate", "partnership": partnership.pk})

    case = Introduction.objects.get()
    assert (answer.status_code, case.item, case.stage) == (302, item, "candidate")
    assert "To the case" in client.get(path).content.decode()


def test_a_reader_judges_nothing(house: House, path: str, browser: Browser) -> None:
    item = PortfolioItem.objects.get(ref="A1")

    assert browser(house.accounts["reader"]).post(f"{path}judge/", {"other": item.pk, "do": "keep"}).status_code == 403
    assert Verdict.objects.count() == 0


@pytest.mark.parametrize("other", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_match_is_not_found(house: House, path: str, browser: Browser, other: str) -> None:
    assert browser(house.accounts["officer"]).post(f"{path}judge/", {"other": other, "do": "keep"}).status_code == 404


def test_while_a_portfolio_is_made_ready_the_page_reloads(
    house: House, path: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*_arguments: Any) -> None:
        raise stocks.NotReady

    monkeypatch.setattr(stocks, "stock_for", wait)
    page = browser(house.accounts["officer"]).get(path).content.decode()

    assert '<meta http-equiv="refresh" content="5">' in page


def test_a_confided_need_is_not_there_for_others(house: House, browser: Browser) -> None:
    need = house.opening("need", "Secret", "hearing aids", confidentiality="ambassador")

    assert browser(house.accounts["officer"]).get(f"/{house.office.slug}/openings/opening/{need.pk}/matches/").status_code == 404
