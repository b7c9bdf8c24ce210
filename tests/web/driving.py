"""A browser that does what an officer does: it signs in, reads, clicks, or goes by keys alone; what goes wrong in it is noted."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect, sync_playwright

from tests.web.installation import PASSWORD, Installation

PATIENCE = 30_000
"""Milliseconds until a page has done what is expected of it: a slow machine with other work is given time."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine."""
    program = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("No Chromium is installed here.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as opened:
        yield opened


@contextmanager
def watched(*, harmless: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:
    """A page in a browser of its own; in the end nothing has gone wrong in it, and nothing was asked of another host."""
    with chromium() as browser, browser.new_context(**{"locale": "en-GB"} | options) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        wrong = noted(page, harmless)
        yield page
    assert wrong == []


def noted(page: Page, harmless: tuple[str, ...]) -> list[str]:
    """What goes wrong in a page from here on, but for messages that begin with what is harmless."""
    wrong: list[str] = []

    def complaint(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(harmless):
            wrong.append(f"{message.text} {message.location}")

    page.on("console", complaint)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("http://127.0.0.1:") else wrong.append(request.url))
    return wrong


def new_office(register: Installation, slug: str, *more: str) -> str:
    """Make an office that speaks English; returns the path by which its first officer comes in."""
    told = register.run("create_office", f"Office {slug}", f"anna@{slug}.example", "--slug", slug, "--language", "en", *more)
    way = re.search(r"/welcome/\S+/", told.stdout)
    assert told.returncode == 0, told.stderr
    assert way, told.stdout
    return way[0]


def way_in(page: Page, link: str) -> None:
    """Follow a welcome link, choose a password, and be signed in."""
    page.goto(link)
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("confirmation", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"^(?!.*/welcome/)"))
    expect(page.locator("details.account")).to_be_visible()


def enter(page: Page, register: Installation, served: str, slug: str, country: str = "FR") -> None:
    """A new office, and its first officer signed in."""
    way_in(page, served + new_office(register, slug, "--country", country))
    page.wait_for_url(re.compile(f"/{slug}/"))


def sign_in(page: Page, served: str, email: str, password: str = "jumelles", language: str = "en") -> None:
    """Sign in, by default to the example office, and choose a language; where the page is narrow it is chosen below one's name."""
    page.goto(f"{served}/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"^(?!.*/sign-in/)"))
    if not page.locator(".who > .tongues").is_visible():
        account(page)
    page.locator(f".tongues [value={language}]:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def account(page: Page) -> Locator:
    """Open the drop-down below one's name."""
    opened = page.locator("details.account")
    opened.locator("summary").click()
    expect(opened).to_have_attribute("open", "")
    return opened


def sign_out(page: Page) -> None:
    account(page).get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/sign-in/"))


def reach(
    page: Page, target: Locator, *, key: str = "Tab", within: int = 200, at_each_step: Callable[[Page], None] = lambda _page: None
) -> None:
    """Go there step by step, by a key alone."""
    expect(target).to_be_visible()
    for _step in range(within):
        page.keyboard.press(key)
        at_each_step(page)
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("The keyboard does not lead there.")


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)
        field.blur()

    def choose(self, field: Locator, option: str) -> None:
        field.select_option(label=option)

    def press(self, target: Locator) -> None:
        target.click()


class Keys:
    """Goes from one thing to the next with the tabulator, and presses nothing but keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        reach(self.page, target)

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def choose(self, field: Locator, option: str) -> None:
        self.reach(field)
        self.page.keyboard.type(option)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")
