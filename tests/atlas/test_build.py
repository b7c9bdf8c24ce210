"""An atlas is built from its sources, or unpacked from what the package ships: the same either way, whatever the order of rows."""

import csv
import gzip
import io
import json
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from jumelles.atlas import folders, ship, snapshot
from jumelles.atlas.build import _with_shipped, build_atlas
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.store import Atlas
from tests.atlas.toy import toy_mirror


def test_a_build_tells_its_steps_and_gives_the_new_atlas(tmp_path: Path, toy_sources: Path) -> None:
    said: list[str] = []
    atlas = build_atlas(tmp_path, mirror=str(toy_sources), check=False, say=said.append)

    assert atlas.folder == folders.current(tmp_path)
    assert said[-4:] == ["placing every row", "computing indicators", "indexing names", "writing the atlas"]
    assert [step.partition(" ")[0] for step in said[:-4]] == ["reading"] * len(declarations())


def test_the_manifest_says_what_was_read_and_left_out(toy_atlas: Atlas, toy_sources: Path) -> None:
    manifest = toy_atlas.manifest

    assert manifest["origin"] == str(toy_sources)
    assert manifest["places"] == {"city": 10, "region": 4, "section": 2}
    assert set(manifest["sources"]) == set(declarations())
    told = manifest["sources"]["ror"]
    declared = declarations()["ror"].source
    assert (told["publisher"], told["licence"], told["attribution"], told["as_of"]) == (
        declared.publisher,
        declared.licence,
        declared.attribution,
        declared.as_of,
    )
    assert told["rows"] == {"assets": 8}
    assert told["left_out"]["laboratory: rows that could not be placed"] == 1


def test_every_file_of_a_version_is_in_its_manifest(toy_atlas: Atlas) -> None:
    files = {path.name: path.stat().st_size for path in toy_atlas.folder.iterdir() if path.name != folders.MANIFEST}

    assert files == toy_atlas.manifest["files"]


def test_the_second_build_keeps_the_first_for_who_still_reads_it(tmp_path: Path, toy_sources: Path) -> None:
    built = [build_atlas(tmp_path, mirror=str(toy_sources), check=False).folder for _time in range(3)]

    assert [path.exists() for path in built] == [False, True, True]
    assert folders.current(tmp_path) == built[2]


def shuffled(mirror: Path, draw: random.Random) -> None:
    """Put the rows of every table and list of the mirror into another order."""
    for path in sorted(mirror.rglob("*")):
        if path.suffix == ".gz":
            path.write_bytes(gzip.compress(_shuffled(gzip.decompress(path.read_bytes()), path.stem, draw)))
        elif path.suffix == ".zip":
            _shuffle_zip(path, draw)
        elif path.is_file():
            path.write_bytes(_shuffled(path.read_bytes(), path.name, draw))


def _shuffle_zip(path: Path, draw: random.Random) -> None:
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, _shuffled(content, name, draw))


def _shuffled(content: bytes, name: str, draw: random.Random) -> bytes:
    if name.endswith("json"):
        told = json.loads(content)
        rows = told["features"] if isinstance(told, dict) and "features" in told else told
        if isinstance(rows, list):
            draw.shuffle(rows)
        elif "1001" in rows:
            told = dict(draw.sample(list(rows.items()), len(rows)))
        return json.dumps(told).encode()
    if name.endswith(".csv") and b";" not in content.splitlines()[0]:
        head, *rows = csv.reader(io.StringIO(content.decode()))
        draw.shuffle(rows)
        out = io.StringIO()
        csv.writer(out).writerows([head, *rows])
        return out.getvalue().encode()
    lines = content.decode().splitlines()
    headed = name not in {"cities15000.txt", "Koeppen-Geiger-ASCII.txt"}
    head, rows = (lines[:1], [line for line in lines[1:] if line]) if headed else ([], lines)
    draw.shuffle(rows)
    return "\n".join([*head, *rows, ""]).encode()


def _unordered(table: pl.DataFrame) -> pl.DataFrame:
    """Assets without what follows the order of a publisher's rows: the number of a site among those that share an id, and which of
    two spellings of a name is kept where a register lists a body twice.
    """
    return table.drop("key", "name", "fields").sort(pl.all()) if "fields" in table.columns else table


@settings(max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_the_order_of_rows_does_not_matter(toy_atlas: Atlas, seed: int) -> None:
    with TemporaryDirectory() as folder:
        mirror = toy_mirror(Path(folder) / "mirror")
        shuffled(mirror, random.Random(seed))
        atlas = build_atlas(Path(folder) / "home", mirror=str(mirror), check=False)

        assert {path.name for path in atlas.folder.iterdir()} == {path.name for path in toy_atlas.folder.iterdir()}
        for path in sorted(toy_atlas.folder.glob("*.parquet")):
            assert_frame_equal(_unordered(atlas.table(path.stem)), _unordered(toy_atlas.table(path.stem)))
        issues = [sorted((a.folder / "issues.jsonl").read_text("utf-8").splitlines()) for a in (atlas, toy_atlas)]
        assert [json.loads(line)["rows"] for line in issues[0]] == [json.loads(line)["rows"] for line in issues[1]]


def test_built_twice_it_is_the_same_byte_for_byte(tmp_path: Path, toy_sources: Path, toy_atlas: Atlas) -> None:
    atlas = build_atlas(tmp_path, mirror=str(toy_sources), check=False)

    assert {path.name: path.read_bytes() for path in atlas.folder.glob("*.parquet")} == {
        path.name: path.read_bytes() for path in toy_atlas.folder.glob("*.parquet")
    }


def test_the_atlas_of_the_package_says_so(world_atlas: Atlas) -> None:
    assert world_atlas.manifest["origin"] == "snapshot"
    assert world_atlas.manifest["sources"] == snapshot.load()[1].sources
    assert sum(world_atlas.manifest["places"].values()) == 234_908 + 3864


def test_a_full_build_is_the_shipped_snapshot(mirror: Path, tmp_path: Path, world_atlas: Atlas) -> None:
    """Slow, about a minute: all sources are read twice, once to ship and once to build."""
    ship.ship(str(mirror), tmp_path / "snapshot")
    built = build_atlas(tmp_path / "home", mirror=str(mirror))

    shipped, told = snapshot.load()
    for name, frame in shipped.tables().items():
        assert_frame_equal(pl.read_parquet(tmp_path / "snapshot" / f"{name}.parquet"), frame, check_exact=True)
    again = json.loads((tmp_path / "snapshot" / snapshot.TOLD).read_text("utf-8"))
    assert again == {"sources": told.sources, "issues": told.issues}
    assert (tmp_path / "snapshot" / snapshot.ATTRIBUTIONS).read_text("utf-8") == (ship.SHIPPED / snapshot.ATTRIBUTIONS).read_text("utf-8")

    assert {path.name for path in built.folder.iterdir()} == {path.name for path in world_atlas.folder.iterdir()}
    for path in sorted(world_atlas.folder.glob("*.parquet")):
        assert_frame_equal(built.table(path.stem), world_atlas.table(path.stem), check_exact=True)
    assert (built.folder / "issues.jsonl").read_text("utf-8") == (world_atlas.folder / "issues.jsonl").read_text("utf-8")
    assert built.manifest["sources"] == world_atlas.manifest["sources"]


def test_a_source_that_cannot_be_asked_keeps_its_shipped_rows() -> None:
    shipped = snapshot.load()[0]
    asked = replace(shipped, assets=shipped.assets.filter(pl.col("source") != "covenant"))
    assert_frame_equal(_with_shipped(asked, ["covenant"]).assets, shipped.assets)
