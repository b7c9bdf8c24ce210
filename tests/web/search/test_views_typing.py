"""A name typed into the box at the head of a page, in a real browser: in any script and spelling it leads to the same records."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import reach, sign_in, watched
from tests.web.installation import running

KUMAMOTO = """
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Authority, Organisation, Partnership, Party, Town
made, by = Office.objects.get(), User.objects.get(email="officer@example.org")
town = keep(Town(office=made, place=1858421, name="Kumamoto", country="JP"), by=by)
city = keep(Authority(office=made, name="City of Kumamoto", level="municipality", town=town), by=by)
pair = keep(Partnership(office=made, name="Heidelberg – Kumamoto", kind="twinning"), by=by)
keep(Party(office=made, partnership=pair, authority=city, side="partner"), by=by)
keep(Organisation(office=made, name="School of music", kind="school", about="Two concerts in Кумамото"), by=by)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[str]:
    """The example office, with a partner in Japan beside its own."""
    with running(tmp_path_factory.mktemp("typing") / "home", world_home) as made:
        answers = made.answers("--example")
        done = made.run("shell", "--command", KUMAMOTO)
        assert done.returncode == 0, done.stderr
        yield answers


@pytest.fixture(scope="module")
def page(served: str) -> Iterator[Page]:
    with watched() as opened:
        sign_in(opened, served, "officer@example.org")
        opened.goto(f"{served}/montpellier/search/")
        yield opened


def typed(page: Page, text: str) -> list[str]:
    """The addresses of all results, in their order; only keys are used."""
    page.locator("#seek").focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value(text)
    return [str(link.get_attribute("href")) for link in page.locator(".results h3 a").all()]


def test_the_oblast_is_found_in_every_spelling(page: Page) -> None:
    found = {name: sorted(typed(page, name)) for name in ("Калуга", "Kalouga", "Kaluga")}

    assert found["Калуга"] == found["Kalouga"] == found["Kaluga"]
    assert found["Kaluga"]


def test_the_partner_in_japan_is_found_in_every_script(page: Page) -> None:
    found = {name: sorted(typed(page, name)) for name in ("Kumamoto", "熊本", "Кумамото")}

    assert found["Kumamoto"] == found["熊本"] == found["Кумамото"]
    assert len(found["Kumamoto"]) == 5


def test_results_follow_what_one_types_and_the_address_keeps_it(page: Page) -> None:
    typed(page, "Kumamoto")
    page.locator("#q").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("concer")

    expect(page.locator(".results mark")).to_have_text(["concerts"])
    expect(page).to_have_url(re.compile(r"\?q=concer$"))


def test_results_are_reached_and_opened_by_keys(page: Page) -> None:
    typed(page, "School of music")
    page.locator("#q").focus()
    reach(page, page.locator(".results h3 a").first, within=40)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("School of music")
