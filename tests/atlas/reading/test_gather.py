"""All sources are read, and each keeps what it promised."""

import datetime as dt
import re
from pathlib import Path

import pytest

from jumelles.atlas import folders
from jumelles.atlas.build import build_atlas
from jumelles.atlas.fetch import Files
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.reading.context import SourceError
from jumelles.atlas.reading.gather import gather
from jumelles.atlas.reading.tables import SCHEMAS


def test_the_toy_world_gives_every_kind_of_table_with_its_source(toy_sources: Path, tmp_path: Path) -> None:
    said: list[str] = []
    tables, contexts = gather(Files(mirror=str(toy_sources), cache=tmp_path), check=False, say=said.append)

    assert {kind: {name: dtype for name, dtype in frame.schema.items() if name != "source"} for kind, frame in tables.items()} == SCHEMAS
    assert set(tables["assets"]["source"]) == {"covenant", "eche", "gisco", "ror", "wikidata"}
    assert set(tables["airports"]["source"]) == {"airportsdata", "vrs"}
    assert said == [f"reading {declared.source.title}" for declared in declarations().values()]
    assert {key: dict(context.rows) for key, context in contexts.items() if key in {"airportsdata", "babel", "geonames"}} == {
        "airportsdata": {"airports": 2},
        "babel": {"languages": 6},
        "geonames": {"places": 12, "spellings": 11, "features": 8, "regions": 4, "countries": 2},
    }


def test_too_few_rows_break_the_promise(toy_sources: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        gather(Files(mirror=str(toy_sources), cache=tmp_path), say=lambda step: None)

    assert str(caught.value) == (
        "airportsdata gave 2 rows of “airports” where 7,500 to 8,500 were expected: its data are incomplete or have changed; "
        "the previous atlas stays in use."
    )


def test_a_broken_promise_leaves_the_previous_atlas(toy_sources: Path, tmp_path: Path) -> None:
    before = build_atlas(tmp_path, mirror=str(toy_sources), check=False)

    with pytest.raises(SourceError):
        build_atlas(tmp_path, mirror=str(toy_sources))

    assert folders.current(tmp_path) == before.folder
    assert re.fullmatch(rf"{dt.datetime.now(dt.UTC).year}\d{{4}}T\d{{6}}\.\d{{6}}Z", before.folder.name)
