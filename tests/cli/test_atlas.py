"""`jumelles atlas`: built, shown, and filled with an office's own figures."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jumelles.atlas.own import FILE, load
from jumelles.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]
HEADER = "place,indicator,value,unit,date,source,note\n"
LABELS = "Valmore,labels,2,count,2025-06,Town hall,\n"


@pytest.fixture
def home(tmp_path: Path, toy_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own with the toy world, which is also the one set."""
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(toy_home, tmp_path / "home"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(HEADER + LABELS + "Starograd,digital_potential,62.5,score,2026,Ministry,\n", "utf-8")
    return path


def test_the_status_is_the_manifest_with_the_own_figures(home: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["atlas", "add", str(file)])
    capsys.readouterr()

    assert main(["atlas", "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["folder"]).parent == home / "atlas"
    assert told["places"] == {"city": 10, "region": 4, "section": 2}
    assert [(figure["place"], figure["indicator"], figure["value"]) for figure in told["own_figures"]] == [
        (1001, "labels", 2.0),
        (1009, "digital_potential", 62.5),
    ]
    assert {"built", "origin", "sources", "coverage", "files", "format"} <= set(told)


def test_the_status_as_a_page(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "status"]) == 0
    assert "10 cities, 4 regions, 2 parts of towns, 0 former towns" in capsys.readouterr().out
    assert home.is_dir()


def test_figures_that_were_added_are_told(home: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "add", str(file)]) == 0
    output, complaint = capsys.readouterr()
    assert output.splitlines() == [
        "Valmore · labels and distinctions: 2 (Town hall, June 2025)",
        "Starograd · digital potential: 62.5 (Ministry, 2026)",
        f"2 figures kept in {home / FILE}.",
    ]
    assert complaint == ""


def test_figures_that_were_added_are_told_as_json(home: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "add", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {
        "place": 1001,
        "indicator": "labels",
        "value": 2.0,
        "unit": "count",
        "date": "2025-06",
        "source": "Town hall",
        "note": "",
    }
    assert len(load(home)) == 2


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "{file}, line 2: “labels” is given in “count”, not in “share”.\n"),
        ("fr", "{file}, ligne 2\u00a0: «\u00a0labels\u00a0» se donne en «\u00a0count\u00a0», non en «\u00a0share\u00a0».\n"),
        ("ru", "{file}, строка 2: «labels» указывается в «count», а не в «share».\n"),
    ],
)
def test_a_wrong_unit_is_one_sentence_and_exit_code_2(jumelles: Run, home: Path, file: Path, lang: str, sentence: str) -> None:
    file.write_text(HEADER + LABELS.replace("count", "share"), "utf-8")

    done = jumelles("--lang", lang, "atlas", "add", file, home=home)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence.format(file=file))
    assert load(home) == {}


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x00" * 100, HEADER.encode(), b"place\n1\n", b'"' * 1001, b",,,\n,,,\n", b"\r\r\r"]
)
def test_a_file_of_nonsense_is_one_sentence_and_exit_code_2(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file.write_bytes(content)

    assert main(["atlas", "add", str(file)]) == 2
    output, complaint = capsys.readouterr()
    assert (output, complaint.count("\n")) == ("", 1)
    assert complaint.startswith(str(file))
    assert load(home) == {}


def test_an_ambiguous_place_in_a_file_is_one_sentence(home: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(HEADER + LABELS.replace("Valmore", "Orlune"), "utf-8")

    assert main(["atlas", "add", str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"{file}, line 2: “Orlune” may be several places: add a region or a country, as in “")
    assert load(home) == {}


@pytest.mark.parametrize("part", ["build", "update"])
def test_a_mirror_that_is_no_folder_is_one_sentence(jumelles: Run, home: Path, tmp_path: Path, part: str) -> None:
    done = jumelles("atlas", part, "--mirror", tmp_path / "none", home=home)

    assert (done.returncode, done.stdout) == (2, "")
    assert str(tmp_path / "none") in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
