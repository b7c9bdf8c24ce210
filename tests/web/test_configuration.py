"""The settings of the web rooms: a wrong one is told in one sentence before anything is written, the others do what they say."""

import os
import re
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jumelles.errors import JumellesError
from jumelles.web import configuration, mail
from jumelles.web.configuration import KEY_LENGTH, database, web_config

KEY = "correct horse battery staple, and sixteen more words of it"
VARIABLES = (
    "PRODUCTION",
    "HOSTS",
    "DATABASE",
    "SECRET_KEY",
    "UPLOAD_MB",
    "FILES",
    "MAIL",
    "ADDRESS",
    "SENDER",
    "EMBEDDINGS",
    "EMBEDDINGS_MODEL",
)
ADDRESS = "write sqlite:////folder/file.sqlite3 or postgresql://user:password@host/database."
SIZE = "write a whole number from 1 to 500."
POST = "write smtp://user:password@host:587, smtps://user:password@host or file:///folder."
SITE = "write the address of the register, such as https://twinning.example.org."
SENDER = "write an e-mail address, such as Twinning office <twinning@example.org>."
NAMES = "write names of hosts without http:// and without a port, such as twinning.example.org."
WRONG = [
    ({"PRODUCTION": "yes"}, "JUMELLES_PRODUCTION is yes: write 1 for yes or 0 for no."),
    ({"PRODUCTION": "1"}, 'JUMELLES_HOSTS is "": in production, write the names under which the site is reached.'),
    ({"HOSTS": "https://a.example"}, f"JUMELLES_HOSTS is https://a.example: {NAMES}"),
    ({"HOSTS": "a.example:8000"}, f"JUMELLES_HOSTS is a.example:8000: {NAMES}"),
    ({"HOSTS": "good.example *"}, f"JUMELLES_HOSTS is *: {NAMES}"),
    ({"SECRET_KEY": "short"}, "JUMELLES_SECRET_KEY is …: write at least 50 characters, at random."),
    ({"SECRET_KEY": "a" * 80}, "JUMELLES_SECRET_KEY is …: write at least 50 characters, at random."),
    *(({"UPLOAD_MB": size}, f"JUMELLES_UPLOAD_MB is {size}: {SIZE}") for size in ("0", "501", "-1", "2.5", "many", "1e2", "٣", "9" * 400)),
    *(
        ({"EMBEDDINGS": address}, f"JUMELLES_EMBEDDINGS is {address}: write an address such as http://127.0.0.1:8080/v1/embeddings.")
        for address in ("localhost:8080", "ftp://a.example/v1", "http://", "http://a:0/v1")
    ),
    ({"FILES": "~nobody-of-this-name/files"}, "JUMELLES_FILES is ~nobody-of-this-name/files: write the path of a folder."),
    *(
        ({"MAIL": address}, f"JUMELLES_MAIL is {shown}: {POST}")
        for address, shown in [
            ("mail.example.org", "mail.example.org"),
            ("http://mail.example.org", "http://mail.example.org"),
            ("smtp://", "smtp://"),
            ("smtp://user:secret@", '""'),
            ("smtp://user@host", "host"),
            ("smtp://user:secret@host:many", "host:many"),
            ("smtp://user:secret@host:0", "host:0"),
            ("smtp://user:secret@host/inbox", "host/inbox"),
            ("smtp://user:secret@host?tls=1", "host?tls=1"),
            ("file://folder/post", "file://folder/post"),
            ("file:///", "file:///"),
        ]
    ),
    *(
        ({"ADDRESS": site}, f"JUMELLES_ADDRESS is {site}: {SITE}")
        for site in ("twinning.example", "ftp://a.example", "https://a.example/b", "https://a b")
    ),
    *(({"SENDER": name}, f"JUMELLES_SENDER is {name}: {SENDER}") for name in ("office", "Office <office>", "a@b.example\tx", "@")),
    *(
        ({"DATABASE": address}, f"JUMELLES_DATABASE is {shown}: {ADDRESS}")
        for address, shown in [
            ("register.sqlite3", "register.sqlite3"),
            ("mysql://root:secret@host/database", "host/database"),
            ("sqlite://", "sqlite://"),
            ("sqlite:///", "sqlite:///"),
            ("sqlite://folder/file.sqlite3", "sqlite://folder/file.sqlite3"),
            ("sqlite:////folder/file.sqlite3?mode=ro", "sqlite:////folder/file.sqlite3?mode=ro"),
            ("sqlite:////folder/a#b.sqlite3", "sqlite:////folder/a#b.sqlite3"),
            ("postgresql://user:secret@host", "host"),
            ("postgresql://user:secret@host:port/database", "host:port/database"),
            ("postgresql://user:secret@host:99999/database", "host:99999/database"),
            ("postgresql://user:secret@[::1/database", "[::1/database"),
            ("postgresql://user:secret@host/database?sslmode=require", "host/database?sslmode=require"),
        ]
    ),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is not there yet, and no other setting."""
    for variable in VARIABLES:
        monkeypatch.delenv(f"JUMELLES_{variable}", raising=False)
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(home: Path, *words: str, before: Callable[[], None] | None = None, **environment: str) -> tuple[int, str]:
    """`jumelles web …` in a process of its own: its exit code, and what it complained about."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JUMELLES_", "DJANGO_"))}
    env = clean | {"JUMELLES_HOME": str(home), "JUMELLES_LANG": "en"} | {f"JUMELLES_{name}": value for name, value in environment.items()}
    program = [sys.executable, "-m", "jumelles", "web", *words]
    folder = Path(__file__).parent.parent.parent
    done = subprocess.run(program, env=env, cwd=folder, capture_output=True, text=True, timeout=120, check=False, preexec_fn=before)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize(("setting", "sentence"), WRONG)
def test_a_wrong_setting_is_one_sentence_and_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, setting: dict[str, str], sentence: str
) -> None:
    for variable, value in setting.items():
        monkeypatch.setenv(f"JUMELLES_{variable}", value)

    with pytest.raises(JumellesError, match=f"^{re.escape(sentence)}$"):
        web_config()
    assert not home.exists()


@pytest.mark.parametrize("variable", [name for name in VARIABLES if name != "EMBEDDINGS_MODEL"])  # any word may be a model's name
def test_a_command_that_meets_a_wrong_setting_says_so(home: Path, variable: str) -> None:
    setting, sentence = next(entry for entry in WRONG if variable in entry[0])

    assert run(home, "check", **setting) == (2, sentence)
    assert not home.exists()


def test_without_settings_everything_is_in_the_home(home: Path) -> None:
    found = web_config()

    assert (found.production, found.hosts, found.upload_mb) == (False, ("127.0.0.1", "localhost", "[::1]"), 25)
    assert (found.database, found.files) == (f"sqlite:///{home / 'web' / 'register.sqlite3'}", home / "web" / "files")
    assert [path.name for path in home.rglob("*")] == ["web", "secret-key"]


def test_good_settings_are_taken(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {
        "PRODUCTION": "1",
        "HOSTS": "a.example, B.example [::1]",
        "DATABASE": f"sqlite:///{tmp_path}/a%20b.sqlite3",
        "SECRET_KEY": KEY,
        "UPLOAD_MB": " 500 ",
        "FILES": "~/files",
    }
    for variable, value in wanted.items():
        monkeypatch.setenv(f"JUMELLES_{variable}", value)

    found = web_config()

    assert (found.production, found.hosts, found.secret_key, found.upload_mb) == (True, ("a.example", "B.example", "[::1]"), KEY, 500)
    assert (found.files, database(found.database)["NAME"]) == (Path.home() / "files", str(tmp_path / "a b.sqlite3"))
    assert not home.exists()


@pytest.mark.parametrize("name", ["a#b", "a?b", "100%41", "с пробелом", "a;b"])
def test_the_database_is_in_the_home_whatever_that_is_called(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / name))

    assert database(web_config().database)["NAME"] == str(tmp_path / name / "web" / "register.sqlite3")
    assert not home.exists()


def test_the_secret_key_is_made_once_for_nobody_else_to_read(home: Path) -> None:
    first, second = web_config().secret_key, web_config().secret_key
    path = home / "web" / "secret-key"

    assert first == second == path.read_text()
    assert len(first) >= KEY_LENGTH
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff" * 80])
def test_a_key_that_is_none_is_not_used(home: Path, content: bytes) -> None:
    path = home / "web" / "secret-key"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    with pytest.raises(JumellesError, match=f"^{re.escape(str(path))} holds no key: delete it, and a new one is made"):
        web_config()
    assert path.read_bytes() == content


def test_a_key_that_cannot_be_read_is_told(home: Path) -> None:
    path = home / "web" / "secret-key"
    path.mkdir(parents=True)

    with pytest.raises(JumellesError, match=f"^{re.escape(str(path))} cannot be read"):
        web_config()


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    for home in (tmp_path / "file" / "home", Path("/proc/jumelles")):
        code, said = run(home, "check")
        assert (code, said.split(" cannot be written ")[0], said.count("\n")) == (2, str(home / "web"), 0)


def test_with_a_key_of_its_own_a_new_home_serves_as_well(home: Path) -> None:
    assert run(home, "check", "--database", "default", SECRET_KEY=KEY) == (0, "")
    assert [path.name for path in home.rglob("register*")] == ["register.sqlite3"]


def told(code: int, said: str) -> tuple[int, int, str]:
    """The exit code, the number of lines, and what they begin with."""
    return code, len(said.splitlines()), said.partition(" (")[0]


def test_a_database_that_cannot_be_used_is_one_sentence(home: Path, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite3").write_text("This is no database at all. " * 50)
    (tmp_path / "folder.sqlite3").mkdir()

    for path in (tmp_path / "text.sqlite3", tmp_path / "folder.sqlite3", Path("/proc/register.sqlite3")):
        code, said = run(home, "migrate", DATABASE=f"sqlite:///{path}")
        assert told(code, said) == (2, 1, "The database cannot be used")
        assert "check JUMELLES_DATABASE" in said


def test_a_full_disk_is_one_sentence_and_the_database_opens_afterwards(home: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    code, said = run(home, "migrate", before=full)

    assert told(code, said) == (2, 1, "The database cannot be used")
    with closing(sqlite3.connect(home / "web" / "register.sqlite3")) as register:
        assert register.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_postgresql_without_its_driver_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration, "DRIVERS", ("no_such_driver",))
    monkeypatch.setenv("JUMELLES_DATABASE", "postgresql://user:secret@host/database")

    with pytest.raises(JumellesError) as caught:
        web_config()
    assert str(caught.value) == "JUMELLES_DATABASE names PostgreSQL, which needs a driver: install it with pip install 'psycopg[binary]'."
    assert not home.exists()


def test_an_address_of_postgresql_is_taken_apart() -> None:
    found = database("postgresql://us%40er:p%23w%2Fd@db.example:5433/twins")

    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "twins",
        "USER": "us@er",
        "PASSWORD": "p#w/d",
        "HOST": "db.example",
        "PORT": "5433",
    }


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("smtp://localhost", ("localhost", 25, "", "", False, False)),
        ("smtp://u%40a:p%2Fw@mail.example", ("mail.example", 587, "u@a", "p/w", False, True)),
        ("smtp://u:p@mail.example:2525", ("mail.example", 2525, "u", "p", False, True)),
        ("smtps://u:p@mail.example", ("mail.example", 465, "u", "p", True, False)),
    ],
)
def test_a_mail_server_is_spoken_to_as_its_address_says(address: str, wanted: tuple[object, ...]) -> None:
    told = mail.settings(mail.address(address))

    assert tuple(told[f"EMAIL_{name}"] for name in ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")) == wanted


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("told", "address", "sender"),
    [
        ({}, "http://127.0.0.1:8000", "Jumelles <jumelles@127.0.0.1>"),
        ({"PRODUCTION": "1", "HOSTS": "a.example b.example"}, "https://a.example", "Jumelles <jumelles@a.example>"),
        ({"ADDRESS": "https://c.example:8443/", "SENDER": "office@c.example"}, "https://c.example:8443", "office@c.example"),
    ],
)
def test_links_and_sender_of_mails(monkeypatch: pytest.MonkeyPatch, told: dict[str, str], address: str, sender: str) -> None:
    for variable, value in told.items():
        monkeypatch.setenv(f"JUMELLES_{variable}", value)

    config = web_config()

    assert (config.address, config.sender) == (address, sender)


def test_without_a_mail_server_remind_says_so_and_ends_with_2(home: Path) -> None:
    assert run(home, "migrate", "--verbosity=0") == (0, "")

    assert run(home, "remind") == (2, "No mail can be sent: set JUMELLES_MAIL to your mail server, such as smtp://user:password@host:587.")
