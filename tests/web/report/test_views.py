"""The report's pages: who gets them, what they say, and what a browser makes of them."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from jumelles.web.people.models import Office, User
from jumelles.web.register.views.files import TYPES
from tests.web.offices import fill
from tests.web.report.cases import CASES
from tests.web.report.small import Builder

Made = tuple[Office, dict[str, User]]
Browse = Callable[[User | None], Client]


@pytest.fixture
def filled(made: Made) -> Made:
    office, accounts = made
    Builder(office, accounts["officer"]).build(CASES["Montpellier – Obninsk"][0])
    return made


def text(response: Any) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_report_is_about_the_last_full_year(filled: Made, browser: Browse) -> None:
    said = text(browser(filled[1]["reader"]).get("/valmore/report/"))

    assert "Office of valmore Year report 2017 International relations, compared with 2016" in said
    assert "2 exchanges as many as in 2016 2 received, 0 sent" in said
    assert "20 people who travelled ▲ 13 more than in 2016 (7) 20 to us, 0 from us" in said
    assert "2 actions carried out as many as in 2016 and 2 more only planned" in said


def test_every_table_and_chart_has_a_text(filled: Made, browser: Browse) -> None:
    page = browser(filled[1]["reader"]).get("/valmore/report/2017/").content.decode()

    assert re.findall(r"<svg viewBox[^>]*>", page)
    assert [mark for mark in re.findall(r"<svg viewBox[^>]*>", page) if "aria-label=" not in mark and "aria-hidden" not in mark] == []
    assert page.count("<table>") == page.count("<caption")
    assert "style=" not in page.replace('rel="stylesheet"', "")


def test_a_running_year_says_so(filled: Made, browser: Browse) -> None:
    assert "The year 2018 is not over" in text(browser(filled[1]["reader"]).get("/valmore/report/2018/"))


def test_a_year_without_anything_leads_to_one_with_something(filled: Made, browser: Browse) -> None:
    said = browser(filled[1]["reader"]).get("/valmore/report/2005/")

    assert "Nothing is recorded for 2005, nor for the year before." in text(said)
    assert 'href="/valmore/report/2018/"' in said.content.decode()


@pytest.mark.parametrize("year", ["0", "999", "9999", "123456789012345678901234567890"])
@pytest.mark.parametrize("form", ["/", ".xlsx", ".docx"])
def test_what_is_no_year_is_not_found(made: Made, browser: Browse, year: str, form: str) -> None:
    assert browser(made[1]["reader"]).get(f"/valmore/report/{year}{form}").status_code == 404


@pytest.mark.parametrize("year", ["1000", "9998"])
def test_the_first_and_the_last_year_are_empty_pages(made: Made, browser: Browse, year: str) -> None:
    assert browser(made[1]["reader"]).get(f"/valmore/report/{year}/").status_code == 200


def test_an_office_without_records_gets_documents_too(made: Made, browser: Browse) -> None:
    client = browser(made[1]["reader"])

    assert [client.get(f"/valmore/report/2017.{form}").content[:2] for form in ("xlsx", "docx")] == [b"PK", b"PK"]


def test_the_files_are_called_after_the_office_and_the_year(filled: Made, browser: Browse) -> None:
    response = browser(filled[1]["reader"]).get("/valmore/report/2017.xlsx")

    assert response["Content-Type"] == TYPES["xlsx"]
    assert response["Content-Disposition"] == 'attachment; filename="valmore-report-2017.xlsx"'


@pytest.mark.parametrize("path", ["", "2017/", "2017.xlsx", "2017.docx"])
def test_readers_may_have_it_and_guests_not(made: Made, browser: Browse, path: str) -> None:
    guest = fill(made[0], made[1]["administrator"])["invitation"].member.user

    answers = [browser(user).get(f"/valmore/report/{path}").status_code for user in (made[1]["reader"], guest, None)]
    assert answers == [200, 403, 302]
