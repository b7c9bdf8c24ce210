"""Lists brought in a browser, in French and in Russian: columns named, rows accepted and taken back, nothing that shuts anybody out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import sign_in, watched
from tests.web.installation import running
from tests.web.press.tables import lists
from tests.web.press.test_views_in_a_browser import looked_at

TWINS = (
    ("Ville", "Pays", "Année", "Remarque"),
    ("Sarrebruck", "Allemagne", 1999, "Échange de chorales"),
    ("Zzyzx", "France", "hier", None),
)
PEOPLE = "Фамилия;Имя;Телефон;Эл. почта\nЛесная;Вера;+7 900 000-00-00;vera@example.org\nОзёров;Пётр;;без адреса\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("lists") / "home", world_home) as made:
        yield made.answers("--example")


def everywhere(page: Page) -> None:
    """Looked at on a screen and on a telephone."""
    looked_at(page)
    page.set_viewport_size({"width": 390, "height": 844})
    looked_at(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def brought(page: Page, served: str, name: str, content: bytes) -> None:
    """A file given at the desk, its columns as they are guessed."""
    page.goto(f"{served}/montpellier/press/new/")
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.locator("form.record .foot button").click()
    page.wait_for_url("**/columns/")
    everywhere(page)
    page.locator("button[name=read]").click()
    page.wait_for_url("**/rows/")
    everywhere(page)


def all_accepted(page: Page, told: str) -> None:
    page.locator("button[value=all]").click()
    expect(page.locator(".notice[role=status]")).to_have_text(told)


def test_a_french_workbook_of_twin_towns_is_accepted_and_taken_back(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "head@example.org", language="fr")
        brought(page, served, "jumelages.xlsx", lists.workbook(TWINS))

        expect(page.locator("tr.row-new")).to_have_count(1)
        expect(page.locator("tr.row-problem .wrong").last).to_contain_text("n’est pas une date")
        all_accepted(page, "1 ligne a été acceptée. 1 ligne est restée en attente\u00a0: corrigez-la.")

        page.locator("tr.row-problem th a").click()
        everywhere(page)
        page.locator("#v-partner").fill("Fribourg-en-Brisgau")
        page.locator("#v-country").fill("Allemagne")
        page.locator("#v-since").fill("12.2001")
        page.locator("#v-name").fill("Montpellier – Fribourg (essai)")
        for name in ("partner", "country", "since", "name"):
            page.locator(f"#t-{name}").check()
        page.locator(".accepting button[value=accept]").click()
        expect(page.locator(".notice.error")).to_have_count(0)
        page.goto(f"{served}/montpellier/partnership/")
        expect(page.locator("main")).to_contain_text("Montpellier – Fribourg (essai)")


def test_a_russian_list_of_people_is_accepted_and_taken_back(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "head@example.org", language="ru")
        brought(page, served, "люди.csv", PEOPLE.encode("cp1251"))

        expect(page.locator("tr.row-problem")).to_contain_text("без адреса")
        all_accepted(page, "Принята 1 строка. Осталась 1 строка: исправьте её.")
        page.goto(f"{served}/montpellier/person/?q=Лесная")
        expect(page.locator("main")).to_contain_text("Вера")
        page.go_back()

        page.locator("button[value=undo]").click()
        expect(page.locator(".notice[role=status]")).to_have_text("Отменена 1 строка.")
