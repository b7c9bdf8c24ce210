"""A partnership asleep for three years, in a real browser: the desk warns, and the step “reactivated” clears it; once by keyboard."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.web.installation import PASSWORD, Installation, address, free_port, installed

NOW = datetime.now(ZoneInfo("Europe/Paris")).date()
THREE_YEARS_AGO = (NOW - timedelta(days=NOW.month == 2 and NOW.day == 29)).replace(year=NOW.year - 3)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    made = installed(tmp_path_factory.mktemp("desk") / "home", world_home)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def served(register: Installation) -> str:
    _server, said = register.serve("--port", str(free_port()))
    return address(said)


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of its own; nothing goes wrong in it, and nothing comes from another host."""
    program = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("No Chromium is installed here.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_context(locale="en-GB").new_page()
        opened.set_default_timeout(20_000)
        wrong: list[str] = []
        opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("request", lambda request: None if "//127.0.0.1:" in request.url else wrong.append(request.url))
        yield opened
        browser.close()
    assert wrong == []


def enter(page: Page, register: Installation, served: str, slug: str) -> None:
    """A new office, and its first officer signed in."""
    told = register.run("create_office", f"Office {slug}", f"anna@{slug}.example", "--slug", slug, "--country", "FR", "--language", "en")
    way = re.search(r"/welcome/\S+/", told.stdout)
    assert way, told.stderr
    page.goto(served + way[0])
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("confirmation", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(f"/{slug}/"))


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def press(self, target: Locator) -> None:
        target.click()


class Keys:
    """Goes from one thing to the next with the tabulator, and presses nothing but keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self.page.evaluate("document.activeElement.blur()")
        for _step in range(200):
            self.page.keyboard.press("Tab")
            if target.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError("The keyboard does not lead there.")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.type(text)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")


def visited_three_years_ago(page: Page, served: str, slug: str, name: str) -> None:
    page.goto(f"{served}/{slug}/partnership/add/")
    page.get_by_label("Name", exact=False).first.fill(name)
    page.get_by_label("Kind", exact=False).first.select_option("twinning")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Add a visit").first.click()
    page.get_by_label("Direction").select_option("inbound")
    page.get_by_label("Title").fill("Visit of the orchestra")
    page.get_by_label("Begins").fill(THREE_YEARS_AGO.isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".notice")).to_contain_text("is saved")


@pytest.mark.parametrize(
    ("slug", "name", "hands"),
    [("montpellier", "Montpellier – Obninsk", Mouse), ("heidelberg", "Heidelberg – Kumamoto", Keys)],
    ids=["Montpellier", "Heidelberg, by keyboard"],
)
def test_a_partnership_asleep_for_three_years_is_warned_about_and_woken(
    slug: str,
    name: str,
    hands: type[Mouse] | type[Keys],
    page: Page,
    register: Installation,
    served: str,
) -> None:
    use = hands(page)
    enter(page, register, served, slug)
    visited_three_years_ago(page, served, slug, name)

    use.press(page.get_by_role("link", name="Desk", exact=True).first)
    sleeper = page.locator(".sleeper")
    expect(sleeper).to_have_count(1)
    expect(sleeper).to_contain_text(name)
    expect(sleeper).to_contain_text("3 years without contact")
    expect(sleeper.get_by_role("link", name="Visit of the orchestra")).to_be_visible()
    expect(sleeper).to_contain_text("Say who the partner is")
    expect(page.get_by_role("img", name="1 asleep, 0 awake")).to_be_visible()
    expect(page.locator(".tallies li").nth(1)).to_have_text("1 asleep")

    use.press(page.get_by_role("link", name=f"Record a contact: {name}"))
    alive = page.get_by_role("form", name="It is alive again")
    expect(alive.get_by_label("Date")).to_have_value(NOW.isoformat())
    use.write(alive.get_by_label("Source"), "Letter of the mayor")
    use.press(alive.get_by_role("button", name="Record the step"))

    expect(page.locator(".notice")).to_have_text(f"“{name}” has a new contact on record.")
    expect(sleeper).to_have_count(0)
    expect(page.locator(".tallies li").first).to_have_text("1 partnership awake")
    page.goto(f"{served}/{slug}/partnership/")
    expect(page.locator(".status.reactivated")).to_be_visible()
