"""An article becomes the dossier of a partnership, by keys alone, in a browser; each fact then stands on the page with its sentence."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.driving import sign_in, watched
from tests.web.installation import running
from tests.web.press.desk import STORIES


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("press") / "home", world_home) as made:
        yield made.answers("--example")


SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""
OPEN = ".queue details.group li.open a"


def looked_at(page: Page) -> None:
    """No serious barrier, and nothing wider than the screen."""
    page.evaluate(Axe().axe_script)
    assert page.evaluate(SEVERE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def partnership(page: Page, served: str, name: str, sides: dict[str, tuple[str, str, str]]) -> str:
    """A new partnership with its authorities; returns its address."""
    page.goto(f"{served}/montpellier/partnership/add/")
    page.locator("#id_name").fill(name)
    page.locator("#id_kind").select_option("twinning")
    page.locator("form.record .foot button").click()
    page.wait_for_url("**/partnership/*-*/")
    address = page.url
    for authority, (level, place, side) in sides.items():
        page.goto(f"{served}/montpellier/party/add/?on={address.rstrip('/').rsplit('/', 1)[1]}")
        page.locator("#id_authority").fill(authority)
        page.locator("#id_new_level").select_option(level)
        page.locator("#id_new_place").fill(place)
        page.locator("#id_side").select_option(side)
        page.locator("form.record .foot button").click()
        page.wait_for_url(address)
    return address


def given(page: Page, served: str, text: str, of: str) -> None:
    """Paste a text about a partnership, and wait until it is read."""
    page.goto(f"{served}/montpellier/press/new/")
    page.locator("#id_text").fill(text)
    page.locator("#id_outlet").fill("La Gazette")
    page.locator("#id_published").fill("2017-03-31")
    page.locator("#id_partnership").select_option(label=of)
    page.locator("form.record .foot button").click()
    expect(page.locator("[data-text]")).to_be_visible()


def kind(page: Page) -> str:
    """The type of the proposal on the card; empty where all is decided."""
    card = page.locator("#card.proposal")
    return (
        next(name.removeprefix("of-") for name in (card.get_attribute("class") or "").split() if name.startswith("of-"))
        if card.count()
        else ""
    )


def fill(page: Page, name: str, value: str) -> None:
    """Correct an attribute; what is typed ticks it."""
    page.locator(f"#v-{name}").fill(value)


def by_keys(page: Page, key: str) -> None:
    """Press a key where no field has the focus, and wait for the page that it leads to."""
    before = page.url
    page.locator("h1").click()
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != before)


def pressed(page: Page, button: str) -> None:
    """Press a button, and wait for the card that it leads to."""
    before = page.url
    page.locator(button).click()
    page.wait_for_url(lambda url: url != before)


def accepted(page: Page, *, corrections: dict[str, dict[str, str]]) -> None:
    """Accept what happened, one by one: visits, agreements, events. What the text leaves open is filled in by hand."""
    while kind(page) in {"visit", "accord", "event"}:
        words = page.locator("#card blockquote mark").first.inner_text()
        for name, value in next((fields for part, fields in corrections.items() if part in words), {}).items():
            fill(page, name, value)
        if any(not field.input_value() for field in page.locator("#card .slot.wrong input[type=text]").all()):
            page.locator("#reason").fill("no date")
            pressed(page, ".refusing button")
            continue
        by_keys(page, "a")
        expect(page.locator(".notice.error")).to_have_count(0)


def added(page: Page, words: str, type_: str, fields: dict[str, str]) -> None:
    """A fact that the reader missed, by its words."""
    page.locator("#words").fill(words)
    page.locator("#type").select_option(type_)
    pressed(page, "#adding button")
    for name, value in fields.items():
        field = page.locator(f"#v-{name}")
        field.select_option(value) if field.evaluate("field => field.tagName") == "SELECT" else field.fill(value)
    pressed(page, ".accepting button[value=accept]")
    expect(page.locator(".notice.error")).to_have_count(0)


def proved(page: Page, *facts: tuple[str, str]) -> None:
    """Each fact stands in the timeline or a list of the page, and opens the sentence that it rests on."""
    page.evaluate("for (const each of document.querySelectorAll('details.proof-of')) each.open = true")
    for told, sentence in facts:
        rows = page.locator("li, tr").filter(has_text=told).filter(has=page.locator(".proof-of blockquote", has_text=sentence))
        expect(rows.first).to_be_visible()


TOWNS = {"Ville de Colmar": ("municipality", "Colmar, FR", "home"), "Ville de Tver": ("municipality", "Tver, RU", "partner")}


def test_our_own_story_becomes_the_dossier_in_french(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "head@example.org", language="fr")
        address = partnership(page, served, "Colmar – Tver", TOWNS)
        given(page, served, (STORIES / "story_fr.txt").read_text("utf-8"), "Colmar – Tver")
        looked_at(page)

        accepted(page, corrections={"reçoit": {"starts": "2017-03-27"}})
        page.set_viewport_size({"width": 390, "height": 844})
        looked_at(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)

        looked_at(page)
        proved(
            page,
            ("1991", "Les deux villes entretiennent des relations depuis 1991."),
            ("2011", "le jumelage a été réactivé en 2011"),
            ("décembre 2016", "une délégation de Colmar s’était rendue à Tver"),
            ("mars 2017", "forte de vingt-quatre personnes et accompagnée de trois médias"),
            ("AlsaSon", "un partenariat sera signé jeudi"),
            ("Vitibio", "Un second partenariat sera signé vendredi"),
            ("Belozerov", "citoyen d’honneur de Colmar"),
        )


def test_our_own_story_becomes_the_dossier_in_russian(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "head@example.org", language="ru")
        address = partnership(
            page,
            served,
            "Кольмар – Тверь",
            {"Мэрия Кольмара": ("municipality", "Colmar, FR", "home")} | {"Администрация Твери": ("municipality", "Tver, RU", "partner")},
        )
        given(page, served, (STORIES / "story_ru.txt").read_text("utf-8"), "Кольмар – Тверь")

        accepted(page, corrections={"гостит делегация": {"starts": "2017-03-27"}})
        reading = page.url.split("?")[0]
        if not page.locator(".queue li.accepted", has_text="возобновлены").count():
            added(page, "В 2011 году побратимские связи были возобновлены.", "accord", {"status": "reactivated", "on": "2011"})
        page.goto(address)

        proved(
            page,
            ("1991", "Города сотрудничают с 1991 года."),
            ("2011", "побратимские связи были возобновлены"),
            ("2016", "делегация Кольмара побывала в Твери"),
            ("2017", "двадцать четыре человека"),
            ("Белозёров", "почётного гражданина Кольмара"),
        )
        page.goto(reading)
        by_keys(page, "u")
        expect(page.locator(".notice.success")).to_be_visible()


FOUNDING = {
    "Mairie de Montpellier (essai)": ("municipality", "Montpellier, FR", "home"),
    "Mairie d’Obninsk (essai)": ("municipality", "Obninsk, RU", "partner"),
}


def test_the_founding_article_becomes_the_dossier(served: str) -> None:
    folder = os.environ.get("JUMELLES_PRESS")
    if not folder:
        pytest.skip("JUMELLES_PRESS names no folder with the founding article.")
    text = (Path(folder) / "texts" / "montpellier_obninsk_fr.txt").read_text("utf-8")
    with watched() as page:
        sign_in(page, served, "head@example.org", language="fr")
        address = partnership(page, served, "Dossier", FOUNDING)
        given(page, served, text, "Dossier")

        accepted(page, corrections={"premier voyage": {"starts": "2016-12", "title": "Premier voyage"}})
        shown = page.goto(address)

        assert shown
        page.evaluate("for (const each of document.querySelectorAll('details.proof-of')) each.open = true")
        told = page.locator("main").inner_text()
        wanted = ("1991", "2011", "décembre 2016", "CILcare", "ChainOrchestra", "Artamonov", "Shapsha", "Saurel")
        assert [word for word in wanted if word not in told] == []
