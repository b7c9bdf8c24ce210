"""From the first look at the world to an open partnership with its recorded reason, in a real browser; once by keyboard alone."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect, sync_playwright

from jumelles.languages import date
from tests.web.installation import PASSWORD, Installation, address, free_port, installed


@dataclass(frozen=True)
class Search:
    """Who looks for whom: what is typed, and what the shipped atlas is known to answer to it."""

    city: str
    country: str
    code: str
    most: str
    partner: str
    rank: str
    candidates: str

    @property
    def home(self) -> str:
        """The city without its country."""
        return self.city.partition(",")[0]


OBNINSK = Search("Montpellier", "Russia", "RU", "300000", "Obninsk", "3", "4,843")
KUMAMOTO = Search("Heidelberg, DE", "Japan", "JP", "", "Kumamoto", "18", "1,966")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    made = installed(tmp_path_factory.mktemp("finding") / "home", world_home)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def served(register: Installation) -> str:
    _server, said = register.serve("--port", str(free_port()))
    return address(said)


def is_wrong(message: ConsoleMessage) -> bool:
    """Whether the browser complains; htmx calls it an error, too, that a newer question takes the place of one under way."""
    return message.type == "error" and not message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))


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
        expect.set_options(timeout=20_000)
        wrong: list[str] = []
        opened.on("console", lambda message: wrong.append(f"{message.text} {message.location}") if is_wrong(message) else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("request", lambda request: None if "//127.0.0.1:" in request.url else wrong.append(request.url))
        yield opened
        expect.set_options(timeout=5_000)
        browser.close()
    assert wrong == []


def enter(page: Page, register: Installation, served: str, slug: str) -> None:
    """A new office, and its first officer signed in, on the page of partnerships."""
    told = register.run("create_office", f"Office {slug}", f"anna@{slug}.example", "--slug", slug, "--country", "FR", "--language", "en")
    way = re.search(r"/welcome/\S+/", told.stdout)
    assert way, told.stderr
    page.goto(served + way[0])
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("confirmation", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    page.goto(f"{served}/{slug}/partnership/")


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)
        field.blur()

    def choose(self, field: Locator, option: str) -> None:
        field.select_option(label=option)

    def press(self, target: Locator) -> None:
        target.click()


class Keys:
    """Goes from one thing to the next with the tabulator, and presses nothing but keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self.page.evaluate("document.activeElement.blur()")
        for _step in range(300):
            self.page.keyboard.press("Tab")
            if target.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError("The keyboard does not lead there.")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def choose(self, field: Locator, option: str) -> None:
        self.reach(field)
        self.page.keyboard.type(option)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")


@pytest.mark.parametrize(("search", "hands"), [(OBNINSK, Mouse), (KUMAMOTO, Keys)], ids=["Montpellier", "Heidelberg, by keyboard"])
def test_from_find_to_an_open_partnership(
    search: Search, hands: type[Mouse] | type[Keys], page: Page, register: Installation, served: str
) -> None:
    slug, use = search.home.lower(), hands(page)
    enter(page, register, served, slug)
    use.press(page.get_by_role("link", name="Find a partner").first)
    expect(page.get_by_text("Name the city or region for which you look for partners.")).to_be_visible()

    use.write(page.get_by_label("City or region"), search.city)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Cities built most like {search.home}")
    use.choose(page.get_by_label("Countries", exact=True), search.country)
    expect(page).to_have_url(re.compile(f"countries={search.code}"))
    if search.most:
        use.write(page.get_by_role("group", name="Inhabitants").get_by_label("to"), search.most)
        expect(page).to_have_url(re.compile(f"population_to={search.most}"))
    slider = page.get_by_role("slider", name="Research")
    if isinstance(use, Keys):
        use.reach(slider)
    for _step in range(2):
        slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("research=2"))
    expect(page.locator("#shown-research")).to_have_text("2")
    expect(page.locator(".told")).to_contain_text(f"{search.candidates} places compared")

    row = page.locator(".ranked > li", has=page.get_by_role("heading", name=search.partner, exact=True))
    expect(row.locator(".rank")).to_have_text(search.rank)
    shared = page.url
    use.press(row.get_by_role("link", name="Open a partnership"))
    today = date(datetime.now(ZoneInfo("Europe/Paris")).date())  # on the clock of the office
    reason = page.get_by_label("Why this partner was chosen")
    ranked = f"On {today}, {search.partner} ranked {search.rank} for {search.home} among {search.candidates} places compared."
    assert reason.input_value().splitlines()[0] == ranked
    use.write(reason, "The council wants a partner in research.")
    use.press(page.get_by_role("button", name="Open the partnership"))

    expect(page.get_by_role("heading", level=1)).to_have_text(f"{search.home} – {search.partner}")
    expect(page.locator(".notice")).to_have_text("The partnership is open, with the ranking of today as its reason.")
    for words in (
        "The council wants a partner in research.",
        f"On {today}, {search.partner} ranked {search.rank} of {search.candidates} for {search.home}.",
        "Weights: research × 2; all others 1.",
        f"Filters: countries: {search.country}" + ("; inhabitants: up to 300,000" if search.most else ""),
    ):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(page.locator(".status.proposed").first).to_have_text("proposed")

    page.goto(shared)
    expect(row).to_contain_text(f"in our register: {search.home} – {search.partner} (proposed)")
    expect(row.get_by_role("link", name="Open a partnership")).to_have_count(0)
