"""From the first look at the world to an open partnership with its recorded reason, in a real browser; once by keyboard alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from jumelles.languages import date
from tests.web.driving import Keys, Mouse, enter, watched
from tests.web.installation import Installation, running


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
REPLACED = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx says when a newer question takes the place of one under way; it calls that an error."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("finding") / "home", world_home) as made:
        yield made


@pytest.fixture(scope="module")
def served(register: Installation) -> str:
    return register.answers()


@pytest.fixture
def page() -> Iterator[Page]:
    with watched(harmless=REPLACED) as opened:
        yield opened


@pytest.mark.parametrize(("search", "hands"), [(OBNINSK, Mouse), (KUMAMOTO, Keys)], ids=["Montpellier", "Heidelberg, by keyboard"])
def test_from_find_to_an_open_partnership(
    search: Search, hands: type[Mouse] | type[Keys], page: Page, register: Installation, served: str
) -> None:
    slug, use = search.home.lower(), hands(page)
    enter(page, register, served, slug)
    page.goto(f"{served}/{slug}/partnership/")
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
