"""The server is killed while several people write: what was confirmed is there, whole, with its history and its files."""

import hashlib
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from subprocess import Popen

import httpx
import pytest

from tests.web.installation import PASSWORD, Installation, address, choose_password, copied, installed, token

WRITES, WRITERS = 200, 4
KINDS = ("person", "status", "document")
TABLES = {"person": "person", "status": "statusstep", "document": "document"}


@dataclass
class Told:
    """What the server confirmed, under the word by which it is found."""

    confirmed: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def count(self) -> int:
        return sum(map(len, self.confirmed.values()))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory, toy_home: Path) -> Installation:
    """A register with an office, an administrator with a password, and a partnership."""
    made = installed(tmp_path_factory.mktemp("founded") / "home", toy_home)
    output = made.run("create_office", "Mairie", "chief@mairie.example").stdout
    way = re.search(r"/welcome/\S+/", output)
    assert way, output
    server, said = made.serve("--port", "0")
    with httpx.Client(base_url=address(said), follow_redirects=True, timeout=30) as client:
        choose_password(client, way[0])
        page = client.get("/mairie/partnership/add/")
        client.post("/mairie/partnership/add/", data=token(page.text) | {"name": "Twins", "kind": "cooperation"})
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=20)
    return made


@pytest.fixture
def register(founded: Installation, tmp_path: Path) -> Iterator[Installation]:
    made = copied(founded, tmp_path / "home")
    yield made
    made.stop()


def signed_in(base: str) -> httpx.Client:
    client = httpx.Client(base_url=base, timeout=30)
    page = client.get("/sign-in/")
    answer = client.post("/sign-in/", data=token(page.text) | {"username": "chief@mairie.example", "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    return client


def rows(register: Installation, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(register.home / "web" / "register.sqlite3")) as database:
        return database.execute(query).fetchall()


def form_of(client: httpx.Client) -> dict[str, str]:
    return token(client.get("/mairie/person/add/").text)


def write(client: httpx.Client, ours: dict[str, str], writer: int, told: Told, partnership: str) -> None:
    """A person, a step, a document, and again; what is answered with a redirection counts as confirmed."""
    for n in range(WRITES // WRITERS):
        kind, word = KINDS[n % len(KINDS)], f"w{writer}n{n}"
        where = f"/mairie/{kind}/add/?on={partnership}" if kind != "person" else "/mairie/person/add/"
        sent = {
            "person": {"family_name": word},
            "status": {"status": "signed", "on": f"{1000 + writer * 100 + n}", "source": word},
            "document": {"title": word},
        }[kind]
        file = {"file": (f"{word}.pdf", f"%PDF-1.4 {word}".encode() * 5000)} if kind == "document" else None
        with suppress(httpx.TransportError):
            if client.post(where, data=ours | sent, files=file).status_code == 302:
                told.confirmed[kind].append(word)


def kill_after(server: Popen[str], told: Told, count: int, pause: float) -> None:
    """Kill the server a moment after it confirmed so many writes."""
    until = time.monotonic() + 60
    while told.count() < count and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(pause)
    server.send_signal(signal.SIGKILL)
    server.communicate(timeout=20)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_confirmed_outlives_the_server(register: Installation, seed: int) -> None:
    random, told = Random(seed), Told()
    [(partnership,)] = rows(register, "SELECT id FROM register_partnership")
    server, said = register.serve("--port", "0")
    with closing(signed_in(address(said))) as client:
        cookies = client.cookies
    clients = [httpx.Client(base_url=address(said), cookies=cookies, timeout=10) for _writer in range(WRITERS)]
    ours = [form_of(each) for each in clients]

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        writers = [pool.submit(write, each, ours[n], n, told, partnership) for n, each in enumerate(clients)]
        kill_after(server, told, random.randint(3, WRITES // 2), random.uniform(0, 0.03))
        for writer in writers:
            writer.result(timeout=60)
    for each in clients:
        each.close()

    assert 3 <= told.count() < WRITES
    assert_whole(register, told)
    _server, said = register.serve("--port", "0")
    with closing(signed_in(address(said))) as again:
        assert again.get("/mairie/person/").status_code == 200
        write(again, form_of(again), 9, told, partnership)
    assert_whole(register, told)


def assert_whole(register: Installation, told: Told) -> None:
    assert rows(register, "PRAGMA integrity_check") == [("ok",)]
    assert rows(register, "PRAGMA foreign_key_check") == []
    found = {
        "person": rows(register, "SELECT family_name FROM register_person"),
        "status": rows(register, "SELECT source FROM register_statusstep"),
        "document": rows(register, "SELECT title FROM register_document"),
    }
    assert {kind: set(words) - {word for (word,) in found[kind]} for kind, words in told.confirmed.items()} == {
        kind: set() for kind in KINDS
    }
    for table in TABLES.values():
        kept = rows(register, f"SELECT id, version FROM register_{table} ORDER BY id")
        assert kept == rows(register, f"SELECT id, version FROM register_historical{table} WHERE history_type = '+' ORDER BY id")
        assert kept == rows(register, f"SELECT id, version FROM register_historical{table} ORDER BY id")
    for sha256, size in rows(register, "SELECT sha256, size FROM register_document"):
        content = (register.home / "web" / "files" / sha256[:2] / sha256).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size)
