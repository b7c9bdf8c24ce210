"""Tables on disk: the same when read again, and no half of one after an error."""

from pathlib import Path

import polars as pl
import pytest

from jumelles.atlas.parquet import write_table
from jumelles.files import WriteError

FRAME = pl.DataFrame({"place": [1, 2, None], "name": ["é", "", None], "kind": ["city", "city", "region"]}).cast(
    {"kind": pl.Enum(["city", "region"])}
)


@pytest.mark.parametrize("level", [None, 19])
@pytest.mark.parametrize("frame", [FRAME, FRAME.clear()], ids=["rows", "empty"])
def test_a_table_is_read_as_it_was_written(tmp_path: Path, frame: pl.DataFrame, level: int | None) -> None:
    write_table(tmp_path / "new" / "places.parquet", frame, level=level)

    assert pl.read_parquet(tmp_path / "new" / "places.parquet").equals(frame)


def test_a_shipped_table_is_packed_more_tightly(tmp_path: Path) -> None:
    frame = pl.DataFrame({"name": [f"place {number % 977}" for number in range(50_000)]})

    write_table(tmp_path / "quick.parquet", frame)
    write_table(tmp_path / "tight.parquet", frame, level=19)

    assert (tmp_path / "tight.parquet").stat().st_size < (tmp_path / "quick.parquet").stat().st_size


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_table(tmp_path / name, FRAME, level=19)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_folder_that_is_a_file_is_said_to_be_unwritable(tmp_path: Path) -> None:
    (tmp_path / "atlas").write_text("a file")

    with pytest.raises(WriteError) as caught:
        write_table(tmp_path / "atlas" / "places.parquet", FRAME)

    assert str(caught.value) == f"{tmp_path / 'atlas'} cannot be written (File exists): check the folder, its rights and the free space."
