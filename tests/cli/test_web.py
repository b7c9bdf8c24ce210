"""`jumelles web`: Django's commands and ours; what they object to is one sentence and exit code 2, never a traceback."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jumelles.cli import web

ROOT = Path(__file__).parent.parent.parent
WAY = r"/welcome/\w+/[\w-]+/"
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of all tests of this file."""
    return tmp_path_factory.mktemp("web") / "home"


@pytest.fixture(scope="module")
def run(own_home: Path) -> Run:
    """`run("create_office", …)`; `home` is another home."""

    def ran(
        *words: str | bytes | Path, top: tuple[str, ...] = (), home: Path = own_home, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("JUMELLES_", "DJANGO_"))}
        env = clean | {"JUMELLES_HOME": str(home)} | environment
        program = [sys.executable, "-m", "jumelles", *top, "web", *words]
        return subprocess.run(program, env=env, cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=120, check=False)

    return ran


@pytest.fixture(scope="module")
def office(run: Run) -> str:
    """An office that is there already, and what was said when it was made."""
    done = run("create_office", "Mairie de Montpellier", "chief@mairie.example", "--administrator", "The chief")
    assert done.returncode == 0, done.stderr
    return done.stdout


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr.strip()


def kept(home: Path, query: str) -> list[str]:
    """What the database of a home holds in one column."""
    with closing(sqlite3.connect(home / "web" / "register.sqlite3")) as database:
        return [str(value) for (value,) in database.execute(query)]


OFFICES = "SELECT slug FROM people_office ORDER BY slug"
ACCOUNTS = "SELECT email FROM people_user ORDER BY email"


@pytest.mark.parametrize("missing", [web.EXTRA[0], "django", "waitress"])
def test_without_the_extra_it_says_which_one_is_needed(missing: str) -> None:
    program = f"import sys; sys.modules[{missing!r}] = None; from jumelles.cli import main; sys.exit(main(['web', 'serve']))"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert said(done) == (2, "", "The register needs the extra “web”: install it with pip install 'jumelles[web]'.")


def test_all_that_the_extra_brings_is_looked_for() -> None:
    declared = (ROOT / "pyproject.toml").read_text("utf-8").partition("\nweb = [")[2].partition("\n]")[0]
    names = set(re.findall(r'^\s*"(?:django-|python-)?([\w-]+?)(?:-cffi)?[><=]', declared, re.MULTILINE))

    assert names - {"tzdata"} == {name.removeprefix("django_").replace("_", "-") for name in web.EXTRA}


def test_help_lists_the_commands(run: Run) -> None:
    for words in ((), ("help",)):
        done = run(*words)
        assert done.returncode == 0
        assert {"create_office", "export_office", "load_office", "serve", "way_in", "migrate"} <= set(done.stdout.split())


@pytest.mark.parametrize("command", ["create_office", "export_office", "load_office", "serve", "way_in"])
def test_a_command_has_its_help_in_the_language_that_is_asked_for(run: Run, command: str) -> None:
    english, russian = run(command, "--help"), run(command, "--help", top=("--lang", "ru"))

    assert (english.returncode, russian.returncode) == (0, 0)
    assert not re.search("[а-я]", english.stdout)
    assert re.search("[а-я]{4}", russian.stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("serve", "--nonsense"),
        ("serve", "--port", "many"),
        ("create_office",),
        ("create_office", "A", "a@b.example", "--language", "de"),
        ("way_in",),
        ("load_office",),
        ("migrate", "no_such_app"),
        ("check", "no_such_app"),
        ("help", "nonsense"),
    ],
)
def test_a_wrong_command_or_option_exits_with_two(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_office_is_made_with_its_administrator(own_home: Path, office: str) -> None:
    made, way = office.splitlines()

    assert made == "“Mairie de Montpellier” is made."
    assert made == "“Mairie de Montpellier” is made."
    assert way.startswith("The chief chooses a password at")
    assert re.search(WAY, way)
    assert "mairie-de-montpellier" in kept(own_home, OFFICES)


@pytest.mark.parametrize(("name", "slug"), [("Мэрия Обнинска", "meriya-obninska"), ("日本", "riben"), ("Ville " * 30, None)])
def test_an_office_of_any_script_gets_a_short_name(run: Run, office: str, own_home: Path, name: str, slug: str | None) -> None:
    del office
    before = set(kept(own_home, OFFICES))

    done = run("create_office", name, "other@mairie.example", "--language", "ru", "--timezone", "Europe/Moscow")

    assert (done.returncode, done.stderr) == (0, "")
    [made] = set(kept(own_home, OFFICES)) - before
    assert re.fullmatch(r"[a-z0-9-]{1,60}", made)
    assert slug in {None, made}


def test_an_account_that_is_there_becomes_a_keeper_too(run: Run, office: str, own_home: Path) -> None:
    del office
    assert run("create_office", "Second", "CHIEF@mairie.example", "--keeper", "--slug", "second").returncode == 0

    assert kept(own_home, "SELECT keeper FROM people_user WHERE email = 'chief@mairie.example'") == ["1"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("A", "no address"), "email: Enter a valid email address."),
        (("A", ""), "email: This field cannot be blank. name: This field cannot be blank."),
        (("A", "a@b.example", "--slug", "two words"), "slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
        (("A", "a@b.example", "--slug", "x" * 61), "slug: Ensure this value has at most 60 characters (it has 61)."),
        (("A", "a@b.example", "--slug", "mairie-de-montpellier"), "slug: Another office has this short name."),
        (("A", "a@b.example", "--timezone", "Mars/Phobos"), "timezone: Mars/Phobos is not a time zone: write one such as Europe/Paris."),
        (
            ("A", "a@b.example", "--timezone", "../etc/passwd"),
            "timezone: ../etc/passwd is not a time zone: write one such as Europe/Paris.",
        ),
        (("A", "a@b.example", "--country", "F1"), "country: Write the code of two capital letters, such as FR."),
        (("", "a@b.example"), "name: This field cannot be blank. slug: This field cannot be blank."),
        (("x" * 201, "a@b.example"), "name: Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_an_office_that_cannot_be_made_is_told_and_leaves_nothing(
    run: Run, office: str, own_home: Path, words: tuple[str, ...], sentence: str
) -> None:
    del office
    before = kept(own_home, OFFICES), kept(own_home, ACCOUNTS)

    assert said(run("create_office", *words)) == (2, "", sentence)
    assert (kept(own_home, OFFICES), kept(own_home, ACCOUNTS)) == before


def test_a_way_in_is_an_address_for_an_account(run: Run, office: str) -> None:
    del office

    assert re.fullmatch(rf"{WAY}\n", run("way_in", "Chief@Mairie.example").stdout)
    assert said(run("way_in", "nobody@b.example")) == (2, "", "There is no account with the address nobody@b.example.")


def test_what_is_not_in_utf_8_is_told(run: Run, office: str) -> None:
    del office
    for words in ((b"way_in", b"\xff@b.example"), (b"create_office", b"\xff", b"a@b.example"), (b"export_office", b"\xff", b"x.zip")):
        done = run(*words)
        assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (2, 1, False)


def test_an_office_moves_to_another_installation_in_a_file(run: Run, office: str, tmp_path: Path) -> None:
    del office
    file = tmp_path / "folder" / "office.zip"

    assert run("export_office", "mairie-de-montpellier", file).stdout == f"“Mairie de Montpellier” is written to {file}.\n"
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("office.json"))["office"]["slug"] == "mairie-de-montpellier"
    there = tmp_path / "elsewhere"
    assert said(run("load_office", file, home=there)) == (0, "“Mairie de Montpellier” is imported.\n", "")
    again = said(run("load_office", file, home=there))
    assert again == (2, "", "This office is here already: an import never changes an office, it brings a new one.")


def test_an_export_that_cannot_be_written_is_told(run: Run, office: str, tmp_path: Path) -> None:
    del office
    for place in (tmp_path, Path("/proc/office.zip"), Path("/dev/full")):
        code, output, complaint = said(run("export_office", "mairie-de-montpellier", place))
        assert (code, output) == (2, "")
        assert re.fullmatch(
            rf"{re.escape(str(place))} cannot be written \(.+\): check the folder, its rights and the free space\.", complaint
        )


def test_a_file_that_is_no_office_is_told(run: Run, office: str, tmp_path: Path) -> None:
    del office
    (tmp_path / "text.json").write_text("no JSON")
    (tmp_path / "damaged.zip").write_bytes(b"PK\3\4 and no more")

    assert [said(run("load_office", path)) for path in (tmp_path, tmp_path / "nothing.zip")] == [
        (2, "", f"{tmp_path} cannot be read (Is a directory)."),
        (2, "", f"{tmp_path / 'nothing.zip'} cannot be read (No such file or directory)."),
    ]
    for name in ("text.json", "damaged.zip"):
        code, output, complaint = said(run("load_office", tmp_path / name))
        assert (code, output, complaint.count("\n"), complaint[-1]) == (2, "", 0, ".")


def test_the_language_may_stand_anywhere(run: Run, office: str) -> None:
    del office
    sentences = [
        run("way_in", "x@b.example", top=("--lang", "ru")).stderr,
        run("--lang", "ru", "way_in", "x@b.example").stderr,
        run("way_in", "x@b.example", "--lang", "ru").stderr,
        run("way_in", "x@b.example", "--lang=ru").stderr,
        run("way_in", "x@b.example", JUMELLES_LANG="ru").stderr,
    ]

    assert len(set(sentences)) == 1
    assert re.search("[а-я]{4}", sentences[0])


def test_the_language_of_the_command_is_not_that_of_the_office(run: Run, office: str, tmp_path: Path) -> None:
    del office
    assert run("create_office", "Third", "third@mairie.example", "--slug", "third", "--lang", "ru").returncode == 0
    assert run("export_office", "third", tmp_path / "third.zip").returncode == 0

    with zipfile.ZipFile(tmp_path / "third.zip") as archive:
        assert json.loads(archive.read("office.json"))["office"]["language"] == "fr"
