"""The atlas in use: opened, unpacked the first time, and honest about damage."""

import shutil
from pathlib import Path

import pytest

from jumelles import languages, open_atlas
from jumelles.atlas.folders import AtlasDamaged
from jumelles.atlas.naming.names import UnknownPlace
from jumelles.atlas.store import Atlas
from jumelles.facts import Place, Tie
from jumelles.files import WriteError


@pytest.fixture
def home(tmp_path: Path, toy_home: Path) -> Path:
    return Path(shutil.copytree(toy_home, tmp_path / "home"))


def test_the_atlas_is_found_by_the_setting(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(home))

    assert open_atlas().find("Valmore").id == 1001


def test_a_place_is_a_row_of_the_table(toy_atlas: Atlas) -> None:
    valmore = toy_atlas.place(1001)

    assert valmore == Place(1001, "Valmore", "city", "XU", 9001, "Val-de-Mer", 45.0, -30.0, 400_000)
    assert toy_atlas.place_at(toy_atlas.row(1001)) == valmore


def test_a_section_names_its_city_and_an_unknown_size_is_none(toy_atlas: Atlas) -> None:
    assert [(place.kind, place.parent) for place in (toy_atlas.place(1003), toy_atlas.place(1004))] == [
        ("section", 1001),
        ("section", 1001),
    ]
    assert toy_atlas.place(1011).population is None


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", ("Starograd Oblast", "Haute-Orlune", "Starograd")),
        ("fr", ("Oblast de Starograd", "Haute-Orlune", "Starograd")),
        ("ru", ("Староградская область", "Верхняя Орлюна", "Starograd")),
    ],
)
def test_places_are_called_as_the_current_language_calls_them(toy_atlas: Atlas, lang: str, names: tuple[str, ...]) -> None:
    languages.use(lang)

    assert tuple(toy_atlas.place(place).name for place in (9004, 9002, 1009)) == names
    assert toy_atlas.place(1009).region_name == names[0]


@pytest.mark.parametrize(("lang", "name"), [("en", "Obninsk"), ("fr", "Obninsk"), ("ru", "Обнинск")])
def test_a_town_of_the_former_union_has_its_russian_name_in_russian(world_atlas: Atlas, lang: str, name: str) -> None:
    languages.use(lang)

    assert world_atlas.place(516436).name == name


def test_a_number_that_nobody_bears_is_an_unknown_place(toy_atlas: Atlas) -> None:
    for ask in (toy_atlas.place, toy_atlas.row):
        with pytest.raises(UnknownPlace):
            ask(4711)


def test_the_towns_of_a_place_are_its_sections_or_its_cities(toy_atlas: Atlas) -> None:
    towns = {place: sorted(toy_atlas.towns_of(toy_atlas.place(place))) for place in (1001, 1003, 9001, 9004)}

    assert towns == {1001: [1001, 1003, 1004], 1003: [1003], 9001: [1001, 1002, 1003, 1004], 9004: [1009, 1010, 1011]}


def test_ties_are_the_documented_twinnings(toy_atlas: Atlas) -> None:
    assert toy_atlas.ties(toy_atlas.place(1001)) == [Tie(1001, 1007, 1991, None, 2015, 2022, "wikidata")]
    assert toy_atlas.ties(toy_atlas.place(1002)) == []


def test_the_manifest_tells_when_and_from_what(toy_atlas: Atlas, toy_sources: Path) -> None:
    assert toy_atlas.manifest["origin"] == str(toy_sources)
    assert toy_atlas.manifest["places"] == {"city": 10, "region": 4, "section": 2}
    assert toy_atlas.source("ror").licence == "CC0-1.0"


def test_a_source_that_was_not_read_is_an_error(toy_atlas: Atlas) -> None:
    with pytest.raises(AtlasDamaged):
        toy_atlas.source("none")


def test_the_first_time_the_atlas_is_unpacked_from_the_package(world_atlas: Atlas) -> None:
    assert world_atlas.manifest["origin"] == "snapshot"
    assert sum(world_atlas.manifest["places"].values()) == len(world_atlas.places) == 234_908 + 3_864


@pytest.mark.parametrize("rows", [(0, 1), (2, 3), (15, 1), (15, 10), (16, 1)])
def test_some_rows_are_those_of_the_whole(toy_atlas: Atlas, rows: tuple[int, int]) -> None:
    assert toy_atlas.rows("values", *rows).equals(toy_atlas.table("values").slice(*rows))


def test_every_table_is_named_when_it_is_damaged(home: Path) -> None:
    version = open_atlas(home).folder
    tables = sorted(path.stem for path in version.glob("*.parquet"))
    said = []
    for name in tables:
        path = version / f"{name}.parquet"
        content = path.read_bytes()
        # Of the right length, which opening checks, and nonsense inside.
        path.write_bytes(b"\x00" * len(content))
        atlas = Atlas(version, home)
        for read in (lambda atlas=atlas, name=name: atlas.table(name), lambda atlas=atlas, name=name: atlas.rows(name, 0, 1)):
            with pytest.raises(AtlasDamaged) as caught:
                read()
            said.append(str(caught.value))
        path.write_bytes(content)

    assert said == [
        f"The file {version / name}.parquet of the atlas is damaged: build the atlas anew with “jumelles atlas build”."
        for name in tables
        for _reading in range(2)
    ]


def test_a_folder_that_cannot_be_written_is_said_to_be_so_the_first_time(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")

    with pytest.raises(WriteError) as caught:
        open_atlas(tmp_path / "home")

    assert f"{tmp_path / 'home' / 'atlas'} cannot be written (" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("val", ["Val-de-Mer", "Valmore"]),
        ("ВАЛ", ["Val-de-Mer", "Valmore"]),
        ("valm", ["Valmore"]),
        ("orlune", ["Orlune", "Orlune"]),
        ("no such", []),
        ("", []),
    ],
)
def test_cities_and_regions_are_completed_the_largest_first(text: str, names: list[str], toy_atlas: Atlas) -> None:
    assert [place.name for place in toy_atlas.starting(text, 5)] == names


def test_no_more_are_completed_than_asked_for(toy_atlas: Atlas) -> None:
    assert [place.name for place in toy_atlas.starting("val", 1)] == ["Val-de-Mer"]
