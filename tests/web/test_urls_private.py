"""Every page keeps to itself and to its screen: nothing from other hosts, nothing against its policy, none wider than a phone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.web.browsing import HOST, Gathered, answered
from tests.web.driving import chromium

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
FRAMED = {"frame-ancestors": "*"}
"""The card is made for the pages of a town."""
UNNAMED = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(one => !one.labels.length && !one.ariaLabel && !one.getAttribute('aria-labelledby')).map(one => one.outerHTML)"""
SHAPE = """() => ({
    h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length, lang: document.documentElement.lang,
    title: document.title.trim() !== '',
    twice: [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, n, all) => all.indexOf(id) !== n),
})"""
WIDER = """() => document.documentElement.scrollWidth - innerWidth"""


def amiss(page: Page, each: Gathered, said: list[str]) -> Iterator[str]:
    """What is wrong with a page that stands open, as sentences."""
    shape = page.evaluate(SHAPE)
    if shape != {"h1": 1, "main": 1, "lang": each.headers["Content-Language"], "title": True, "twice": []}:
        yield f"is {shape}"
    yield from (f"does not name {field}" for field in page.evaluate(UNNAMED))
    if (wider := page.evaluate(WIDER)) > 0:
        yield f"is {wider} px wider than a phone"
    yield from said


def noted(page: Page) -> list[str]:
    """What the browser complains of from here on."""
    said: list[str] = []

    def complaint(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "404" not in message.text:
            said.append(message.text)

    page.on("console", complaint)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def wrong_of(gathered: list[Gathered]) -> tuple[list[str], list[str]]:
    """What is wrong with pages on a phone, and what they asked for that is not ours."""
    found: list[str] = []
    with chromium() as browser, browser.new_context(viewport={"width": 360, "height": 740}) as context:
        in_vain = answered(context, gathered)
        page = context.new_page()
        said = noted(page)
        for each in gathered:
            page.goto(HOST + each.path)
            found += [f"{each} {sentence}" for sentence in amiss(page, each, said)]
            said.clear()
    return found, in_vain


def test_no_page_is_amiss(gathered: list[Gathered]) -> None:
    found, in_vain = wrong_of(gathered)

    assert in_vain == []
    assert "\n".join(found) == ""


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        (b"<h1>Another title</h1>", "is {'h1': 2, 'main': 1"),
        (b"<p>one_word_" + b"_" * 200 + b"</p><table><tr><td><pre>" + b"wide " * 200 + b"</pre></table>", "px wider than a phone"),
        (b'<input name="unnamed">', "does not name"),
        (b"<script>document.title = 1</script>", "Content Security Policy"),
        (b'<img alt="" src="http://elsewhere.example/x.png">', "Content Security Policy"),
    ],
    ids=["two titles", "too wide", "a field without a name", "a script inside", "a picture from elsewhere"],
)
def test_what_is_amiss_is_noticed(added: bytes, sentence: str, gathered: list[Gathered]) -> None:
    page = next(page for page in gathered if page.path.startswith("/sign-in/"))

    found, _ = wrong_of([replace(page, body=page.body.replace(b"</main>", added + b"</main>"))])

    assert [sentence in told for told in found] == [True]


def policy(headers: dict[str, Any]) -> dict[str, str]:
    """A Content-Security-Policy by its directives."""
    parts = (part.strip().partition(" ") for part in headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


def test_every_page_has_the_strict_policy(gathered: list[Gathered]) -> None:
    assert [str(page) for page in gathered if policy(page.headers) != (POLICY | FRAMED if "/card/" in page.path else POLICY)] == []
