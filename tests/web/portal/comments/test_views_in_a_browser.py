"""A visitor writes, the office approves and answers, the visitor reads, reports and erases: in a real browser, in French and Russian."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.driving import chromium, new_office, noted, sign_in, way_in
from tests.web.installation import PASSWORD, ROOT, Installation, running

PUBLISH = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "jumelles.web.settings"
import django
django.setup()
from django.utils import timezone
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Article, Partnership, PublicPage
office, by = Office.objects.get(slug="talk"), User.objects.get(email="anna@talk.example")
named = {"title_fr": "Le vieux pont", "title_ru": "Старый мост"}
pair = keep(Partnership(office=office, name="A pair", kind="twinning"), by=by)
page = keep(PublicPage(office=office, partnership=pair, slug="pair", languages="fr,ru", state="published", comments="on", **named), by=by)
keep(Article(office=office, page=page, slug="bridge", state="published", publish_at=timezone.now(), **named), by=by)
"""
ARTICLE = "/talk/public/pair/news/bridge/"
WORDS = {
    "fr": (
        "Écrire un commentaire",
        "Votre nom",
        "Votre commentaire",
        "J’accepte",
        "Envoyer le commentaire",
        "en attente",
        "Signaler",
        "Motif",
    ),
    "ru": (
        "Написать комментарий",
        "Ваше имя",
        "Ваш комментарий",
        "Я даю согласие",
        "Отправить комментарий",
        "ждёт решения",
        "Пожаловаться",
        "Причина",
    ),
}
GONE = {
    "fr": ("Effacer ce commentaire", "Retiré à la demande de l’auteur."),
    "ru": ("Стереть этот комментарий", "Удалён по желанию автора."),
}
SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, toy_home: Path) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("talk") / "home", toy_home) as made:
        yield made


@pytest.fixture(scope="module")
def served(register: Installation) -> tuple[str, str]:
    """Where it answers, and the way in of the office's first officer."""
    link = new_office(register, "talk")
    _program, environment = register.program()
    subprocess.run([sys.executable, "-c", PUBLISH], env=environment, cwd=ROOT, check=True)
    return register.answers(), link


def looked_at(page: Page) -> None:
    """No serious barrier, and nothing wider than the screen, on a phone and in the dark too."""
    page.evaluate(Axe().axe_script)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SEVERE) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})


def came_in(page: Page, base: str, link: str) -> None:
    """The first time by the link, then by the password that was chosen."""
    if httpx.get(base + link).status_code == 200:
        way_in(page, base + link)
    else:
        sign_in(page, base, "anna@talk.example", PASSWORD)


def written(page: Page, base: str, language: str) -> str:
    """Write a comment without scripts; returns the author's link."""
    write, name, text, consent, send, held, _report, _reason = WORDS[language]
    page.goto(f"{base}{ARTICLE}?lang={language}")
    expect(page.get_by_text("Odile")).to_have_count(0)
    page.get_by_role("link", name=write).click()
    page.get_by_label(name).fill(f"Odile {language}")
    page.get_by_label(text).fill(f"Nous y étions. Мы были там. {language}")
    page.get_by_label(consent).check()
    page.wait_for_timeout(3_200)  # a person takes longer
    page.get_by_role("button", name=send).click()
    link = page.locator("a[href*='/comment/own/']").get_attribute("href")
    assert link
    page.goto(link)
    expect(page.locator("main")).to_contain_text(held)
    return link


def approved(page: Page, base: str, language: str) -> None:
    """Approve the comment and answer it, by one form."""
    page.goto(f"{base}/talk/comments/")
    looked_at(page)
    page.get_by_role("link", name=f"Answer or decide: Odile {language}").click()
    looked_at(page)
    page.get_by_label("Answer of the office").fill(f"Merci, спасибо {language}")
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".chip").first).to_contain_text("approved")


@pytest.mark.parametrize("language", ["fr", "ru"])
def test_a_comment_from_its_writing_to_its_end(served: tuple[str, str], language: str) -> None:
    base, link = served
    report, reason = WORDS[language][6:]
    erase, removed = GONE[language]
    with (
        chromium() as browser,
        browser.new_context(locale="en-GB") as house,
        browser.new_context(locale=language, java_script_enabled=False) as street,
        browser.new_context(locale=language) as lit,
    ):
        officer, visitor, reader = house.new_page(), street.new_page(), lit.new_page()
        wrong = noted(officer, ()) + noted(reader, ())
        came_in(officer, base, link)
        own = written(visitor, base, language)
        reader.goto(own)
        looked_at(reader)
        visitor.goto(f"{base}{ARTICLE}?lang={language}")
        expect(visitor.get_by_text(f"Odile {language}")).to_have_count(0)
        approved(officer, base, language)
        for page in (visitor, reader):
            page.goto(f"{base}{ARTICLE}?lang={language}")
            expect(page.locator("#comments")).to_contain_text(f"Мы были там. {language}")
            expect(page.locator("#comments .answer").last).to_contain_text(f"спасибо {language}")
        looked_at(reader)
        visitor.get_by_role("link", name=report).last.click()
        visitor.get_by_label(reason).fill("?")
        visitor.get_by_role("button", name=report).click()
        visitor.goto(own)
        visitor.get_by_role("button", name=erase).click()
        reader.goto(f"{base}{ARTICLE}?lang={language}")
        expect(reader.locator("#comments")).to_contain_text(removed)
        expect(reader.locator("#comments")).not_to_contain_text(f"Odile {language}")
        assert wrong == []
