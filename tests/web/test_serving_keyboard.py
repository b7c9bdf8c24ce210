"""Whole journeys by keyboard alone, in a real browser: nothing is clicked, and wherever the focus goes it is seen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web import driving
from tests.web.driving import watched
from tests.web.installation import running

FOCUS = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (one === document.body) return '';  // past the end of the page
    const ring = one.matches('[type=date], [type=time]');  // the browser marks the part of it that has the focus
    const seen = ring || one.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const there = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth;
    const top = document.elementFromPoint(Math.max(box.left, 0) + 3, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
    const covered = top && !one.contains(top) && !top.contains(one) && !(one.labels && [...one.labels].includes(top));
    return seen && there && !covered ? '' : `seen ${seen}, there ${there}, covered ${covered}: ${one.outerHTML.slice(0, 200)}`;
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Page]:
    with (
        running(tmp_path_factory.mktemp("keyboard") / "home", world_home) as made,
        watched(base_url=made.answers("--example"), viewport={"width": 1280, "height": 800}) as opened,
    ):
        enter(opened)
        yield opened


@pytest.fixture(autouse=True)
def wide(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})


def enter(page: Page) -> None:
    """Sign in, and ask for English."""
    page.goto("/sign-in/")
    reach(page, page.get_by_label("E-mail address"))
    page.keyboard.type("officer@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("jumelles")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/montpellier/"))
    press(page, page.get_by_role("button", name="EN", exact=True).first, "Space")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def is_seen(page: Page) -> None:
    assert page.evaluate(FOCUS) == ""


def reach(page: Page, target: Locator, *, key: str = "Tab") -> None:
    """Go there step by step; at each step the focus is seen, on the screen and uncovered."""
    driving.reach(page, target, key=key, at_each_step=is_seen)


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    reach(page, target)
    page.keyboard.press(key)


def write(page: Page, label: str, text: str) -> None:
    reach(page, page.get_by_role("textbox", name=label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_from_the_menu_to_a_visit_with_its_programme_and_back_by_search(page: Page) -> None:
    press(page, page.get_by_role("navigation").get_by_role("link", name="Partnerships"))
    press(page, page.get_by_role("link", name="Montpellier – Heidelberg", exact=True))
    press(page, page.get_by_role("link", name="Add a visit").first)
    reach(page, page.get_by_label("Direction"))
    page.keyboard.type("in")
    write(page, "Title", "Delegation of the keyboard")
    write(page, "Begins", "2026-10-06")
    write(page, "Ends", "2026-10-09")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Delegation of the keyboard")

    press(page, page.locator("a[href*='/programme/add/']").first)
    reach(page, page.get_by_label("Day"))
    page.keyboard.type("06102026")
    write(page, "Title", "Welcome by Space and Enter")
    reach(page, page.get_by_label("From", exact=True), key="Shift+Tab")
    press(page, page.get_by_role("button", name="Save", exact=True), "Space")
    expect(page.get_by_text("Welcome by Space and Enter").first).to_be_visible()

    reach(page, page.get_by_label("Search everything").and_(page.locator("#seek")))
    page.keyboard.type("keyboard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Delegation of the keyboard").first).to_be_visible()


def test_the_focus_stays_in_the_search_while_results_change(page: Page) -> None:
    for path, within in (("/montpellier/partnership/", "#table"), ("/montpellier/search/", "#found")):
        page.goto(path)
        field = page.locator("#q")
        if not field.evaluate("each => each === document.activeElement"):
            reach(page, field)
        page.keyboard.type("Heidelb")
        expect(page.locator(within).get_by_text("Chengdu")).to_have_count(0)
        expect(page.locator(within).get_by_role("link", name="Montpellier – Heidelberg").first).to_be_visible()
        expect(field).to_be_focused()
        page.keyboard.type("erg")
        expect(field).to_have_value("Heidelberg")


def test_the_focus_stays_on_the_slider_while_the_ranking_changes(page: Page) -> None:
    page.goto("/montpellier/find/?city=Montpellier")
    press(page, page.locator("#weights summary"))
    slider = page.locator("#weight-size")
    reach(page, slider)

    for key, weight in (("ArrowRight", "1.5"), ("ArrowRight", "2"), ("ArrowLeft", "1.5")):
        with page.expect_response(re.compile(r"/find/\?")):
            page.keyboard.press(key)
        expect(page).to_have_url(re.compile(rf"[?&]size={re.escape(weight)}(&|$)"))
        expect(page.locator("#shown-size")).to_have_text(weight)
        expect(slider).to_be_focused()
    is_seen(page)


def test_the_focus_stays_on_the_arrow_while_the_months_turn(page: Page) -> None:
    page.goto("/montpellier/agenda/?month=2026-11")
    reach(page, page.locator("#after"))

    for month in ("December 2026", "January 2027"):
        page.keyboard.press("Enter")
        expect(page.locator(".turn h2")).to_have_text(month)
        expect(page.locator(".htmx-added, .htmx-settling")).to_have_count(0)  # until then the new arrow is a plain link
        expect(page.locator("#after")).to_be_focused()
    is_seen(page)
    press(page, page.locator("#as-list"))
    expect(page).to_have_url(re.compile("view=list"))
    expect(page.locator("#as-list")).to_be_focused()


def test_evidence_unfolds_on_the_way_to_what_follows(page: Page) -> None:
    page.goto("/montpellier/partnership/?q=Obninsk")
    press(page, page.locator("#table").get_by_role("link", name="Montpellier – Obninsk"))
    evidence = page.locator(".timeline details").first
    expect(evidence).not_to_have_attribute("open", "")

    press(page, evidence.locator("summary"), "Space")
    expect(evidence).to_have_attribute("open", "")
    expect(evidence.locator("li").first).to_be_visible()
    page.keyboard.press("Tab")
    is_seen(page)
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_first_step_leads_past_the_menu(page: Page) -> None:
    page.goto("/montpellier/partnership/")
    skip = page.get_by_role("link", name="To the content")

    press(page, skip)
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    is_seen(page)


def test_the_menus_open_and_close_and_only_one_at_a_time(page: Page) -> None:
    page.goto("/montpellier/desk/")
    account, register = page.locator("details.account"), page.locator(".menu details")

    press(page, account.locator("summary"), "Space")
    expect(account).to_have_attribute("open", "")
    press(page, register.locator("summary"))
    expect(register).to_have_attribute("open", "")
    expect(account).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(register).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    press(page, register.get_by_role("link", name="Visits"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Visits")


def test_on_a_phone_the_menu_and_the_search_are_within_reach(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/montpellier/desk/")

    press(page, page.locator("details.rooms summary"))
    press(page, page.locator("details.rooms").get_by_role("link", name="Agenda"))
    expect(page).to_have_url(re.compile("/agenda/$"))
    press(page, page.get_by_role("link", name="Search everything"))
    expect(page.locator("#q")).to_be_focused()


def test_the_language_changes_where_one_stands(page: Page) -> None:
    page.goto("/montpellier/visit/")

    for code, word in (("RU", "Визиты"), ("FR", "Visites"), ("EN", "Visits")):
        press(page, page.get_by_role("button", name=code, exact=True).first)
        expect(page.get_by_role("heading", level=1)).to_have_text(word)
        expect(page).to_have_url(re.compile("/montpellier/visit/$"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["partnership/add/", "desk/", "find/", "agenda/", "report/2017/", "search/?q=Kaluga", "history/"])
def test_wherever_the_keyboard_goes_it_is_seen(path: str, width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/montpellier/{path}")
    lost = []

    for _step in range(60):
        page.keyboard.press("Tab")
        lost += [found] if (found := page.evaluate(FOCUS)) else []

    assert lost == []
