"""The pages of the agenda: month, list, day, and the way to a new visit."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jumelles.web.agenda import pages
from jumelles.web.register import models
from tests.web.agenda.conftest import House

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
NOW = datetime(2026, 10, 25, 12, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def reader(house: House, browser: Browser) -> Callable[..., str]:
    """The agenda as a role reads it: `reader("?view=list")`."""

    def read(query: str = "", user: Any = None, **headers: str) -> str:
        answer = browser(user or house.accounts["reader"]).get(f"/ours/agenda/{query}", **headers)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return read


def cell(page: str, number: int) -> str:
    """The field of a day of the grid."""
    return next(each for each in page.split("<td ")[1:] if re.search(rf'class="date num"[^>]*>{number}<', each)).partition("</td>")[0]


def titles(part: str) -> list[str]:
    return [text.strip() for text in re.findall(r'class="(?:line|what)[^>]*>(?:<span.*?</span>\s*)*([^<]*)</a>', part)]


def test_the_month_of_today_shows_a_visit_on_each_day_and_its_programme_in_order(reader: Callable[..., str], visit: Any) -> None:  # noqa: ARG001
    page = reader()

    assert "October 2026" in page
    assert [titles(cell(page, day))[-1] for day in (24, 25, 26)] == ["Dinner", "Excursion", "Farewell"]
    assert [len(titles(cell(page, day))) for day in (23, 24, 25, 26, 27)] == [0, 2, 2, 2, 0]
    assert "today" in cell(page, 25).partition(">")[0]
    assert page.count(" today") == 1


def test_pages_turn_to_the_months_around_and_keep_what_was_chosen(reader: Callable[..., str], kumamoto: Any) -> None:
    page = reader(f"?month=2017-01&kind=visit&of={kumamoto.pk}")

    assert f'id="before" class="btn quiet small" href="?month=2016-12&amp;kind=visit&amp;of={kumamoto.pk}"' in page
    assert f'id="after" class="btn quiet small" href="?month=2017-02&amp;kind=visit&amp;of={kumamoto.pk}"' in page
    assert f'id="now" class="btn quiet small" href="?month=2026-10&amp;kind=visit&amp;of={kumamoto.pk}"' in page


def test_the_list_begins_today_with_what_goes_on(reader: Callable[..., str], house: House, visit: Any) -> None:
    house.new(models.Visit, partnership=visit.partnership, direction="outbound", title="In spring", starts="2027-04-10")

    page = reader("?view=list")

    assert titles(page) == ["Visit; with, signs \\ of “grammar”", "Excursion", "Farewell", "In spring"]
    assert re.findall(r"<h4>([^<]*\d)", page) == ["Sunday, 25 October 2026", "Monday, 26 October 2026", "Saturday, 10 April 2027"]
    assert re.findall(r'of-month">([^<]*)', page) == ["October 2026", "April 2027"]


def test_a_long_list_goes_on_where_it_stopped(
    reader: Callable[..., str], house: House, kumamoto: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MANY", 3)
    monkeypatch.setattr(pages, "FEW", 0)
    for day in (26, 27, 27, 28, 28):
        house.new(models.Visit, partnership=kumamoto, direction="outbound", title=f"V{day}", starts=f"2026-10-{day}")

    first = reader("?view=list")

    assert titles(first) == ["V26", "V27", "V27"]
    assert 'id="after" class="btn quiet small" href="?view=list&amp;from=2026-10-28"' in first
    assert titles(reader("?view=list&from=2026-10-28")) == ["V28", "V28"]


def test_a_full_day_leads_to_all_of_it(reader: Callable[..., str], house: House, visit: Any) -> None:
    for n in range(5):
        house.new(models.ProgrammeItem, visit=visit, day=date(2026, 10, 25), title=f"Item {n}")

    month = cell(reader(), 25)

    assert (len(titles(month)), "4 more" in month, "?view=day&amp;day=2026-10-25" in month) == (3, True, True)
    assert len(titles(reader("?view=day&day=2026-10-25"))) == 7


def test_kinds_and_partnerships_narrow_it_down(reader: Callable[..., str], house: House, visit: Any) -> None:
    other = house.new(models.Partnership, name="Others", kind="twinning")
    house.new(models.Agreement, partnership=other, title="A", kind="charter", expires="2026-10-30")

    assert [titles(reader(f"?view=list&kind={kind}")) for kind in ("agreement", "programme", "action")] == [
        ["Expires: A"],
        ["Excursion", "Farewell"],
        [],
    ]
    assert titles(reader(f"?view=list&of={other.pk}")) == ["Expires: A"]
    assert len(titles(reader(f"?view=list&of={visit.partnership.pk}"))) == 3


def test_what_has_no_day_is_told_beside_the_grid_while_it_may_still_come(reader: Callable[..., str], house: House, kumamoto: Any) -> None:
    for starts in ("2026", "2026-01", "2026-10", "2026-11"):
        house.new(models.Visit, partnership=kumamoto, direction="inbound", title=starts, starts=starts)
    house.new(models.StatusStep, partnership=kumamoto, status="signed", on="1991")

    grid, _head, vague = reader().partition("Without a known day")

    assert titles(grid) == []
    assert titles(vague) == ["2026-10", "2026", "35 years: Kumamoto"]


def test_an_empty_month_says_what_comes_next(reader: Callable[..., str], visit: Any) -> None:  # noqa: ARG001
    page = reader("?month=2026-09")

    assert "Nothing is dated here." not in reader()
    assert re.search(r'Nothing is dated here.\s*Next: <a href="\?month=2026-10"[^>]*>Saturday, 24 October 2026</a>', page)


def test_guests_see_only_theirs_and_add_nothing(reader: Callable[..., str], house: House, visit: Any) -> None:
    other = house.new(models.Partnership, name="Others", kind="twinning")
    house.new(models.Visit, partnership=other, direction="inbound", title="Not theirs", starts="2026-10-25")
    guest = house.guest(visit.partnership)
    guest.language = "en"
    guest.save()

    page = reader("?view=list", guest)

    assert titles(page)[1:] == ["Excursion", "Farewell"]
    assert "Not theirs" not in page
    assert "Others" not in page
    assert "/agenda/visit/" not in page
    assert f"/agenda/?of={other.pk}" not in page


def test_a_partnership_that_one_may_not_see_is_none(house: House, visit: Any, browser: Browser) -> None:
    other = house.new(models.Partnership, name="Others", kind="twinning")

    assert browser(house.guest(visit.partnership)).get(f"/ours/agenda/?of={other.pk}").status_code == 404


def test_htmx_gets_the_sheet_alone(reader: Callable[..., str], visit: Any) -> None:  # noqa: ARG001
    page = reader("?month=2026-10", HTTP_HX_REQUEST="true")

    assert page.lstrip().startswith('<div id="agenda"')
    assert "<html" not in page


@pytest.mark.parametrize("query", ["?month=1900-01", "?month=2200-12", "?view=list&from=2200-12-31", "?view=day&day=1900-01-01"])
def test_the_ends_of_time_are_pages_too(reader: Callable[..., str], query: str) -> None:
    assert "Agenda" in reader(query)


def test_from_a_day_by_a_partnership_to_the_form_of_a_visit(house: House, kumamoto: Any, browser: Browser) -> None:
    officer = browser(house.accounts["officer"])
    assert f'value="{kumamoto.pk}">Kumamoto' in officer.get("/ours/agenda/visit/?starts=2026-10-28").content.decode()

    answer = officer.get(f"/ours/agenda/visit/?starts=2026-10-28&on={kumamoto.pk}", follow=True)

    assert answer.redirect_chain == [(f"/ours/visit/add/?on={kumamoto.pk}&starts=2026-10-28", 302)]
    assert re.search(r'name="starts" value="2026-10-28"', answer.content.decode())


def test_a_day_that_is_none_is_left_out(house: House, kumamoto: Any, browser: Browser) -> None:
    answer = browser(house.accounts["officer"]).get(f"/ours/agenda/visit/?starts=tomorrow&on={kumamoto.pk}")

    assert answer["Location"] == f"/ours/visit/add/?on={kumamoto.pk}"


def test_a_fuller_month_asks_the_database_no_more(reader: Callable[..., str], house: House, visit: Any) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            reader()
        return len(queries)

    reader()
    house.new(models.Visit, partnership=visit.partnership, direction="outbound", title="V", starts="2026-10-26")
    alone = counted()
    for n in range(4):
        other = house.new(models.Visit, partnership=visit.partnership, direction="outbound", title=f"V{n}", starts="2026-10-26")
        house.new(models.ProgrammeItem, visit=other, day=date(2026, 10, 26), title=f"I{n}")
    assert counted() == alone


def test_a_visit_is_taken_along_once(house: House, visit: Any, browser: Browser) -> None:
    guest = browser(house.guest(visit.partnership))
    answer = guest.get(f"/ours/visit/{visit.pk}/visit.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer.content.count(b"BEGIN:VEVENT") == 4
    assert f"/agenda/feeds/?visit={visit.pk}" in guest.get(f"/ours/visit/{visit.pk}/").content.decode()
