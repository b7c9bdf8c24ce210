"""Takes the pictures of the guide from the example office, in three languages; `make guide` runs it.

An office of its own is opened in a folder that is thrown away; one visit is added to it, as the example has none with a programme. What the
desk shows depends on the day of the taking; so do the history, which tells when the example was loaded, and the feeds, whose address is
a new one each time. Every other page is asked for a month, a year or a word that does not move.
"""  # noqa: INP001 - a script

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FloatRect, Page, sync_playwright

from jumelles.config import config

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en", "ru")
OFFICE = "/montpellier"
WHO = ("administrator@example.org", "jumelles")
MOST_BYTES = 150_000


@dataclass(frozen=True)
class Picture:
    """A row of the table: an address, what is done there first, and which part of the page is kept.

    In an address `{visit:words}` stands for the key of the first visit that a search for these words lists. What is done first is a series
    of (selector, text): the text is filled in; where it is empty, the element is clicked. `wide` and `high` are pixels; what is longer than
    `high` is cut below.
    """

    name: str
    address: str
    part: str = "body"
    first: tuple[tuple[str, str], ...] = ()
    wide: int = 1100
    high: int = 900


PARTNER = "{partnership:Obninsk}"
VISIT = "{visit:Heidelberg}"
PAIR = f"{OFFICE}/find/pair/2992166/516436/"
DELEGATION = """Weber; Anna; Stadträtin; de, fr; vegetarian; single
Keller; Jonas; Büro für Internationales; de, fr; ; single
Roth; Miriam; Schulleiterin; de, fr; ; double"""
PICTURES = (
    Picture("sign-in", "/sign-in/", ".door", wide=700),
    Picture("members", f"{OFFICE}/members/", high=480),
    Picture("find", f"{OFFICE}/find/?city=Montpellier", ".ranked", high=418),
    Picture("weights", f"{OFFICE}/find/?city=Montpellier&research=3&unlinked=on", ".asking"),
    Picture("pair", PAIR, high=500),
    Picture("figures", PAIR, "#chart", high=530),
    Picture("own-figure", f"{OFFICE}/city/2992166/figure/incubators/", "main"),
    Picture("partnership", f"{OFFICE}/partnership/{PARTNER}/", high=510),
    Picture("happened", f"{OFFICE}/partnership/{PARTNER}/", "#happened", ((".proof-of summary >> nth=0", ""),), high=590),
    Picture("visit", f"{OFFICE}/visit/{VISIT}/", "main"),
    Picture("delegation", f"{OFFICE}/visit/{VISIT}/delegation/", "main", (("textarea", DELEGATION),)),
    Picture("desk", f"{OFFICE}/desk/", high=540),
    Picture("contact", f"{OFFICE}/desk/partnership/{PARTNER}/", "main"),
    Picture("agenda", f"{OFFICE}/agenda/?month=2017-10", high=560),
    Picture("feeds", f"{OFFICE}/agenda/feeds/", "main", (("main form button >> nth=0", ""),), high=650),
    Picture("report", f"{OFFICE}/report/2017/", wide=1280, high=495),
    Picture("search", f"{OFFICE}/search/?q=Kaluga", high=490),
    Picture("history", f"{OFFICE}/history/", "main", high=430),
)

PROGRAMME = (("2017-10-04", "18:30", "Accueil à l’hôtel de ville"), ("2017-10-05", "09:30", "Visite des pépinières d’entreprises"))


@contextmanager
def example() -> Iterator[str]:
    """The address of a server with a new example office, until the block ends.

    Raises:
        ChildProcessError: the server did not start.
    """
    with TemporaryDirectory() as folder:
        atlas = config().home / "atlas"
        if atlas.is_dir():  # unpacked already: that saves half a minute
            (Path(folder) / "atlas").symlink_to(atlas)
        environment = os.environ | {"JUMELLES_HOME": folder, "JUMELLES_LANG": "en"}
        program = [sys.executable, "-m", "jumelles", "web", "serve", "--example", "--port", "0"]
        with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own program
            try:
                yield _address(server)
            finally:
                server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    message = "The server did not start."
    raise ChildProcessError(message)


def speak(page: Page, language: str) -> None:
    """Choose a language by the form at the top of the page."""
    page.set_viewport_size({"width": 1100, "height": 900})  # on a narrow page the form is folded away
    page.locator(f".tongues button[value={language}]:visible").first.click()
    page.wait_for_selector(f"html[lang={language}]")


def sign_in(page: Page) -> None:
    """As the administrator, who sees every button."""
    page.goto("/sign-in/")
    for field, text in zip(("username", "password"), WHO, strict=True):
        page.fill(f"main [name={field}]", text)
    page.click("main .btn")
    page.wait_for_selector(".account")


def add_visit(page: Page) -> None:
    """A visit with delegation and programme: Heidelberg, in October 2017."""
    page.goto(there(page, f"{OFFICE}/visit/add/?on={{partnership:Heidelberg}}"))
    page.select_option("[name=direction]", "inbound")
    for field, text in (("title", "Délégation de Heidelberg (exemple)"), ("starts", "2017-10-04"), ("ends", "2017-10-06")):
        page.fill(f"main [name={field}]", text)
    page.click("main .foot .btn >> nth=0")
    visit = page.url
    for day, begins, title in PROGRAMME:
        page.goto(f"{OFFICE}/programme/add/?on={visit.rstrip('/').rpartition('/')[2]}")
        for field, text in (("day", day), ("starts", begins), ("title", title)):
            page.fill(f"main [name={field}]", text)
        page.click("main .foot .btn >> nth=0")
    page.goto(f"{visit}delegation/")
    page.fill("textarea", DELEGATION)
    page.click("main .foot .btn >> nth=0")


def there(page: Page, address: str) -> str:
    """An address with the keys of the records that it names."""
    for noun, words in re.findall(r"\{(\w+):([^}]+)\}", address):
        page.goto(f"{OFFICE}/{noun}/?q={words}")
        link = page.locator("#table td.names a").first.get_attribute("href") or ""
        address = address.replace(f"{{{noun}:{words}}}", link.rstrip("/").rpartition("/")[2])
    return address


def take(page: Page, picture: Picture, file: Path) -> None:
    """One picture.

    Raises:
        ValueError: the page is not there, or the picture is too large for a repository.
    """
    page.set_viewport_size({"width": picture.wide, "height": picture.high})
    address = there(page, picture.address)
    answer = page.goto(address)
    for selector, text in picture.first:
        element = page.locator(selector)
        if text:
            element.fill(text)
        else:
            element.click()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # boxes are told from where the page is scrolled to
    box = page.locator(picture.part).first.bounding_box()
    if answer is None or not answer.ok or box is None:
        message = f"{address}: there is no {picture.part}."
        raise ValueError(message)
    clip: FloatRect = {"x": box["x"], "y": box["y"], "width": box["width"], "height": min(box["height"], picture.high)}
    size = len(page.screenshot(path=file, clip=clip, full_page=True, animations="disabled", caret="hide"))
    if size > MOST_BYTES:
        message = f"{file}: {size:,} bytes; cut it shorter."
        raise ValueError(message)


def main() -> None:
    """Take them all: those of the way in signed out, the others signed in."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with example() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-lcd-text"]
        )  # grey letters: a smaller file
        page = browser.new_page(base_url=site, color_scheme="light", locale="en-GB")
        page.set_default_timeout(15_000)
        for signed_in in (False, True):
            if signed_in:
                sign_in(page)
                add_visit(page)
            for language in LANGUAGES:
                page.goto("/sign-in/" if not signed_in else f"{OFFICE}/members/")
                speak(page, language)
                for picture in PICTURES:
                    if picture.address.startswith(OFFICE) == signed_in:
                        (HERE / language).mkdir(exist_ok=True)
                        take(page, picture, HERE / language / f"{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
