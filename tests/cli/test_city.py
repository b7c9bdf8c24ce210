"""`jumelles city`: one card or two, as a page or as JSON, with a map; and what happens when the atlas is not as it should be."""

import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jumelles.atlas.opening import open_atlas
from jumelles.atlas.own import FILE
from jumelles.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def home(tmp_path: Path, toy_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own with the toy world, which is also the one set."""
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(toy_home, tmp_path / "home"))


@pytest.fixture
def told(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What `jumelles city … --json` prints."""

    def ask(*words: str) -> Any:
        assert os.environ["JUMELLES_HOME"] == str(home)
        assert main(["city", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_one_city_is_an_object_and_two_are_a_list(told: Callable[..., Any]) -> None:
    assert told("Valmore")["place"]["id"] == 1001
    assert [each["place"]["id"] for each in told("Valmore", "--beside", "Oblast de Klarenbourg")] == [1001, 9003]


def test_a_city_may_stand_beside_itself(told: Callable[..., Any], tmp_path: Path) -> None:
    assert len(told("Valmore", "--beside", "geonames:1001", "--map", str(tmp_path / "map.svg"))) == 2


def test_an_own_figure_is_on_the_card(told: Callable[..., Any], home: Path) -> None:
    row = {"place": 1001, "indicator": "labels", "value": 2.0, "unit": "count", "date": "2025", "source": "Town hall", "note": ""}
    (home / FILE).write_text(json.dumps([row]), "utf-8")

    labels = [figure for figure in told("Valmore")["figures"] if figure["indicator"] == "labels"]

    assert [(each["value"], each["own"], each["source"], each["source_title"]) for each in labels] == [(2.0, True, "office", "Town hall")]


@pytest.mark.parametrize("words", [["Valmore"], ["Valmore", "--beside", "Староград"], ["Klarenburg Oblast"], ["Altmark"]])
@pytest.mark.usefixtures("home")
def test_a_map_is_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    for name in ("new/map.svg", "new/MAP.PNG"):
        assert main(["city", *words, "--map", str(tmp_path / name)]) == 0
        assert capsys.readouterr().out.endswith(f"Map written to {tmp_path / name}.\n")

    assert ET.parse(tmp_path / "new/map.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert (tmp_path / "new/MAP.PNG").read_bytes().startswith(PNG)


@pytest.mark.usefixtures("home")
def test_the_map_of_two_names_both(tmp_path: Path) -> None:
    main(["city", "Valmore", "--beside", "Starograd", "--map", str(tmp_path / "map.svg")])

    text = (tmp_path / "map.svg").read_text("utf-8")
    assert "Valmore" in text
    assert "Starograd" in text


def test_with_json_the_map_is_written_silently(told: Callable[..., Any], tmp_path: Path) -> None:
    told("Valmore", "--map", str(tmp_path / "map.svg"))

    assert (tmp_path / "map.svg").is_file()


@pytest.mark.parametrize("name", ["map", "map.jpg", "map.svg.gz", ".svg", "map.", ""])
@pytest.mark.usefixtures("home")
def test_another_ending_is_refused_before_any_work(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path = tmp_path / name if name else Path()

    assert main(["city", "Valmore", "--map", str(path)]) == 2
    output, complaint = capsys.readouterr()
    assert (output, complaint) == ("", f"A map is written as .svg or .png, not as {path}: choose one of these endings.\n")


@pytest.mark.usefixtures("home")
def test_an_old_map_stays_when_the_city_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text("old")

    assert main(["city", "Nirgendwo", "--map", str(tmp_path / "map.svg")]) == 2
    assert (tmp_path / "map.svg").read_text() == "old"


# An atlas that is not as it should be.


def tables(home: Path) -> list[str]:
    return sorted(path.stem for path in open_atlas(home).folder.glob("*.parquet"))


DAMAGED = "The file {path} of the atlas is damaged: build the atlas anew with “jumelles atlas build”.\n"
TABLES = """airports assets comparable country_pairs countries coverage expected identifiers index languages legs places regions
russian scales spellings traits twinnings typical values""".split()


def test_these_are_the_tables(toy_home: Path) -> None:
    assert tables(toy_home) == sorted(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_cut_off_is_told_in_one_sentence(jumelles: Run, home: Path, name: str) -> None:
    path = open_atlas(home).folder / f"{name}.parquet"
    path.write_bytes(path.read_bytes()[:-20])

    done = jumelles("city", "Valmore", home=home)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", DAMAGED.format(path=path))


@pytest.mark.parametrize("name", ["places", "index", "values", "coverage", "assets", "russian"])
def test_nonsense_in_a_table_is_told_in_one_sentence(jumelles: Run, home: Path, name: str) -> None:
    path = open_atlas(home).folder / f"{name}.parquet"
    path.write_bytes(bytes(path.stat().st_size))

    done = jumelles("--lang", "ru" if name == "russian" else "en", "city", "Valmore", home=home)

    assert (done.returncode, done.stdout, str(path) in done.stderr, done.stderr.count("\n")) == (2, "", True, 1)


def test_a_damaged_store_of_own_figures_is_told_in_one_sentence(jumelles: Run, home: Path) -> None:
    (home / FILE).write_text("[", "utf-8")

    done = jumelles("city", "Valmore", home=home)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"The office’s own figures in {home / FILE} cannot be read (")


def test_an_atlas_of_another_format_is_built_anew(jumelles: Run, home: Path) -> None:
    manifest = open_atlas(home).folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"format": 0}), "utf-8")

    done = jumelles("city", "FR:Montpellier", "--json", home=home)

    assert (done.returncode, json.loads(done.stdout)["place"]["id"]) == (0, 2992166)
    assert done.stderr.startswith("First use: unpacking the atlas: ")


def test_a_home_that_is_a_file_is_told_at_once(jumelles: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")

    done = jumelles("city", "Valmore", home=tmp_path / "file")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{tmp_path / 'file' / 'atlas'} cannot be written (Not a directory): check the folder, its rights and the free space.\n"
    )


def test_a_card_of_the_world_stands_beside_another(jumelles: Run, world_home: Path) -> None:
    done = jumelles("--lang", "fr", "city", "Montpellier", "--beside", "Обнинск", home=world_home)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("● Montpellier  Occitanie · France · ville · 302\u202f454")
    assert "■ Obninsk  Oblast de Kalouga · Russie · ville · " in done.stdout


def test_reading_the_atlas_changes_nothing(jumelles: Run, home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}

    jumelles("city", "Valmore", home=home)

    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_every_known_value_of_the_table_is_on_the_card(told: Callable[..., Any], home: Path) -> None:
    values = pl.read_parquet(open_atlas(home).folder / "values.parquet").row(by_predicate=pl.col("place") == 1005, named=True)
    known = {key for key, value in values.items() if value is not None} - {"place", "gdp_level", "gdp_year"}

    assert {figure["indicator"] for figure in told("Brisac")["figures"]} == known
