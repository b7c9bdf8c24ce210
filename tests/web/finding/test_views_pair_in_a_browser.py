"""The pair and the card in a real browser: by keyboard, on a phone, without a word from the browser or to another host."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.web.installation import PASSWORD, Installation, address, free_port, installed

MONTPELLIER, OBNINSK = 2992166, 516436


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    made = installed(tmp_path_factory.mktemp("pair") / "home", world_home)
    yield made
    made.stop()


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of its own, in which nothing goes wrong."""
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


@pytest.fixture(scope="module")
def base(register: Installation) -> str:
    _server, said = register.serve("--port", str(free_port()))
    return address(said)


@pytest.fixture
def served(page: Page, register: Installation, base: str, request: pytest.FixtureRequest) -> str:
    """A new office, its first officer signed in."""
    slug = f"office-{len(request.node.name)}"
    told = register.run("create_office", slug, f"anna@{slug}.example", "--slug", slug, "--country", "FR", "--language", "en")
    way = re.search(r"/welcome/\S+/", told.stdout)
    assert way, told.stderr
    page.goto(base + way[0])
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("confirmation", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    return f"{base}/{slug}"


def reach(page: Page, target: Locator) -> None:
    """Go there with the tabulator."""
    expect(target).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    for _step in range(300):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("The keyboard does not lead there.")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_pair_and_an_own_figure_by_keyboard(page: Page, served: str) -> None:
    page.goto(f"{served}/find/pair/{MONTPELLIER}/{OBNINSK}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Montpellier and Obninsk")
    population = page.get_by_role("row", name="Population", exact=False).first
    expect(population.get_by_role("img")).to_have_accessible_name(re.compile("^Montpellier: above .*; Obninsk: above "))
    expect(page.locator(".chain li")).to_have_count(2)
    assert page.locator(".bell .a").first.bounding_box() is not None

    card = page.get_by_role("link", name="City card: Obninsk")
    reach(page, card)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Obninsk")

    add = page.locator("#incubators").get_by_role("link", name="Add")
    reach(page, add)
    page.keyboard.press("Enter")
    form = page.locator("tr.setting form")
    for label, words in (("Value", "1 200,5"), ("As of", "2024"), ("Source", "city hall")):
        reach(page, form.get_by_label(label, exact=False).first)
        page.keyboard.type(words)
    reach(page, form.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"/city/{OBNINSK}/#incubators$"))
    expect(page.locator("#incubators")).to_contain_text("the office’s own figure")
    expect(page.locator("#incubators")).to_contain_text("city hall, 2024")
    page.goto(f"{served}/find/pair/{MONTPELLIER}/{OBNINSK}/")
    expect(page.locator(".own")).to_have_count(1)

    page.set_viewport_size({"width": 360, "height": 800})
    assert fits(page)
    page.goto(f"{served}/city/{MONTPELLIER}/")
    assert fits(page)


def test_another_place_is_typed_and_compared(page: Page, served: str) -> None:
    page.goto(f"{served}/find/pair/{MONTPELLIER}/{OBNINSK}/")
    page.get_by_label("Compare Montpellier with").fill("Heidelberg, DE")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Montpellier and Heidelberg")
    page.get_by_role("link", name="Swap the two").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Heidelberg and Montpellier")
