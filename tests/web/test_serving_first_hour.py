"""An officer's first hour with the register, in a real browser, from the first sign-in to the office in another installation."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PASSWORD = "a pass phrase for tests"
DELEGATES = 20


@dataclass(frozen=True)
class Pair:
    """Two places, and the country and language of the office at home."""

    home: str
    partner: str
    country: str


PAIRS = [Pair("Montpellier", "Obninsk", "FR"), Pair("Heidelberg, DE", "Kumamoto", "DE")]


def chromium() -> str:
    """The Chromium of this machine."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
    if not found:
        pytest.skip("No Chromium is installed here.")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass(frozen=True)
class Installation:
    """A register of its own: its home, where it answers, and its commands."""

    address: str
    command: Callable[..., str]


@pytest.fixture
def install(tmp_path: Path, world_home: Path) -> Iterator[Callable[[str], Installation]]:
    servers: list[subprocess.Popen[str]] = []

    def start(name: str) -> Installation:
        home = tmp_path / name
        home.mkdir()
        (home / "atlas").symlink_to(world_home / "atlas")
        environment = os.environ | {"JUMELLES_HOME": str(home), "JUMELLES_LANG": "en"}
        program = [sys.executable, "-m", "jumelles", "web"]

        def command(*words: str) -> str:
            done = subprocess.run([*program, *words], env=environment, capture_output=True, text=True, timeout=60, check=False)
            assert done.returncode == 0, done.stderr
            return done.stdout

        command("migrate", "--verbosity=0")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        server = subprocess.Popen([*program, "serve", "--port", port], env=environment, stdout=subprocess.PIPE, text=True)
        servers.append(server)
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        return Installation(address[0], command)

    yield start
    for server in servers:
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that notes what it loads and what goes wrong in it; it may load nothing from another host."""
    context = browser.new_context(locale="en-GB", accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    loaded: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: loaded.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert {url for url in loaded if not url.startswith("http://127.0.0.1:")} == set()
    assert wrong == []


def saved(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("is saved")


def way_in(page: Page, installation: Installation, path: str) -> None:
    page.goto(installation.address + path)
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("confirmation", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Save").click()


def sign_in(page: Page, installation: Installation, email: str) -> None:
    page.goto(installation.address)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def add_on(page: Page, section: str) -> None:
    page.locator(f"a[href*='/{section}/add/']").first.click()


def add_party(page: Page, place: str, side: str, name: str) -> None:
    add_on(page, "party")
    page.get_by_label("Authority", exact=False).first.fill(name)
    page.get_by_label("Its level").select_option("municipality")
    page.get_by_label("Its place").fill(place)
    page.get_by_label("Side").select_option(side)
    page.get_by_label("Since").fill("1991")
    saved(page)


def add_agreement(page: Page, file: Path) -> None:
    add_on(page, "agreement")
    page.get_by_label("Kind").select_option("framework")
    page.get_by_label("Title").fill("Framework agreement")
    page.get_by_label("Signed on").fill("1991")
    page.get_by_label("Expires on").fill("2030-12-31")
    page.get_by_label("Source").fill("archives of the council")
    saved(page)
    page.get_by_role("link", name="Add a file").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Title").fill("The signed text")
    saved(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()


def add_step(page: Page, status: str, on: str) -> None:
    page.get_by_role("link", name="Add a step").click()
    page.get_by_label("Status").select_option(status)
    page.get_by_label("Date").fill(on)
    page.get_by_label("Source").fill("minutes of the council")
    saved(page)


def add_visit(page: Page) -> None:
    page.get_by_role("link", name="Add a visit").first.click()
    page.get_by_label("Direction").select_option("inbound")
    page.get_by_label("Title").fill("Delegation of twenty")
    page.get_by_label("Begins").fill("2026-10-06")
    page.get_by_label("Ends").fill("2026-10-09")
    saved(page)
    for day, at, title in (("2026-10-06", "18:30", "Welcome at the town hall"), ("2026-10-07", "09:00", "Visit of the incubator")):
        add_on(page, "programme")
        page.get_by_label("Day").fill(day)
        page.get_by_label("From", exact=True).fill(at)
        page.get_by_label("Title").fill(title)
        saved(page)
    page.get_by_role("link", name="Add the whole delegation").click()
    lines = [f"Delegate{n:02}; Anna; member; ru, en; {'vegetarian' if n == 1 else ''}; single" for n in range(1, DELEGATES + 1)]
    page.get_by_label("One person a line").fill("\n".join(lines))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("20 delegates were added")


def hotel_list(page: Page) -> list[tuple[object, ...]]:
    with page.expect_download() as download:
        page.locator("a[href$='hotel.xlsx']").click()
    return [
        tuple(cell for cell in row)
        for row in openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active.iter_rows(values_only=True)
    ]


def delete_and_undo(page: Page) -> None:
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_label("Reason").fill("by mistake")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("was deleted")
    expect(page.get_by_role("link", name="Delegation of twenty")).to_have_count(0)
    page.get_by_role("link", name="History", exact=True).first.click()
    page.get_by_role("link", name="Deletions only").click()
    page.locator("li", has=page.get_by_role("link", name="Delegation of twenty", exact=True)).get_by_role(
        "button", name="Bring it back"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delegation of twenty")
    expect(page.locator("a", has_text="Delegate20")).to_have_count(1)


def sign_out(page: Page, email: str) -> None:
    page.get_by_text(email).first.click()
    page.get_by_role("button", name="Sign out").click()


def export(page: Page, archive: Path) -> None:
    page.get_by_text("anna@example.org").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export the office").click()
    download.value.save_as(archive)
    page.get_by_role("button", name="Sign out").click()


def import_elsewhere(page: Page, there: Installation, archive: Path) -> str:
    told = there.command("create_office", "Keepers", "keeper@example.org", "--slug", "keepers", "--language", "en", "--keeper")
    way_in(page, there, path_in(told))
    page.goto(there.address + "/import/")
    page.get_by_label("File of an office").set_input_files(archive)
    page.get_by_role("button", name="Import").click()
    link = page.locator("code").inner_text()
    sign_out(page, "keeper@example.org")
    way_in(page, there, link.removeprefix(there.address))
    return there.address


def path_in(told: str) -> str:
    found = re.search(r"/welcome/\S+/", told)
    assert found
    return found[0]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.home.partition(",")[0])
def test_an_officers_first_hour(pair: Pair, page: Page, install: Callable[[str], Installation], tmp_path: Path) -> None:
    here = install("here")
    told = here.command("create_office", "Our office", "anna@example.org", "--slug", "ours", "--country", pair.country, "--language", "en")
    way_in(page, here, path_in(told))
    sign_out(page, "anna@example.org")
    sign_in(page, here, "anna@example.org")
    home, partner = (name.partition(",")[0] for name in (pair.home, pair.partner))

    page.get_by_role("link", name="+ Add").click()
    page.get_by_label("Name").fill(f"{home} – {partner}")
    page.get_by_label("Kind").select_option("twinning")
    saved(page)
    partnership = page.url
    add_party(page, pair.home, "home", f"City of {home}")
    add_party(page, pair.partner, "partner", f"City of {partner}")
    agreement = tmp_path / "agreement.pdf"
    agreement.write_bytes(b"%PDF-1.4\n" + os.urandom(2000))
    add_agreement(page, agreement)
    page.goto(partnership)
    for status, on in (("signed", "1991"), ("dormant", "1993~"), ("reactivated", "2011")):
        add_step(page, status, on)
    expect(page.locator("main").get_by_text("reactivated").first).to_be_visible()
    add_visit(page)
    rows = hotel_list(page)
    assert len(rows) == DELEGATES + 1
    assert rows[0] == ("family name", "given name", "arrives on", "departs on", "room", "diet")
    assert rows[1] == ("Delegate01", "Anna", "6 October 2026", "9 October 2026", "single", "vegetarian")
    delete_and_undo(page)

    page.goto(partnership)
    before = page.locator("main").inner_text()
    archive = tmp_path / "office.zip"
    export(page, archive)
    there = import_elsewhere(page, install("there"), archive)
    page.goto(partnership.replace(here.address, there))
    assert page.locator("main").inner_text() == before
