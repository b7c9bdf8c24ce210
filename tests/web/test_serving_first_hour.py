"""An officer's first hour with the register, in a real browser, from the first sign-in to the office in another installation."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import account, enter, new_office, sign_in, sign_out, watched, way_in
from tests.web.installation import PASSWORD, Installation, running

DELEGATES = 20


@dataclass(frozen=True)
class Pair:
    """Two places, and the country and language of the office at home."""

    home: str
    partner: str
    country: str


PAIRS = [Pair("Montpellier", "Obninsk", "FR"), Pair("Heidelberg, DE", "Kumamoto", "DE")]


@pytest.fixture
def install(tmp_path: Path, world_home: Path) -> Iterator[Callable[[str], tuple[Installation, str]]]:
    """Registers of their own, each with where it answers."""
    with ExitStack() as open_ones:

        def start(name: str) -> tuple[Installation, str]:
            made = open_ones.enter_context(running(tmp_path / name, world_home))
            return made, made.answers()

        yield start


@pytest.fixture
def page() -> Iterator[Page]:
    with watched() as opened:
        yield opened


def saved(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("is saved")


def add_on(page: Page, section: str) -> None:
    page.locator(f"a[href*='/{section}/add/']").first.click()


def add_party(page: Page, place: str, side: str, name: str) -> None:
    add_on(page, "party")
    page.get_by_label("Authority", exact=False).first.fill(name)
    page.get_by_label("Its level").select_option("municipality")
    page.get_by_label("Its place").fill(place)
    page.get_by_label("Side").select_option(side)
    page.get_by_label("Since").fill("1991")
    saved(page)


def add_agreement(page: Page, file: Path) -> None:
    add_on(page, "agreement")
    page.get_by_label("Kind").select_option("framework")
    page.get_by_label("Title").fill("Framework agreement")
    page.get_by_label("Signed on").fill("1991")
    page.get_by_label("Expires on").fill("2030-12-31")
    page.get_by_label("Source").fill("archives of the council")
    saved(page)
    page.get_by_role("link", name="Add a file").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Title").fill("The signed text")
    saved(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()


def add_step(page: Page, status: str, on: str) -> None:
    page.get_by_role("link", name="Add a step").click()
    page.get_by_label("Status").select_option(status)
    page.get_by_label("Date").fill(on)
    page.get_by_label("Source").fill("minutes of the council")
    saved(page)


def add_visit(page: Page) -> None:
    page.get_by_role("link", name="Add a visit").first.click()
    page.get_by_label("Direction").select_option("inbound")
    page.get_by_label("Title").fill("Delegation of twenty")
    page.get_by_label("Begins").fill("2026-10-06")
    page.get_by_label("Ends").fill("2026-10-09")
    saved(page)
    for day, at, title in (("2026-10-06", "18:30", "Welcome at the town hall"), ("2026-10-07", "09:00", "Visit of the incubator")):
        add_on(page, "programme")
        page.get_by_label("Day").fill(day)
        page.get_by_label("From", exact=True).fill(at)
        page.get_by_label("Title").fill(title)
        saved(page)
    page.get_by_role("link", name="Add the whole delegation").click()
    lines = [f"Delegate{n:02}; Anna; member; ru, en; {'vegetarian' if n == 1 else ''}; single" for n in range(1, DELEGATES + 1)]
    page.get_by_label("One person a line").fill("\n".join(lines))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("20 delegates were added")


def hotel_list(page: Page) -> list[tuple[object, ...]]:
    with page.expect_download() as download:
        page.locator("a[href$='hotel.xlsx']").click()
    return [
        tuple(cell for cell in row)
        for row in openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active.iter_rows(values_only=True)
    ]


def delete_and_undo(page: Page) -> None:
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_label("Reason").fill("by mistake")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("was deleted")
    expect(page.get_by_role("link", name="Delegation of twenty")).to_have_count(0)
    page.get_by_role("navigation").get_by_text("Register", exact=True).click()
    page.get_by_role("navigation").get_by_role("link", name="History", exact=True).click()
    page.get_by_role("link", name="Deletions only").click()
    page.locator("li", has=page.get_by_role("link", name="Delegation of twenty", exact=True)).get_by_role(
        "button", name="Bring it back"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delegation of twenty")
    expect(page.locator("a", has_text="Delegate20")).to_have_count(1)


def export(page: Page, archive: Path) -> None:
    menu = account(page)
    with page.expect_download() as download:
        menu.get_by_role("button", name="Export the office").click()
    download.value.save_as(archive)
    menu.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/sign-in/"))


def import_elsewhere(page: Page, there: Installation, served: str, archive: Path) -> None:
    way_in(page, served + new_office(there, "keepers", "--keeper"))
    page.goto(f"{served}/import/")
    page.get_by_label("File of an office").set_input_files(archive)
    page.get_by_role("button", name="Import").click()
    link = page.locator("code").inner_text()
    assert link.startswith(served)
    sign_out(page)
    way_in(page, link)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.home.partition(",")[0])
def test_an_officers_first_hour(pair: Pair, page: Page, install: Callable[[str], tuple[Installation, str]], tmp_path: Path) -> None:
    register, here = install("here")
    enter(page, register, here, "ours", pair.country)
    sign_out(page)
    sign_in(page, here, "anna@ours.example", PASSWORD)
    home, partner = (name.partition(",")[0] for name in (pair.home, pair.partner))

    page.get_by_role("navigation").get_by_role("link", name="Partnerships").click()
    page.get_by_role("link", name="+ Add").click()
    page.get_by_label("Name").fill(f"{home} – {partner}")
    page.get_by_label("Kind").select_option("twinning")
    saved(page)
    partnership = page.url
    add_party(page, pair.home, "home", f"City of {home}")
    add_party(page, pair.partner, "partner", f"City of {partner}")
    agreement = tmp_path / "agreement.pdf"
    agreement.write_bytes(b"%PDF-1.4\n" + os.urandom(2000))
    add_agreement(page, agreement)
    page.goto(partnership)
    for status, on in (("signed", "1991"), ("dormant", "1993~"), ("reactivated", "2011")):
        add_step(page, status, on)
    expect(page.locator("main").get_by_text("reactivated").first).to_be_visible()
    add_visit(page)
    rows = hotel_list(page)
    assert len(rows) == DELEGATES + 1
    assert rows[0] == ("family name", "given name", "arrives on", "departs on", "room", "diet")
    assert rows[1] == ("Delegate01", "Anna", "6 October 2026", "9 October 2026", "single", "vegetarian")
    delete_and_undo(page)

    page.goto(partnership)
    before = page.locator("main").inner_text()
    archive = tmp_path / "office.zip"
    export(page, archive)
    elsewhere, there = install("there")
    import_elsewhere(page, elsewhere, there, archive)
    page.goto(partnership.replace(here, there))
    assert page.locator("main").inner_text() == before
