"""A need becomes a signed partnership, in a real browser, with a gate on the way: each step by the button an officer presses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import sign_in, watched
from tests.web.installation import running


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("openings") / "home", world_home) as made:
        yield made.answers("--example")


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    expect(page.locator(".notice.error")).to_have_count(0)


def refused(page: Page, button: str, why: str) -> None:
    page.locator("main").get_by_role("button", name=button, exact=True).first.click()
    expect(page.locator(".notice.error")).to_contain_text(why)


def to_the_case(page: Page, served: str) -> None:
    page.goto(f"{served}/montpellier/openings/")
    page.locator("main").get_by_role("link", name="Molécules à tester").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Molécules à tester")


def marked(page: Page, served: str) -> None:
    page.goto(f"{served}/montpellier/gate/add/")
    page.locator("#id_scope").select_option("country")
    page.locator("#id_code").fill("RU")
    page.locator("#id_reason").fill("Listed by the office")
    page.locator("#id_list_name").fill("List of the office")
    page.locator("#id_list_version").fill("2026/11")
    page.locator("#id_list_date").fill("2026-11-01")
    press(page, "Save")


def introduced(page: Page, served: str) -> None:
    to_the_case(page, served)
    press(page, "Who offers agrees")
    page.locator("#ambassador").select_option(label="Анна Лебедева")
    refused(page, "Introduce", "a head of the office decides first")
    gate = page.locator("section.gate")
    for n in range(3):
        gate.nth(n).get_by_label("Legal basis and reasons").fill("Research on hearing, reviewed with the lawyer")
        gate.nth(n).get_by_role("button", name="May go on").click()
        expect(page.locator("section.gate").nth(n)).to_contain_text("decided by Hélène Astruc")
    page.locator("#ambassador").select_option(label="Анна Лебедева")
    press(page, "Introduce")
    expect(page.locator("ol.life .here")).to_contain_text("Introduced")


def met(page: Page, served: str) -> str:
    page.goto(f"{served}/montpellier/partnership/?q=Obninsk")
    page.locator("#table").get_by_role("link", name="Montpellier – Obninsk").click()
    partnership = page.url.rstrip("/").rsplit("/", 1)[1]
    page.goto(f"{served}/montpellier/visit/add/?on={partnership}")
    page.locator("#id_direction").select_option("inbound")
    page.locator("#id_title").fill("Companies of Obninsk")
    page.locator("#id_starts").fill("2026-11-02")
    page.locator("#id_ends").fill("2026-11-06")
    press(page, "Save")

    to_the_case(page, served)
    page.locator("#visit").select_option(label="Companies of Obninsk")
    page.locator("#day").fill("2026-11-03")
    page.locator("#starts").fill("10:00")
    page.locator("#ends").fill("10:30")
    page.locator("#table").fill("Table 3")
    press(page, "Put into the programme")
    expect(page.locator("main")).to_contain_text("10:00–10:30")
    press(page, "They have met")
    return partnership


def signed(page: Page, served: str, partnership: str) -> None:
    page.goto(f"{served}/montpellier/agreement/add/?on={partnership}")
    page.locator("#id_kind").select_option("company")
    page.locator("#id_title").fill("Pact on hearing")
    page.locator("#id_signed").fill("2026-11-05")
    press(page, "Save")
    to_the_case(page, served)
    page.locator("#agreement").select_option(label="Pact on hearing")
    press(page, "Tie it to this case")
    expect(page.locator("ol.life .here")).to_contain_text("Agreement signed")


def told(page: Page, served: str) -> None:
    page.get_by_role("link", name="Record an outcome").click()
    page.locator("#id_on").fill("2026-11-20")
    page.locator("#id_kind").select_option("agreement")
    page.locator("#id_source").fill("Told by both companies")
    press(page, "Save")
    page.goto(f"{served}/montpellier/report/2026/")
    expect(page.locator("#company_outcomes")).to_contain_text("company partnership")


def test_from_a_need_to_an_outcome(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "head@example.org")
        page.get_by_role("button", name="EN").first.click()
        marked(page, served)
        introduced(page, served)
        partnership = met(page, served)
        signed(page, served, partnership)
        told(page, served)
