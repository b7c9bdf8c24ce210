"""Tables as Parquet files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from jumelles import files

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


def write_table(path: Path, frame: pl.DataFrame, *, level: int | None = None, row_group: int | None = None) -> None:
    """Write a table as Parquet; a compression `level` packs tightly (zstd) for shipping, without it quickly (lz4) for reading.

    Raises:
        WriteError: as `files.write`.
    """
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="lz4" if level is None else "zstd", compression_level=level, row_group_size=row_group)
    files.write(path, buffer.getvalue())
