"""The command as a whole: exit codes, what goes to which stream, languages, and no traceback whatever is typed."""

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jumelles.cli import main

ROOT = Path(__file__).parent.parent
JUMELLES = [sys.executable, "-m", "jumelles"]
Run = Callable[..., subprocess.CompletedProcess[str]]


def with_home(home: Path) -> dict[str, str]:
    """The environment of a command; its output is buffered, as it is for users, whatever the tests run with."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"} | {
        "JUMELLES_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }


def in_shell(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", script], env=with_home(home), capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_card_goes_to_standard_output_alone(jumelles: Run) -> None:
    done = jumelles("city", "Valmore")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("● Valmore  Val-de-Mer · XU · city · 400,000 inhabitants · geonames:1001\n")


def test_the_command_of_the_package_is_the_module(jumelles: Run, toy_home: Path) -> None:
    program = Path(sys.executable).with_name("jumelles")
    done = in_shell(f"{program} city Valmore", toy_home)

    assert done.stdout == jumelles("city", "Valmore").stdout


AMBIGUOUS = """\
“Orlune” may be several places: add a region or a country, as in “Orlune, Haute-Orlune”, or give a GeoNames number.
  1. Orlune · Haute-Orlune · XU · 3,000 inhabitants  (geonames:1006)
  2. Orlune · Starograd Oblast · XV · 2,500 inhabitants  (geonames:1010)
"""


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["city", "Orlune"], AMBIGUOUS),
        (["city", "Valmore", "--beside", "Orlune"], AMBIGUOUS),
        (["city", "Valmorre"], "No place is called “Valmorre”. Did you mean Valmore?\n"),
        (["city", ""], "The name of the place is empty: give a city or a region.\n"),
        (["city", "Valmore", "--beside", ""], "The name of the place is empty: give a city or a region.\n"),
        (["city", "Valmore", "--map", "map.pdf"], "A map is written as .svg or .png, not as map.pdf: choose one of these endings.\n"),
        (
            ["city", "Valmore", "--map", "/dev/null/map.svg"],
            "/dev/null cannot be written (File exists): check the folder, its rights and the free space.\n",
        ),
        (["atlas", "add", "none.csv"], "none.csv cannot be read (No such file or directory): check the name of the file.\n"),
    ],
)
def test_a_wrong_input_is_one_sentence_and_exit_code_2(jumelles: Run, words: list[str], complaint: str) -> None:
    done = jumelles(*words)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", complaint)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["city"], "the following arguments are required: CITY"),
        (["atlas"], "the following arguments are required: PART"),
        (
            ["town"],
            (
                "argument COMMAND: invalid choice: 'town' "
                "(choose from 'find', 'explain', 'profile', 'city', 'atlas', 'openings', 'press', 'web')"
            ),
        ),
        (["--lang", "xx", "city", "Valmore"], "argument --lang: invalid choice: 'xx' (choose from 'fr', 'en', 'ru')"),
        (["city", "Valmore", "--beside"], "argument --beside: expected one argument"),
        (["city", "Valmore", "--fly"], "unrecognized arguments: --fly"),
    ],
)
def test_a_wrong_word_is_told_with_the_usage(jumelles: Run, words: list[str], complaint: str) -> None:
    done = jumelles(*words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: jumelles")
    # Since Python 3.12 the choices stand without quotation marks.
    assert complaint.replace("'", "") in done.stderr.replace("'", "")


@pytest.mark.parametrize("words", [["--help"], ["city", "--help"], ["atlas", "--help"], ["atlas", "add", "--help"], ["--version"]])
def test_help_and_version_end_well(jumelles: Run, words: list[str]) -> None:
    done = jumelles(*words)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"usage: jumelles|jumelles \d", done.stdout)


@pytest.mark.parametrize(
    ("lang", "head", "unknown"),
    [
        ("fr", "ville · 400\u202f000\u00a0habitants", "Aucun lieu"),
        ("en", "city · 400,000 inhabitants", "No place"),
        ("ru", "город · 400\u00a0000\u00a0жителей", "Город или регион «Nirgendwo» не найден"),
    ],
)
@pytest.mark.parametrize("said", ["before", "after", "setting", "locale"])
def test_the_language_is_chosen_by_option_setting_or_locale(jumelles: Run, lang: str, head: str, unknown: str, said: str) -> None:
    option = {"before": ["--lang", lang, "city"], "after": ["city", "--lang", lang]}.get(said, ["city"])
    environment = {"setting": {"JUMELLES_LANG": lang}, "locale": {"LC_ALL": f"{lang}_XX.UTF-8"}}.get(said, {})

    good, bad = (jumelles(*option, city, **environment) for city in ("Valmore", "Nirgendwo"))

    assert head.replace("\u00a0", " ") in good.stdout.replace("\u00a0", " ")
    assert bad.stderr.startswith(unknown)
    assert (good.returncode, bad.returncode) == (0, 2)


def test_an_unknown_language_in_the_setting_is_told(jumelles: Run) -> None:
    done = jumelles("city", "Valmore", JUMELLES_LANG="xx")

    assert (done.returncode, done.stderr) == (2, "The language xx is not known: choose one of fr, en, ru.\n")


@pytest.mark.parametrize("words", [["city", "Valmore"], ["city", "Valmore", "--json"], ["atlas", "status"], ["--help"]])
def test_a_reader_that_leaves_is_no_fault(toy_home: Path, words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen([*JUMELLES, *words], env=with_home(toy_home), stdout=write, stderr=subprocess.PIPE)
    os.close(write)

    complaint = process.communicate(timeout=60)[1]

    assert (process.returncode, complaint) == (0, b"")


def test_the_first_line_may_be_all_that_is_read(toy_home: Path) -> None:
    done = in_shell(f"{' '.join(JUMELLES)} city Valmore | head -1; exit ${{PIPESTATUS[0]}}", toy_home)

    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Only Linux has a disk that is always full.")
@pytest.mark.parametrize("words", [["city", "Valmore"], ["city", "Valmore", "--json"], ["atlas", "status"], ["--version"]])
def test_a_full_disk_under_the_output_is_told(toy_home: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*JUMELLES, *words], env=with_home(toy_home), stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        2,
        "The output cannot be written (No space left on device): make room, then run the command again.\n",
    )


def test_without_an_output_the_command_still_ends_well(toy_home: Path) -> None:
    done = in_shell(f"{' '.join(JUMELLES)} city Valmore >&-", toy_home)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8:strict"])
def test_a_letter_that_the_terminal_cannot_show_is_no_fault(jumelles: Run, encoding: str) -> None:
    page = jumelles("--lang", "ru", "city", "Староград", PYTHONIOENCODING=encoding)
    told = jumelles("city", "Староград", "--json", PYTHONIOENCODING=encoding)

    assert (page.returncode, page.stderr, told.stderr) == (0, "", "")
    assert json.loads(told.stdout)["place"]["region_name"] == "Starograd Oblast"


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
def test_a_name_that_is_not_utf_8_is_no_fault(jumelles: Run, tmp_path: Path, encoding: str) -> None:
    lost = jumelles("city", b"\xc9vian", PYTHONIOENCODING=encoding)
    drawn = jumelles("city", "Valmore", "--map", os.fsencode(tmp_path) + b"/caf\xe9.svg", PYTHONIOENCODING=encoding)
    none = jumelles("atlas", "add", os.fsencode(tmp_path) + b"/caf\xe9.csv", PYTHONIOENCODING=encoding)

    assert (lost.returncode, lost.stdout) == (2, "")
    assert lost.stderr.startswith("No place is called “�vian”")
    assert (drawn.returncode, drawn.stderr, len(list(tmp_path.iterdir()))) == (0, "", 1)
    assert (none.returncode, "Traceback" in none.stderr) == (2, False)


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*JUMELLES, "city", "Montpellier"],
        env=with_home(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    first = process.stderr.readline()  # it has begun to unpack the atlas, which takes seconds
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    output, told = process.communicate(timeout=60)

    assert (process.returncode, output) == (130, "")
    assert all(line.startswith("First use: unpacking the atlas: ") for line in (first + told).splitlines())
    assert list((tmp_path / "atlas").iterdir()) == []


WORDS = st.sampled_from(
    "city atlas status add Valmore Orlune Староград geonames:1001 Q1 --json --beside --map map.svg map.png map.gif --lang fr ru en xx "
    "--help -h --version --vers --js - -- -x --json=1 --map= --beside= none.csv . / 7".split()
)


@given(st.lists(WORDS | st.text(st.characters(exclude_characters="\0/"), max_size=12), max_size=6))
@example(["city", "\udce9vian"])
@example(["city", "Valmore", "--map", "\udce9.svg"])
@example(["city", "--", "-x"])
@example(["atlas", "add", "."])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_ends_with_0_or_2(tmp_path: Path, toy_home: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))
    output, complaint = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(complaint):
        try:
            code = main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        complaint.flush()
    told = complaint.buffer.getvalue().decode()  # type: ignore[attr-defined]

    assert code in {0, 2}
    assert bool(told) == (code == 2)
