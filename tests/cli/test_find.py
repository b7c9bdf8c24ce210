"""`jumelles find`: one ranking in every format, filtered as asked; what cannot be meant is one sentence and exit code 2."""

import csv
import io
import json
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jumelles import languages
from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from jumelles.cli import main
from jumelles.matching import profile
from jumelles.matching.rank import Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling import tables
from jumelles.telling.as_data import ranking_told
from jumelles.telling.page import page
from jumelles.telling.rows import COLUMNS, rows

Run = Callable[..., subprocess.CompletedProcess[str]]
IGNORED = ("education", "research", "health", "digital", "engagement")
"""Without these themes, of most places enough is known in the toy world."""
WEIGHTS = dict.fromkeys(IGNORED, 0.0)
WORDS = [word for theme in IGNORED for word in ("--weight", f"{theme}=0")]
NEAREST = [1007, 1012, 1009, 1011, 1008, 1010]
"""Valmore's matches abroad in the toy world."""
PNG = b"\x89PNG\r\n\x1a\n"
MARK = b"\xef\xbb\xbf"
THEMES = "size, education, research, health, economy, digital, connections, place, engagement"


@pytest.fixture
def printed(toy_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What `jumelles find …` prints in the toy world; it must succeed and say nothing else."""
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))

    def ask(*words: str | Path, lang: str = "en") -> str:
        assert main(["--lang", lang, "find", *(str(word) for word in words)]) == 0
        output, complaint = capsys.readouterr()
        assert complaint == ""
        return output

    return ask


@pytest.fixture
def refused(toy_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one sentence with which `jumelles find …` refuses; nothing is printed, and the exit code is 2."""
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))

    def ask(*words: str | Path) -> str:
        assert main(["find", *(str(word) for word in words)]) == 2
        output, complaint = capsys.readouterr()
        assert (output, complaint.count("\n")) == ("", 1)
        return complaint.removesuffix("\n")

    return ask


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS)


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, profile.Profile]:
    """A profile, and the file in which it is kept."""
    made = profile.Profile(
        "Size and site: council of 12 May", date(2026, 5, 12), WEIGHTS | {"place": 3.0}, Where(population=(100_000.0, None))
    )
    profile.write(tmp_path / "choice.toml", made)
    return tmp_path / "choice.toml", made


def json_of(value: object) -> Any:
    return json.loads(json.dumps(value))


# For programs.


def test_json_is_the_ranking_made_in_python(printed: Callable[..., str], ranking: Ranking, toy_atlas: Atlas) -> None:
    assert json.loads(printed("Valmore", *WORDS, "--json")) == json_of(ranking_told(ranking, toy_atlas))


def test_json_is_the_same_in_every_language(printed: Callable[..., str]) -> None:
    told = [json.loads(printed("Valmore", *WORDS, "--json", lang=lang)) for lang in languages.LANGUAGES]

    words = [(match["place"].pop("name"), match["place"].pop("region_name")) for one in told for match in one["matches"]]
    assert len(words) == 3 * len(NEAREST)
    del told[0]["place"], told[1]["place"], told[2]["place"]
    assert told[0] == told[1] == told[2]


def test_json_tells_the_profile(printed: Callable[..., str], toy_atlas: Atlas, kept: tuple[Path, profile.Profile]) -> None:
    path, made = kept
    made_in_python = rank(toy_atlas, toy_atlas.place(1001), weights=made.weights, where=made.where)

    told = json.loads(printed("Valmore", "--profile", path, "--json"))
    assert told["profile"] == {
        "reason": "Size and site: council of 12 May",
        "made": "2026-05-12",
        "weights": made.weights,
        "where": {"population_from": 100_000.0},
    }
    assert told["matches"] == json_of(ranking_told(made_in_python, toy_atlas))["matches"]


@pytest.mark.parametrize("words", [["--csv"], ["--csv", "-"], ["--csv=-"]])
def test_csv_is_printed_without_a_name(printed: Callable[..., str], ranking: Ranking, words: list[str]) -> None:
    header, *found = csv.reader(io.StringIO(printed("Valmore", *WORDS, *words)))

    assert tuple(header) == COLUMNS
    assert found == [["" if value is None else str(value) for value in row.values()] for row in rows(ranking)]


def test_csv_in_a_file_begins_with_a_byte_order_mark(printed: Callable[..., str], ranking: Ranking, tmp_path: Path) -> None:
    output = printed("Valmore", *WORDS, "--csv", tmp_path / "new" / "ranking.csv")

    content = (tmp_path / "new" / "ranking.csv").read_bytes()
    assert content == MARK + tables.as_csv(ranking).encode()
    assert [row["name"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))] == [
        match.place.name for match in ranking.matches
    ]
    assert output.splitlines()[-1] == f"Written to {tmp_path / 'new' / 'ranking.csv'}."


@pytest.mark.parametrize("words", [["--geojson"], ["--geojson", "-"]])
def test_geojson_is_printed_without_a_name(printed: Callable[..., str], words: list[str]) -> None:
    told = json.loads(printed("Valmore", *WORDS, *words))

    assert [feature["properties"]["geonames"] for feature in told["features"]] == [1001, *NEAREST]
    assert [feature["geometry"]["coordinates"] for feature in told["features"][:3]] == [[-30.0, 45.0], [-27.0, 47.5], [-28.2, 47.9]]


def test_geojson_in_a_file_is_the_one_printed(printed: Callable[..., str], tmp_path: Path) -> None:
    printed("Valmore", *WORDS, "--geojson", tmp_path / "ranking.geojson")

    assert (tmp_path / "ranking.geojson").read_text("utf-8") == printed("Valmore", *WORDS, "--geojson")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_and_geojson_keep_every_letter_in_every_encoding(jumelles: Run, encoding: str) -> None:
    words = ["--lang", "ru", "find", "Valmore", *WORDS]

    told, points = (json.loads(jumelles(*words, form, PYTHONIOENCODING=encoding).stdout) for form in ("--json", "--geojson"))
    assert told["matches"][0]["place"]["region_name"] == "Кларенбургская область"
    assert points["features"][1]["properties"]["region"] == "Кларенбургская область"


def test_two_formats_cannot_share_the_output(refused: Callable[..., str]) -> None:
    assert refused("Valmore", *WORDS, "--csv", "--geojson")


# Files.


def test_the_workbook_is_one(printed: Callable[..., str], tmp_path: Path) -> None:
    output = printed("Valmore", *WORDS, "--xlsx", tmp_path / "ranking.xlsx")

    with zipfile.ZipFile(tmp_path / "ranking.xlsx") as book:
        assert book.testzip() is None
        assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(book.namelist())
    assert output.splitlines()[-1] == f"Written to {tmp_path / 'ranking.xlsx'}."


def test_the_map_is_a_picture(printed: Callable[..., str], tmp_path: Path) -> None:
    for name in ("map.svg", "MAP.PNG"):
        assert printed("Valmore", *WORDS, "--map", tmp_path / name).endswith(f"Written to {tmp_path / name}.\n")

    assert ET.parse(tmp_path / "map.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert (tmp_path / "MAP.PNG").read_bytes().startswith(PNG)


@pytest.mark.parametrize("name", ["map", "map.jpg", "map.svg.gz", ".svg"])
def test_another_ending_is_refused_before_any_work(
    refused: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "untouched"))

    assert refused("Valmore", "--map", tmp_path / name, "--csv", tmp_path / "ranking.csv") == (
        f"A map is written as .svg or .png, not as {tmp_path / name}: choose one of these endings."
    )
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_written_at_once(printed: Callable[..., str], ranking: Ranking, toy_atlas: Atlas, tmp_path: Path) -> None:
    names = ["map.svg", "ranking.csv", "ranking.geojson", "ranking.xlsx", "ranking.html"]
    options = [word for name in names for word in (f"--{Path(name).suffix[1:].replace('svg', 'map')}", tmp_path / name)]

    output = printed("Valmore", *WORDS, *options)
    assert output.splitlines()[-5:] == [f"Written to {tmp_path / name}." for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert (tmp_path / "ranking.csv").read_bytes() == MARK + tables.as_csv(ranking).encode()
    assert json.loads((tmp_path / "ranking.geojson").read_text("utf-8")) == tables.as_geojson(ranking)
    assert (tmp_path / "ranking.html").read_text("utf-8") == page(ranking, toy_atlas)


def test_beside_a_format_for_programs_files_are_written_silently(printed: Callable[..., str], ranking: Ranking, tmp_path: Path) -> None:
    output = printed("Valmore", *WORDS, "--csv", "--geojson", tmp_path / "ranking.geojson", "--map", tmp_path / "map.svg")

    assert output == tables.as_csv(ranking)
    assert (tmp_path / "ranking.geojson").is_file()
    assert (tmp_path / "map.svg").is_file()


@pytest.mark.parametrize("option", ["--xlsx", "--html"])
def test_a_file_that_cannot_be_printed_is_not_dropped_silently(
    toy_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, option: str
) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))
    monkeypatch.chdir(tmp_path)

    assert (main(["find", "Valmore", *WORDS, option, "-"]), len(list(tmp_path.iterdir()))) in {(2, 0), (0, 1)}


@pytest.mark.parametrize("option", ["--csv", "--geojson", "--xlsx", "--html", "--map"])
def test_where_a_file_cannot_be_written_there_is_none(refused: Callable[..., str], tmp_path: Path, option: str) -> None:
    name = "out.svg" if option == "--map" else "out"
    (tmp_path / "file").write_text("here")
    (tmp_path / "folder" / name).mkdir(parents=True)

    assert refused("Valmore", option, tmp_path / "file" / name) == (
        f"{tmp_path / 'file'} cannot be written (File exists): check the folder, its rights and the free space."
    )
    assert refused("Valmore", option, tmp_path / "folder" / name) == (
        f"{tmp_path / 'folder' / name} cannot be written (Is a directory): check the folder, its rights and the free space."
    )
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["file", "folder", f"folder/{name}"]
    assert (tmp_path / "file").read_text() == "here"


def test_old_files_stay_when_nothing_can_be_ranked(refused: Callable[..., str], tmp_path: Path) -> None:
    options = [
        word for option, name in (("--csv", "a.csv"), ("--xlsx", "a.xlsx"), ("--map", "a.svg")) for word in (option, tmp_path / name)
    ]
    for path in options[1::2]:
        Path(path).write_text("old")

    refused("Nirgendwo", *options)
    refused("Valmore", "--population", "1000000-", *options)
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["old"] * 3


# Filters and weights.


@pytest.mark.parametrize(
    ("words", "where", "found"),
    [
        ([], {}, NEAREST),
        (["--continent", "EU"], {"continents": ["EU"]}, NEAREST),
        (["--level", "region"], {"level": "region"}, [9003, 9004]),
        (["--population", "100000-300000"], {"population": [100_000, 300_000]}, [1012, 1009]),
        (["--population", "300000-"], {"population": [300_000, None]}, [1007]),
        (["--population", "-5000"], {"population": [None, 5000]}, [1010]),
        (["--distance", "-420"], {"distance": [None, 420]}, [1007, 1012, 1008]),
        (["--not-linked"], {"unlinked": True}, NEAREST[1:]),
        (["--domestic"], {"abroad": False}, [1005, 1007, 1002, 1006, 1012, 1009, 1011, 1008, 1010]),
        (["--new-country", "--domestic"], {"new_country": True, "abroad": False}, [1005, 1002, 1006]),
        (["--diverse", "--domestic"], {"abroad": False, "diverse": True}, [1005, 1007, 1002, 1012, 1006, 1009, 1011, 1008, 1010]),
        (["--top", "2"], {}, NEAREST[:2]),
        (["--top", "1000"], {}, NEAREST),
    ],
)
def test_each_filter_leaves_what_it_should(printed: Callable[..., str], words: list[str], where: dict[str, Any], found: list[int]) -> None:
    told = json.loads(printed("Valmore", *WORDS, *words, "--json"))

    assert (told["where"], [match["place"]["id"] for match in told["matches"]]) == (where, found)


def test_weights_are_told_and_count(printed: Callable[..., str]) -> None:
    told = json.loads(printed("Valmore", *WORDS, "--weight", "size=2,5", "--weight", "place=0", "--json"))

    assert told["weights"] == dict.fromkeys(themes(), 1.0) | WEIGHTS | {"size": 2.5, "place": 0.0}


def test_by_default_little_is_known_of_the_toy_world(printed: Callable[..., str]) -> None:
    told = json.loads(printed("Valmore", "--json"))

    assert told["matches"] == []
    assert [match["place"]["id"] for match in told["apart"]] == [1007, 1012, 1009, 1011, 1008]
    assert told["apart"][0]["score"] == pytest.approx(0.5160, abs=5e-5)  # worked by hand in docs/ranking.md


def test_a_profile_ranks_as_its_weights_and_filters_do(printed: Callable[..., str], kept: tuple[Path, profile.Profile]) -> None:
    path, _made = kept

    by_profile = json.loads(printed("Valmore", "--profile", path, *WORDS, "--top", "20", "--csv=/dev/null", "--geojson"))
    typed = json.loads(printed("Valmore", *WORDS, "--weight", "place=3", "--population", "100000-", "--geojson"))
    assert by_profile == typed


def test_what_is_typed_beside_a_profile_wins(printed: Callable[..., str], kept: tuple[Path, profile.Profile]) -> None:
    path, _made = kept

    beside = ["--weight", "place=1", "--population", "-200000", "--not-linked"]
    assert printed("Valmore", "--profile", path, *beside, "--csv") == printed("Valmore", *WORDS, *beside, "--csv")


def test_the_page_tells_the_profile(printed: Callable[..., str], kept: tuple[Path, profile.Profile]) -> None:
    path, _made = kept

    assert printed("Valmore", "--profile", path).splitlines()[2] == "Profile of 12 May 2026: Size and site: council of 12 May"


# What cannot be meant.


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--country", "XX"], "There is no country “XX”: give its name or its code of two letters, such as RU."),
        (["--country", "Atlantis"], "There is no country “Atlantis”: give its name or its code of two letters, such as RU."),
        (["--weight", "foo=1"], f"There is no theme “foo”: choose among {THEMES}."),
        (["--weight", "research=-1"], "The weight of “research” is -1: give a number from 0 (does not matter) upwards, 1 being usual."),
        (["--weight", "research=nan"], "The weight of “research” is nan: give a number from 0 (does not matter) upwards, 1 being usual."),
        (
            ["--weight", "research=inf"],
            "The weight of “research” is > 1000000: give a number from 0 (does not matter) upwards, 1 being usual.",
        ),
        (["--weight", "research"], "“research” is no weight: write it as in research=2."),
        (
            [word for theme in themes() for word in ("--weight", f"{theme}=0")],
            "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero.",
        ),
        (["--population", "abc"], "“abc” is no range: write it as in 50000-500000, 50000- or -500000."),
        (["--distance", "abc"], "“abc” is no range: write it as in 50000-500000, 50000- or -500000."),
        (["--population", "10-5"], "The range from 10 to 5 is empty: give the smaller number first, and none below zero."),
        (["--top", "0"], "--top 0 cannot be: give a number from 1 to 1000."),
        (["--top", "-3"], "--top -3 cannot be: give a number from 1 to 1000."),
        (["--top", "1001"], "--top 1001 cannot be: give a number from 1 to 1000."),
        (["--population", "1000000-"], "No place passes these filters: widen the countries, the population or the distance."),
        (["--distance", "-1"], "No place passes these filters: widen the countries, the population or the distance."),
        (["--continent", "AS"], "No place passes these filters: widen the countries, the population or the distance."),
        (["--new-country"], "No place passes these filters: widen the countries, the population or the distance."),
        (
            ["--profile", "/nowhere/choice.toml"],
            "/nowhere/choice.toml cannot be read (No such file or directory): check the name of the file.",
        ),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(refused: Callable[..., str], words: list[str], sentence: str) -> None:
    assert refused("Valmore", *words) == sentence


@pytest.mark.parametrize(
    ("city", "sentence"),
    [
        ("Valmore-Nord", "Valmore-Nord is a part of a town or no longer exists: name the town itself."),
        ("Nirgendwo", "No place is called “Nirgendwo”: check the spelling, or give its GeoNames number (geonames:…)."),
    ],
)
def test_a_place_that_cannot_be_ranked_is_one_sentence(refused: Callable[..., str], city: str, sentence: str) -> None:
    assert refused(city) == sentence


def test_a_profile_with_an_unknown_theme_is_one_sentence(refused: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "choice.toml").write_text('reason = "x"\nmade = 2026-05-12\n[weights]\nfoo = 1\n', "utf-8")

    assert refused("Valmore", "--profile", tmp_path / "choice.toml") == f"There is no theme “foo”: choose among {THEMES}."


@pytest.mark.parametrize(
    "words", [["--top", "many"], ["--continent", "XX"], ["--level", "section"], ["--population"], ["--csv", "a", "b"], []]
)
def test_what_argparse_refuses_has_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["find", *(["Valmore", *words] if words else [])])

    output, complaint = capsys.readouterr()
    assert (caught.value.code, output) == (2, "")
    assert "error: " in complaint


def test_a_process_refuses_with_exit_code_2(jumelles: Run) -> None:
    done = jumelles("find", "Valmore", "--country", "Atlantis")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no country “Atlantis”: give its name or its code of two letters, such as RU.\n"


# In the real world.


def test_countries_are_found_by_any_name(jumelles: Run, world_home: Path) -> None:
    words = ["--top", "40", "--diverse", "--json", "--population", "100000-"]

    done = jumelles("--lang", "fr", "find", "Montpellier", "--country", "Россия,Japon, il", *words, home=world_home)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["where"]["countries"] == ["RU", "JP", "IL"]
    assert {match["place"]["country"] for match in told["matches"]} == {"RU", "JP", "IL"}
    assert len(told["matches"]) == 40


def test_the_twins_of_montpellier_are_left_out(jumelles: Run, world_home: Path, world_atlas: Atlas) -> None:
    montpellier = world_atlas.find("Montpellier")

    done = jumelles("find", "Montpellier", "--new-country", "--top", "200", "--csv", home=world_home)
    assert (done.returncode, done.stderr) == (0, "")
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    ranked = [row for row in found if row["rank"]]
    assert [int(row["rank"]) for row in ranked] == sorted(int(row["rank"]) for row in ranked)
    assert len(ranked) == 200
    linked = {world_atlas.country(partner) for partner in world_atlas.partners(montpellier.id)}
    assert not {row["country"] for row in found} & {*linked, "FR"}
    assert {row["twinned"] for row in found} == {"False"}


def test_a_journey_in_russian(jumelles: Run, world_home: Path, tmp_path: Path) -> None:
    options = ["--not-linked", "--diverse", "--top", "5", "--map", tmp_path / "map.png", "--xlsx", tmp_path / "a.xlsx"]

    done = jumelles("--lang", "ru", "find", "Обнинск", *options, home=world_home, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("● ")
    assert "Обнинск" in lines[0]
    assert "Россия" in " ".join(lines[:2])
    assert max(len(line) for line in lines[:-2]) <= 80
    assert str(tmp_path / "map.png") in lines[-2]
    assert str(tmp_path / "a.xlsx") in lines[-1]
    assert (tmp_path / "map.png").read_bytes().startswith(PNG)
