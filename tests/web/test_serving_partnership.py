"""The page of a partnership in a real browser: evidence unfolds by keyboard, new records are told at once, and it prints well."""

import re
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.web.driving import sign_in, watched
from tests.web.installation import running

TITLE = "Montpellier renforce ses liens avec la ville d’Obninsk et la région de Kalouga en Russie"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[Page]:
    with running(tmp_path_factory.mktemp("partnership") / "home", world_home) as made:
        served = made.answers("--example")
        with watched(base_url=served) as opened:
            sign_in(opened, served, "officer@example.org")
            yield opened


def opened(page: Page, name: str) -> None:
    page.goto(f"/montpellier/partnership/?q={name}")
    page.locator("#table").get_by_role("link", name=f"Montpellier – {name}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_sentence_behind_a_fact_unfolds_by_keyboard(page: Page) -> None:
    opened(page, "Obninsk")
    fact = page.locator(".timeline li", has_text="Statue de Youri Gagarine")
    evidence = fact.locator("summary")

    expect(fact.get_by_text(TITLE)).not_to_be_visible()
    evidence.focus()
    page.keyboard.press("Enter")
    expect(fact.get_by_text(TITLE)).to_be_visible()
    page.keyboard.press("Enter")
    expect(fact.get_by_text(TITLE)).not_to_be_visible()


def test_behind_a_visit_stands_its_article(page: Page) -> None:
    opened(page, "Obninsk")
    visit = page.locator(".timeline li.on-visit.inbound")

    visit.locator("summary").click()
    article = visit.locator("details a")
    expect(article).to_have_text(TITLE)
    visit.get_by_role("link", name="Délégation d’Obninsk").click()
    expect(page.locator("#articles a")).to_have_text(
        "Montpellier renforce ses liens avec la ville d’Obninsk et la région de Kalouga en Russie"
    )


def test_the_line_below_the_title_and_the_strip_of_domains(page: Page) -> None:
    opened(page, "Obninsk")
    strip = page.locator("table.heat")

    expect(page.locator(".summary span").nth(0)).to_have_text("Twinned since 1991")
    expect(page.locator(".summary span").nth(1)).to_have_text("quiet 1991–2011")
    assert strip.locator("tbody th").all_inner_texts() == ["Innovation", "Research", "Education", "Health", "Tourism", "Governance"]
    assert strip.locator("tbody tr").first.locator("td").all_inner_texts()[:2] == ["1", ""]  # 2017, and a quiet year


def test_what_is_recorded_is_told_at_once(page: Page) -> None:
    today = datetime.now(ZoneInfo("Europe/Paris")).date()
    signed, ends = (today + timedelta(days=200)).replace(year=1992), today + timedelta(days=41)  # its anniversaries are far from today
    record(page, "/montpellier/partnership/add/", "twinning", name="Heidelberg – Kumamoto")
    add = page.locator("a[href*='/agreement/add/']").first.get_attribute("href")
    assert add
    record(page, add, "framework", title="Twinning agreement", signed=signed.isoformat(), expires=ends.isoformat())
    page.locator(".crumbs").get_by_role("link", name="Heidelberg – Kumamoto").click()

    expect(page.locator(".summary span").first).to_have_text("Twinned since 1992")
    expect(page.locator(".summary")).to_contain_text("Next date: end of the agreement “Twinning agreement”, in 41 days.")
    expect(page.locator("#coming li").first).to_contain_text("in 41 days")
    expect(page.locator(".terms progress")).to_have_count(1)
    expect(page.locator(".timeline .unproved")).to_have_text("no source recorded: add one: Twinning agreement")


def record(page: Page, path: str, kind: str, **fields: str) -> None:
    """Fill in the form at this address, and save."""
    page.goto(path)
    page.locator("main [name=kind]").select_option(kind)
    for name, text in fields.items():
        page.locator(f"main [name={name}]").fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("is saved")


def test_it_prints_on_three_pages(page: Page) -> None:
    opened(page, "Obninsk")
    page.locator("details").first.wait_for(state="attached")

    printed = page.pdf(format="A4", print_background=True)

    assert pages(printed) <= 3


def pages(pdf: bytes) -> int:
    """How many pages a PDF has; Chromium packs some of its objects."""
    packed = [zlib.decompressobj().decompress(part) for part in re.findall(rb"stream\r?\n(\x78.*?)endstream", pdf, re.DOTALL)]
    return sum(len(re.findall(rb"/Type\s*/Page\b(?!s)", text)) for text in (pdf, *packed))
