"""What a reader may do: open files as checked tables, and report."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from jumelles.atlas.fetch import Files, Wanted
from jumelles.atlas.reading.catalogue import Declaration, declarations
from jumelles.atlas.reading.context import Context, Issue, SourceError
from jumelles.facts import Source

SOURCE = Source("toy", "Toy", "Toy", "Nobody", "CC0-1.0", "Nobody", "https://example.org/", "2026")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Context]:
    """A source with one file of that content."""

    def make(content: bytes | str, name: str = "towns.csv") -> Context:
        (tmp_path / "toy").mkdir(exist_ok=True)
        (tmp_path / "toy" / name).write_bytes(content.encode() if isinstance(content, str) else content)
        declared = Declaration(SOURCE, {name: Wanted("toy", name), "other.csv": Wanted("toy", "other.csv")})
        return Context(declared, Files(mirror=str(tmp_path), cache=tmp_path / "cache"))

    return make


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "/"), content)
    return buffer.getvalue()


def test_a_table_has_the_used_columns_typed_and_trimmed(opened: Callable[..., Context]) -> None:
    context = opened("name,people,note\n Valmore ,400000,x\nOrlune,,\n")

    found = context.table("towns.csv", use={"people": pl.Int64, "name": pl.String}, ignore=["note"])

    assert found.to_dict(as_series=False) == {"people": [400_000, None], "name": ["Valmore", "Orlune"]}
    assert context.issues == []


def test_a_new_column_is_an_issue(opened: Callable[..., Context]) -> None:
    context = opened("name,mayor,party\nValmore,A,B\n")
    context.table("towns.csv", use={"name": pl.String})

    assert context.issues == [Issue("toy", "new columns in towns.csv, not read", 2, ["mayor", "party"])]


def test_an_optional_column_is_used_where_there_is_one(opened: Callable[..., Context]) -> None:
    context = opened("name,people\nValmore,7\n")

    found = context.table("towns.csv", use={"name": pl.String}, optional={"people": pl.Int64, "height": pl.Float64})

    assert found.rows() == [("Valmore", 7)]
    assert context.issues == []


def test_a_missing_column_stops(opened: Callable[..., Context]) -> None:
    context = opened("name\nValmore\n")

    with pytest.raises(SourceError) as caught:
        context.table("towns.csv", use={"name": pl.String, "people": pl.Int64, "height": pl.Int64})

    assert str(caught.value) == (
        f"toy: the file {context.path('towns.csv')} has no column “people”, “height”: "
        "its publisher changed it; the previous atlas stays in use."
    )


def test_values_that_do_not_parse_are_null_and_an_issue_with_five_examples(opened: Callable[..., Context]) -> None:
    context = opened("people\n1\n" + "".join(f"many{i}\n" for i in range(7)))

    found = context.table("towns.csv", use={"people": pl.Int64})

    assert found["people"].to_list() == [1] + [None] * 7
    assert context.issues == [Issue("toy", "values of towns.csv, column people, that are no Int64", 7, [f"many{i}" for i in range(5)])]


def test_a_file_without_a_header_separated_by_tabs_with_quotes_as_letters(opened: Callable[..., Context]) -> None:
    context = opened('1\t"Valmore\n2\tOrlune\n')

    found = context.table("towns.csv", use={"name": pl.String}, ignore=["id"], columns=["id", "name"], separator="\t", quote=None)

    assert found["name"].to_list() == ['"Valmore', "Orlune"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        pytest.param(" \n", "towns.csv", "toy: the file {path} is empty: fetch it again.", id="blank"),
        pytest.param("name\n", "towns.csv", "toy: the file {path} holds no row: fetch it again.", id="a header alone"),
        pytest.param(gzip.compress(b""), "towns.csv.gz", "toy: the file {path} is empty: fetch it again.", id="empty once unpacked"),
        pytest.param(b"\x1f\x8bnot", "towns.csv.gz", "toy: the archive {path} is damaged (", id="no gzip"),
        pytest.param(
            gzip.compress(b"name\nValmore\n" * 99)[:-12], "towns.csv.gz", "toy: the archive {path} is damaged (", id="half a gzip"
        ),
        pytest.param(zipped(towns=b"name\nValmore\n")[:-9], "towns.zip", "toy: the archive {path} is damaged (", id="half a zip"),
        pytest.param(zipped(), "towns.zip", "toy: the archive {path} is damaged (StopIteration)", id="a zip of nothing"),
        pytest.param("name\nMontréal\n".encode("latin-1"), "towns.csv", "toy: the file {path} cannot be read (", id="not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(opened: Callable[..., Context], content: bytes | str, name: str, sentence: str) -> None:
    context = opened(content, name)

    with pytest.raises(SourceError) as caught:
        context.table(name, use={"name": pl.String})

    assert str(caught.value).startswith(sentence.format(path=context.path(name)))
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_archives_are_unpacked(opened: Callable[..., Context]) -> None:
    content = b"name\nValmore\n"

    assert opened(gzip.compress(content), "towns.csv.gz").bytes("towns.csv.gz") == content
    assert opened(zipped(folder_=b"", folder_towns=content), "towns.zip").bytes("towns.zip") == content


def test_json(opened: Callable[..., Context]) -> None:
    assert opened(json.dumps({"a": [1]}), "towns.json").json("towns.json") == {"a": [1]}
    with pytest.raises(SourceError, match="cannot be read"):
        opened('{"a": [1}', "towns.json").json("towns.json")


def test_a_file_is_there_or_not(opened: Callable[..., Context]) -> None:
    context = opened("name\nValmore\n")

    assert (context.key, context.has("towns.csv"), context.has("other.csv")) == ("toy", True, False)


def test_reports_keep_five_examples_and_no_empty_ones(opened: Callable[..., Context]) -> None:
    context = opened("x")
    context.report("nothing", 0)
    context.report("rows that could not be placed", 9, range(9))

    assert [json.loads(issue.line()) for issue in context.issues] == [
        {"source": "toy", "problem": "rows that could not be placed", "rows": 9, "examples": ["0", "1", "2", "3", "4"]}
    ]


def test_only_a_source_without_a_lasting_address_is_not_offered_by_its_publisher(tmp_path: Path) -> None:
    files = Files(mirror=None, cache=tmp_path)
    assert [key for key, declared in declarations().items() if not Context(declared, files).offered] == ["covenant"]


def test_a_mirror_is_asked_for_every_source(tmp_path: Path) -> None:
    files = Files(mirror=str(tmp_path), cache=tmp_path)
    assert [key for key, declared in declarations().items() if not Context(declared, files).offered] == []
