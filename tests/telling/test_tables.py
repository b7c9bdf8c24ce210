"""A ranking as CSV, GeoJSON and a workbook: the same rows in each, whatever a name looks like."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import pytest

from jumelles import languages
from jumelles.atlas.indicators import theme_label, themes
from jumelles.atlas.store import Atlas
from jumelles.matching.rank import Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling import tables
from jumelles.telling.rows import COLUMNS, rows

WEIGHTS = dict.fromkeys(("education", "research", "health", "digital", "engagement"), 0)
NAMES = [
    "=1+1",
    '=HYPERLINK("http://127.0.0.1";"x")',
    "{=SUM(1,2)}",
    "+1",
    "-1",
    "@SUM(1)",
    "http://127.0.0.1/",
    "mailto:a@b",
    "internal:ranking!A1",
    'a "quoted", name',
    "two\nlines",
    "<b>&amp;</b>",
    "Обнинск 😀",
    " blank ",
    "007",
    "",
]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.place(1001), weights=WEIGHTS, where=Where(population=(None, 500_000.0), diverse=True))


def called(ranking: Ranking, name: str) -> Ranking:
    """The ranking, its first match bearing that name."""
    match = ranking.matches[0]
    return replace(ranking, matches=(replace(match, place=replace(match.place, name=name)), *ranking.matches[1:]))


def text(value: object) -> str:
    """As CSV writes it."""
    return "" if value is None else str(value)


def sheets(content: bytes) -> dict[str, list[list[str | float | None]]]:
    """The cells of a workbook by sheet, read as the format says; formulas are refused."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        shared = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [sheet.attrib["name"] for sheet in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        return {name: cells(ET.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")), shared) for n, name in enumerate(names, 1)}


def cells(sheet: ET.Element, shared: list[str]) -> list[list[str | float | None]]:
    assert not list(sheet.iter(f"{MAIN}f"))
    assert not list(sheet.iter(f"{MAIN}hyperlink"))
    found: list[list[str | float | None]] = []
    for row in sheet.iter(f"{MAIN}row"):
        values: dict[int, str | float] = {}
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                values[column(cell.attrib["r"])] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
        found.append([values.get(n) for n in range(max(values, default=-1) + 1)])
    return found


def column(reference: str) -> int:
    """The number of the column, from 0, of a cell such as W7."""
    number = 0
    for letter in re.sub(r"\d", "", reference):
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


# CSV.


def test_the_csv_holds_the_rows_under_the_columns(ranking: Ranking) -> None:
    header, *found = csv.reader(io.StringIO(tables.as_csv(ranking)))

    assert tuple(header) == COLUMNS
    assert found == [[text(value) for value in row.values()] for row in rows(ranking)]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_back_from_the_csv(ranking: Ranking, name: str) -> None:
    found = list(csv.DictReader(io.StringIO(tables.as_csv(called(ranking, name)), newline="")))

    assert [row["name"] for row in found] == [name, *(match.place.name for match in ranking.matches[1:])]


def test_a_csv_of_nothing_is_its_header(ranking: Ranking) -> None:
    assert tables.as_csv(replace(ranking, matches=())) == ",".join(COLUMNS) + "\n"


def test_the_columns_of_a_csv_are_the_same_in_every_language(ranking: Ranking) -> None:
    for lang in languages.LANGUAGES:
        languages.use(lang)
        assert tables.as_csv(ranking).splitlines()[0] == ",".join(COLUMNS)


# GeoJSON.


def test_the_place_itself_stands_first(ranking: Ranking) -> None:
    told = tables.as_geojson(ranking)

    assert told["type"] == "FeatureCollection"
    assert told["features"][0] == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-30.0, 45.0]},
        "properties": {"rank": 0, "geonames": 1001, "name": "Valmore", "country": "XU", "population": 400_000},
    }


def test_each_match_is_a_point_by_longitude_and_latitude(ranking: Ranking) -> None:
    features = tables.as_geojson(ranking)["features"][1:]

    assert [feature["geometry"]["coordinates"] for feature in features] == [
        [round(row["longitude"], 5), round(row["latitude"], 5)] for row in rows(ranking)
    ]
    assert features[1]["geometry"] == {"type": "Point", "coordinates": [-28.2, 47.9]}
    assert [feature["properties"] for feature in features] == [
        {key: value for key, value in row.items() if key not in {"latitude", "longitude"}} for row in rows(ranking)
    ]


def test_a_place_without_a_point_has_a_null_geometry(ranking: Ranking) -> None:
    lost = replace(ranking.place, lat=None, lon=None)

    assert tables.as_geojson(replace(ranking, place=lost))["features"][0]["geometry"] is None


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_back_from_the_geojson(ranking: Ranking, name: str) -> None:
    assert json.loads(json.dumps(tables.as_geojson(called(ranking, name))))["features"][1]["properties"]["name"] == name


# The workbook.


def test_the_first_sheet_holds_the_rows(ranking: Ranking) -> None:
    header, *found = sheets(tables.as_xlsx(ranking))["ranking"]

    assert header == list(tables.TITLES)
    told = [
        [{True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value for value in row.values()]
        for row in rows(ranking)
    ]
    assert [row + [None] * (len(COLUMNS) - len(row)) for row in found] == [
        [None if value == "" else value for value in row] for row in told
    ]


def test_those_listed_apart_stand_below_without_a_rank(toy_atlas: Atlas) -> None:
    apart = rank(toy_atlas, toy_atlas.place(1001))

    found = sheets(tables.as_xlsx(apart))["ranking"][1:]
    assert [(row[0], row[1]) for row in found] == [(None, match.place.id) for match in apart.apart]


@pytest.mark.parametrize(
    ("lang", "names", "title"),
    [("en", ["ranking", "basis"], "reasons for"), ("fr", [], ""), ("ru", [], "")],
)
def test_sheets_and_columns_are_named_in_the_language(ranking: Ranking, lang: str, names: list[str], title: str) -> None:
    languages.use(lang)

    found = sheets(tables.as_xlsx(ranking))
    header = next(iter(found.values()))[0]
    assert len(found) == 2
    assert header == [languages.gettext(words) for words in tables.TITLES]
    if names:
        assert list(found) == names
        assert title in header


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_text_in_the_workbook(ranking: Ranking, name: str) -> None:
    strange = called(ranking, name)
    found = sheets(tables.as_xlsx(replace(strange, place=replace(ranking.place, name=name or "x"))))

    assert found["ranking"][1][2] == (name or None)
    assert found["basis"][0] == ["place", name or "x"]


def test_the_second_sheet_tells_what_the_ranking_was_made_with(ranking: Ranking) -> None:
    found = sheets(tables.as_xlsx(ranking))["basis"]

    assert found[:2] == [["place", "Valmore"], ["candidates", 5.0]]
    assert found[2 : 2 + len(themes())] == [[f"weight: {theme_label(theme)}", float(theme not in WEIGHTS)] for theme in themes()]
    assert len(found) > 2 + len(themes())


def test_the_filters_of_the_second_sheet_are_words_not_code(ranking: Ranking) -> None:
    told = " ".join(str(cell) for row in sheets(tables.as_xlsx(ranking))["basis"] for cell in row)

    assert not re.search(r"None|True|500000\.0|\(|\)", told)


@pytest.mark.parametrize(("lang", "kind"), [("fr", "ville"), ("ru", "город")])
def test_the_level_is_a_word_of_the_language(ranking: Ranking, lang: str, kind: str) -> None:
    languages.use(lang)

    header, *found = next(iter(sheets(tables.as_xlsx(ranking)).values()))
    assert len(header) == len(COLUMNS)
    assert {row[COLUMNS.index("level")] for row in found} == {kind}


def test_the_country_is_called_so_in_russian(ranking: Ranking) -> None:
    languages.use("ru")

    assert next(iter(sheets(tables.as_xlsx(ranking)).values()))[0][COLUMNS.index("country_name")] == "страна"


def test_a_workbook_of_nothing_has_its_header(ranking: Ranking) -> None:
    assert sheets(tables.as_xlsx(replace(ranking, matches=())))["ranking"] == [list(tables.TITLES)]


def test_there_is_a_title_for_every_column() -> None:
    assert len(tables.TITLES) == len(COLUMNS) == len(set(tables.TITLES))
