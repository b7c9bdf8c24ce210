"""A partnership asleep for three years, in a real browser: the desk warns, and the step “reactivated” clears it; once by keyboard."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import Keys, Mouse, enter, watched
from tests.web.installation import Installation, running

NOW = datetime.now(ZoneInfo("Europe/Paris")).date()
THREE_YEARS_AGO = (NOW - timedelta(days=NOW.month == 2 and NOW.day == 29)).replace(year=NOW.year - 3)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("desk") / "home", world_home) as made:
        yield made


@pytest.fixture(scope="module")
def served(register: Installation) -> str:
    return register.answers()


@pytest.fixture
def page() -> Iterator[Page]:
    with watched() as opened:
        yield opened


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
    today = datetime.now(ZoneInfo("Europe/Paris")).date()  # midnight may have passed since this file was read
    expect(alive.get_by_label("Date")).to_have_value(today.isoformat())
    use.write(alive.get_by_label("Source"), "Letter of the mayor")
    use.press(alive.get_by_role("button", name="Record the step"))

    expect(page.locator(".notice")).to_have_text(f"“{name}” has a new contact on record.")
    expect(sleeper).to_have_count(0)
    expect(page.locator(".tallies li").first).to_have_text("1 partnership awake")
    page.goto(f"{served}/{slug}/partnership/")
    expect(page.locator(".status.reactivated")).to_be_visible()
