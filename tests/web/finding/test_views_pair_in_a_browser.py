"""The pair and the card in a real browser: by keyboard, on a phone, without a word from the browser or to another host."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import Keys, enter, watched
from tests.web.installation import Installation, running

MONTPELLIER, OBNINSK = 2992166, 516436


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("pair") / "home", world_home) as made:
        yield made


@pytest.fixture(scope="module")
def base(register: Installation) -> str:
    return register.answers()


@pytest.fixture
def page() -> Iterator[Page]:
    with watched() as opened:
        yield opened


@pytest.fixture
def served(page: Page, register: Installation, base: str, request: pytest.FixtureRequest) -> str:
    """A new office, its first officer signed in."""
    slug = f"office-{len(request.node.name)}"
    enter(page, register, base, slug)
    return f"{base}/{slug}"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_pair_and_an_own_figure_by_keyboard(page: Page, served: str) -> None:
    page.goto(f"{served}/find/pair/{MONTPELLIER}/{OBNINSK}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Montpellier and Obninsk")
    population = page.get_by_role("row", name="Population", exact=False).first
    expect(population.get_by_role("img")).to_have_accessible_name(re.compile("^Montpellier: above .*; Obninsk: above "))
    expect(page.locator(".chain li")).to_have_count(2)
    assert page.locator(".bell .a").first.bounding_box() is not None

    use = Keys(page)
    use.press(page.get_by_role("link", name="City card: Obninsk"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Obninsk")

    use.press(page.locator("#incubators").get_by_role("link", name="Add"))
    form = page.locator("tr.setting form")
    for label, words in (("Value", "1 200,5"), ("As of", "2024"), ("Source", "city hall")):
        use.write(form.get_by_label(label, exact=False).first, words)
    use.press(form.get_by_role("button", name="Save"))

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
