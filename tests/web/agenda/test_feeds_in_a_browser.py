"""A feed from its making to its end, in a real browser and as a calendar program fetches it; and a visit from an empty day, by keyboard."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.web.driving import Keys, enter, sign_in, watched
from tests.web.installation import Installation, running


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("agenda") / "home", world_home) as made:
        yield made


@pytest.fixture(scope="module")
def served(register: Installation) -> str:
    return register.answers("--example")


@pytest.fixture
def page() -> Iterator[Page]:
    with watched() as opened:
        yield opened


def feed_of(page: Page, visit: str) -> str:
    """Make a feed of the visit that is shown, and read its address off the page."""
    page.locator("main").get_by_role("link", name="In your calendar").click()
    expect(page.get_by_role("heading", level=2, name=visit)).to_be_visible()
    page.get_by_role("button", name="Make a feed").click()
    expect(page.get_by_role("heading", level=3, name=visit)).to_be_visible()
    return page.get_by_label("Address of the feed").first.input_value()


def revoked(page: Page, feed: str) -> None:
    """End the feed, and find nothing at its address."""
    page.get_by_role("button", name="Revoke").first.click()
    expect(page.get_by_role("status").first).to_contain_text("is revoked")
    assert httpx.get(feed).status_code == 404
    assert httpx.get(feed).text == httpx.get(feed.replace("/calendar/", "/calendar/x")).text


def test_the_delegation_of_obninsk_in_a_calendar_program(page: Page, served: str) -> None:
    sign_in(page, served, "reader@example.org")
    page.goto(f"{served}/montpellier/visit/")
    title = "Délégation d’Obninsk et de la région de Kalouga à Montpellier"
    page.get_by_role("link", name=title).first.click()
    feed = feed_of(page, title)

    read = Calendar.from_ical(httpx.get(feed).raise_for_status().content)

    events = read.walk("VEVENT")
    assert [(str(event["summary"]), event["dtstart"].dt, str(event["status"])) for event in events] == [
        (f"{title} (day not known: 2017)", date(2017, 1, 1), "TENTATIVE")
    ]
    assert httpx.get(str(events[0]["url"])).headers["location"].startswith("/sign-in/")
    page.reload()
    expect(page.locator(".feeds")).to_contain_text("last fetched on")
    revoked(page, feed)


def test_heidelberg_to_kumamoto_from_an_empty_day_by_keyboard(page: Page, register: Installation, served: str) -> None:
    use = Keys(page)
    enter(page, register, served, "heidelberg", country="DE")
    page.goto(f"{served}/heidelberg/partnership/add/")
    page.get_by_label("Name").fill("Heidelberg – Kumamoto")
    page.get_by_label("Kind").select_option("twinning")
    page.locator("form.record .btn").first.click()
    page.goto(f"{served}/heidelberg/agenda/?month=2027-05")

    use.press(page.get_by_role("link", name="Add a visit on 14 May"))
    expect(page.get_by_label("With which partner?")).to_be_focused()
    page.keyboard.type("Heidelberg")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("begins")).to_have_value("2027-05-14")
    page.get_by_label("Direction").select_option("outbound")
    page.get_by_label("Title").fill("The council in Kumamoto")
    page.get_by_label("ends").fill("2027-05-16")
    page.locator("form.record .btn").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The council in Kumamoto")

    page.goto(f"{served}/heidelberg/agenda/?month=2027-04")
    use.press(page.get_by_role("link", name="Later"))
    expect(page.locator(".line")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"month=2027-05"))
    expect(page.locator("#after")).to_be_visible()
    page.go_back()
    expect(page.locator("h2", has_text="April 2027")).to_be_visible()

    page.go_forward()
    page.locator(".line").first.click()
    feed = feed_of(page, "The council in Kumamoto")
    event = Calendar.from_ical(httpx.get(feed).raise_for_status().content).walk("VEVENT")[0]
    assert (str(event["summary"]), event["dtstart"].dt, event["dtend"].dt) == (
        "The council in Kumamoto",
        date(2027, 5, 14),
        date(2027, 5, 17),
    )
    revoked(page, feed)


def test_on_a_phone_the_month_is_a_list_of_days_and_nothing_hangs_over(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    sign_in(page, served, "officer@example.org")
    for path in ("agenda/", "agenda/?view=list", "agenda/feeds/", "agenda/visit/", "agenda/?month=2017-01"):
        page.goto(f"{served}/montpellier/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
