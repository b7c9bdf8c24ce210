"""A need is answered out of a partner's portfolio and becomes a signed partnership, in a real browser, with a gate on the way; the town
reads of it, and a visitor's comment is held, approved and answered.

Each step is taken by the button that an officer presses; the visitor has no account, and a browser without scripts.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
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


SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""
SOUGHT = "Модулятор калиевых каналов"
TRADES = (
    "Клапан для насосной станции",
    "Краска для речных судов",
    "Сорт озимой пшеницы",
    "Станок для резки стекла",
    "Корм для прудовой рыбы",
)


def portfolio() -> bytes:
    """A table of 300 items of a partner; one of them is what a laboratory of hearing seeks, one has a code that is none."""
    lines = [f"P-{n:03};{TRADES[n % len(TRADES)]} {n};Серийное изделие, опытная партия {n}.;" for n in range(1, 299)]
    lines.append(f"P-299;{SOUGHT};Малая молекула против шума в ушах и потери слуха, проверена на животных.;72.11")
    lines.append("P-300;Изделие без отрасли;Описание.;не код")
    return "\n".join(["Номер;Название;Описание;NACE", *lines]).encode("cp1251")


def looked_at(page: Page) -> None:
    """No serious barrier, and nothing wider than the screen."""
    page.evaluate(Axe().axe_script)
    assert page.evaluate(SEVERE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def brought_in(page: Page, served: str) -> None:
    page.goto(f"{served}/montpellier/openings/portfolio/new/")
    page.locator("#id_organisation").fill("Слух-Фарм (пример)")
    page.locator("#id_title").fill("Catalogue of the partner")
    page.locator("input[type=file]").set_input_files({"name": "catalogue.csv", "mimeType": "text/csv", "buffer": portfolio()})
    press(page, "Go on to the columns")
    looked_at(page)
    for field, column in (("ref", "Номер"), ("title", "Название"), ("summary", "Описание"), ("nace", "NACE")):
        page.locator(f"#of-{field}").select_option(label=column)
    press(page, "Read the table")
    expect(page.get_by_role("heading", name="Cells that cannot be used")).to_be_visible()
    looked_at(page)
    expect(page.locator("dl.details")).to_contain_text("300")
    expect(page.locator("tbody")).to_contain_text("не код")


def candidate(page: Page, served: str) -> str:
    """Find the item among the matches of the need, and open its case; returns where the case is."""
    page.goto(f"{served}/montpellier/openings/")
    page.locator("main").get_by_role("link", name="Molécules à tester").first.click()
    page.get_by_role("link", name="Matches").first.click()
    match = page.locator("li.match").filter(has_text="P-299")
    expect(match).to_contain_text(SOUGHT)
    looked_at(page)
    match.get_by_text("Make a candidate").click()
    match.get_by_label("Within the partnership").select_option(label="Montpellier – Obninsk et Kalouga")
    match.get_by_role("button", name="Open the case").click()
    expect(page.locator("ol.life .here")).to_contain_text("Candidate")
    return page.url


def agreed(page: Page) -> None:
    page.locator("#message").fill("A laboratory of hearing would like to test this molecule.")
    press(page, "Pass it on")
    press(page, "Accepted")
    press(page, "Who needs agrees")
    press(page, "Who offers agrees")


def marked(page: Page, served: str) -> None:
    page.goto(f"{served}/montpellier/gate/add/")
    page.locator("#id_scope").select_option("country")
    page.locator("#id_code").fill("RU")
    page.locator("#id_reason").fill("Listed by the office")
    page.locator("#id_list_name").fill("List of the office")
    page.locator("#id_list_version").fill("2026/11")
    page.locator("#id_list_date").fill("2026-11-01")
    press(page, "Save")


def introduced(page: Page, case: str) -> None:
    page.goto(case)
    agreed(page)
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


def met(page: Page, served: str, case: str) -> str:
    page.goto(f"{served}/montpellier/partnership/?q=Obninsk")
    page.locator("#table").get_by_role("link", name="Montpellier – Obninsk").click()
    partnership = page.url.rstrip("/").rsplit("/", 1)[1]
    page.goto(f"{served}/montpellier/visit/add/?on={partnership}")
    page.locator("#id_direction").select_option("inbound")
    page.locator("#id_title").fill("Companies of Obninsk")
    page.locator("#id_starts").fill("2026-11-02")
    page.locator("#id_ends").fill("2026-11-06")
    press(page, "Save")

    page.goto(case)
    page.locator("#visit").select_option(label="Companies of Obninsk")
    page.locator("#day").fill("2026-11-03")
    page.locator("#starts").fill("10:00")
    page.locator("#ends").fill("10:30")
    page.locator("#table").fill("Table 3")
    press(page, "Put into the programme")
    expect(page.locator("main")).to_contain_text("10:00–10:30")
    press(page, "They have met")
    return partnership


def signed(page: Page, served: str, case: str, partnership: str) -> None:
    page.goto(f"{served}/montpellier/agreement/add/?on={partnership}")
    page.locator("#id_kind").select_option("company")
    page.locator("#id_title").fill("Pact on hearing")
    page.locator("#id_signed").fill("2026-11-05")
    press(page, "Save")
    page.goto(case)
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


REFUSED = "Failed to load resource: the server responded with a status of 422"
"""What a browser notes when a step is refused and its form is shown again."""


NEWS = "/montpellier/public/obninsk-kalouga/news/pact-on-hearing/?lang=en"
COMMENT = "My hearing has waited for this."


def published(page: Page, served: str, partnership: str) -> None:
    """What was signed goes on the public page, with news of it."""
    publish = f"{served}/montpellier/publish/partnership/{partnership}/"
    page.goto(publish)
    page.get_by_label("Pact on hearing").check()
    press(page, "Keep these marks")
    page.get_by_role("link", name="Write an article").click()
    page.locator("#id_slug").fill("pact-on-hearing")
    page.locator("#id_title_en").fill("Two companies sign")
    page.locator("#id_body_en").fill("They will test a molecule against the loss of hearing.")
    press(page, "Save")
    page.goto(publish)
    page.get_by_role("button", name="Publish now: Two companies sign").click()
    expect(page.locator("main")).to_contain_text("The article is published.")


def written(visitor: Page, served: str) -> None:
    """From the public page to the news, and below it a comment, which nobody sees yet."""
    visitor.goto(f"{served}/montpellier/public/obninsk-kalouga/?lang=en")
    expect(visitor.locator("main")).to_contain_text("Pact on hearing")
    visitor.get_by_role("link", name="Two companies sign").click()
    visitor.get_by_role("link", name="Write a comment").click()
    visitor.get_by_label("Your name").fill("Odile")
    visitor.get_by_label("Your comment").fill(COMMENT)
    visitor.get_by_label("I agree").check()
    visitor.wait_for_timeout(3_200)  # a person takes longer
    visitor.get_by_role("button", name="Send the comment").click()
    expect(visitor.locator("a[href*='/comment/own/']")).to_be_visible()
    visitor.goto(served + NEWS)
    expect(visitor.get_by_text(COMMENT)).to_have_count(0)


def decided(page: Page, served: str) -> None:
    page.goto(f"{served}/montpellier/comments/")
    page.get_by_role("link", name="Answer or decide: Odile").click()
    page.get_by_label("Answer of the office").fill("So have we.")
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".chip").first).to_contain_text("approved")


def commented(page: Page, served: str) -> None:
    """Held, approved, answered, and read by everybody."""
    assert page.context.browser
    with page.context.browser.new_context(locale="en-GB", java_script_enabled=False) as street:
        visitor = street.new_page()
        written(visitor, served)
        decided(page, served)
        visitor.goto(served + NEWS)
        expect(visitor.locator("#comments")).to_contain_text(COMMENT)
        expect(visitor.locator("#comments .answer").last).to_contain_text("So have we.")


def test_from_a_need_to_an_outcome_and_to_what_the_town_says(served: str) -> None:
    with watched(harmless=(REFUSED,)) as page:
        sign_in(page, served, "head@example.org")
        page.get_by_role("button", name="EN").first.click()
        brought_in(page, served)
        case = candidate(page, served)
        marked(page, served)
        introduced(page, case)
        partnership = met(page, served, case)
        signed(page, served, case, partnership)
        told(page, served)
        published(page, served, partnership)
        commented(page, served)
