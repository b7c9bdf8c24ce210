"""Universities, laboratories, companies and healthcare organisations of ROR."""

import json
import zipfile
from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import SOURCES, broken_promises, context, refusal, tables, toy_mirror, write

KEY, DUMP, MEMBER = "ror", "v2.3-partial-ror-data.zip", "v2.3-partial-ror-data_schema_v2.json"
UNIVERSITY = ("0val000a1", "university", "Université de Valmore", "XU", 1001, "Valmore", 45.0, -30.0, None, None)


def sample() -> list[dict[str, object]]:
    records: list[dict[str, object]] = json.loads((SOURCES / KEY / "sample" / MEMBER).read_text("utf-8"))
    return records


def dump(mirror: Path, content: bytes) -> Path:
    write(mirror / KEY / DUMP, content, member=MEMBER)
    return mirror / KEY / DUMP


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "assets": [
            UNIVERSITY,
            ("0kla000e5", "university", "Klarenburg State University", "XV", 1007, "Klarenburg", 47.5, -27.0, None, None),
            ("0val000b2", "laboratory", "Laboratoire d'optique de Valmore", "XU", 1001, "Valmore", 45.0, -30.0, None, None),
            ("0val000c3", "healthcare", "Hôpital central de Valmore", "XU", 1001, "Valmore", 45.0, -30.0, None, None),
            ("0val000d4", "healthcare", "Clinique de Valmore-Nord", "XU", 1003, "Valmore-Nord", 45.03, -30.01, None, None),
            ("0bri000f6", "laboratory", "Brisac Institute of Marine Biology", "XU", 1005, "Brisac", 46.5, -31.0, None, None),
            ("0neu000g7", "company", "Neustadt Optik", "XV", 1008, "Neustadt", 47.8, -27.5, None, None),
            ("0gho000j9", "laboratory", "Ghost Town Observatory", "XU", 9999, "Ghost Town", 10.0, 10.0, None, None),
        ]
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("organisations that are inactive or withdrawn", 1, ["Académie royale de Valmore (0old000n3)"]),
        ("organisations without a location", 1, ["Wandering Observatory (0wan000k1)"]),
        ("organisations of types that are not used", 1, ["funder: 1", "nonprofit: 1"]),
        ("education that is not higher education by its name", 1, ["Lycée de Sennery (XU)"]),
    ]


def test_an_organisation_of_two_types_gives_two_rows(tmp_path: Path) -> None:
    dump(tmp_path, json.dumps([sample()[0] | {"types": ["company", "education", "company"]}]).encode())

    assert tables(context(KEY, tmp_path))["assets"].select("key", "kind").rows() == [("0val000a1", "university"), ("0val000a1", "company")]


def test_an_organisation_without_a_shown_name_is_left_out(tmp_path: Path) -> None:
    nameless = sample()[1] | {"names": [{"value": "Optics", "types": ["label"], "lang": "en"}]}
    dump(tmp_path, json.dumps([sample()[0], nameless]).encode())
    opened = context(KEY, tmp_path)

    assert tables(opened)["assets"].rows() == [UNIVERSITY]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("organisations without a name", 1)]


def test_the_publishers_zip_holds_other_files_too(tmp_path: Path) -> None:
    path = dump(tmp_path, b"[]")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("v1.74-ror-data.csv", "id\n")
        archive.writestr("v1.74-ror-data.json", '[{"id": "https://ror.org/0val000a1", "name": "of schema v1"}]')
        archive.writestr("v1.74-ror-data_schema_v2.json", json.dumps(sample()[:1]))

    assert tables(context(KEY, tmp_path))["assets"].rows() == [UNIVERSITY]


@pytest.mark.parametrize("column", ["id", "status", "types", "names", "locations"])
def test_a_missing_column_stops_the_build(tmp_path: Path, column: str) -> None:
    path = dump(tmp_path, json.dumps([{key: value for key, value in record.items() if key != column} for record in sample()]).encode())

    assert refusal(context(KEY, tmp_path)) == (
        f"ror: the file {path} has no column “{column}”: its publisher changed it; the previous atlas stays in use."
    )


@pytest.mark.parametrize("content", [b"", b"[", b'{"hits": 3', b'["0val000a1"]', '[{"id": "Hôpital"}]'.encode("latin-1")])
def test_content_that_is_no_list_of_records_stops_the_build(tmp_path: Path, content: bytes) -> None:
    path = dump(tmp_path, content)

    assert refusal(context(KEY, tmp_path)).startswith(f"ror: the file {path} cannot be read (")


def test_a_truncated_archive_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / DUMP
    path.write_bytes(path.read_bytes()[:500])

    assert refusal(context(KEY, tmp_path)) == (
        f"ror: the file {path} cannot be read (File is not a zip file): fetch it again, or tell us that its publisher changed it."
    )


def test_an_archive_without_json_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / DUMP
    write(path, b"id\n", member="ror-data.csv")

    assert refusal(context(KEY, tmp_path)) == (
        f"ror: the file {path} cannot be read (no .json inside): fetch it again, or tell us that its publisher changed it."
    )


def test_the_real_file(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert not found["assets"].select("kind", "key").is_duplicated().any()
    assert found["assets"].filter(pl.col("key").is_in(["051escj72"])).select("kind", "name", "geonames").rows() == [
        ("university", "Université de Montpellier", 2992166)
    ]
    assert [issue.problem for issue in opened.issues] == [
        "organisations that are inactive or withdrawn",
        "organisations of types that are not used",
        "education that is not higher education by its name",
    ]
