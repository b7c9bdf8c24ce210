"""What a reader may do: open its source's files as checked tables, and report what it could not use."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from jumelles.errors import JumellesError
from jumelles.languages import _

if TYPE_CHECKING:
    from pathlib import Path

    from jumelles.atlas.fetch import Files
    from jumelles.atlas.reading.catalogue import Declaration

EXAMPLES = 5


class SourceError(JumellesError):
    """A source is not as its reader expects; the build stops and the previous atlas stays in use."""


@dataclass(frozen=True)
class Issue:
    """Something that a build noticed and left out: one line of `issues.jsonl`."""

    source: str
    problem: str
    rows: int
    examples: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The issue as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass
class Context:
    """One source during one build: its declaration, its files, the issues it raised and the rows it gave by kind."""

    declaration: Declaration
    files: Files
    issues: list[Issue] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)

    @property
    def key(self) -> str:
        """The source's key."""
        return self.declaration.key

    def path(self, name: str) -> Path:
        """The local file of that name, fetched if need be."""
        return self.files.path(self.declaration.files[name])

    def has(self, name: str) -> bool:
        """Whether that file can be had here: a mirror may keep one of two shapes that a reader knows."""
        return self.files.has(self.declaration.files[name])

    @property
    def offered(self) -> bool:
        """Whether the source can be had here at all: one whose publisher has no lasting address comes from a mirror only."""
        return self.files.mirrored or bool(self.declaration.packaged) or any(self.has(name) for name in self.declaration.files)

    def bytes(self, name: str) -> bytes:
        """The content of a file, unpacked if it is a zip of one file or a gzip.

        Raises:
            SourceError: the archive is broken, or the file holds nothing.
        """
        path = self.path(name)
        try:
            content = _unpacked(path)
        except (zipfile.BadZipFile, EOFError, OSError, StopIteration, zlib.error) as error:
            message = _("{source}: the archive {file} is damaged ({error}): fetch it again.")
            raise SourceError(message.format(source=self.key, file=path, error=str(error) or type(error).__name__)) from error
        if not content.strip():
            raise SourceError(_("{source}: the file {file} is empty: fetch it again.").format(source=self.key, file=path))
        return content

    def json(self, name: str) -> Any:  # noqa: ANN401 - the shape is the publisher's
        """The content of a JSON file."""
        try:
            return json.loads(self.bytes(name))
        except ValueError as error:
            raise self.unreadable(name, error) from error

    def unreadable(self, name: str, error: Exception) -> SourceError:
        """The sentence for a file that does not parse."""
        message = _("{source}: the file {file} cannot be read ({error}): fetch it again, or tell us that its publisher changed it.")
        return SourceError(message.format(source=self.key, file=self.path(name), error=str(error).splitlines()[0]))

    def table(
        self,
        name: str,
        *,
        use: Mapping[str, type[pl.DataType]],
        ignore: Collection[str] = (),
        optional: Mapping[str, type[pl.DataType]] | None = None,
        columns: Sequence[str] | None = None,
        separator: str = ",",
        quote: str | None = '"',
    ) -> pl.DataFrame:
        """A delimited file as a table of the columns in `use`, typed.

        Each column of the file is either used or, by decision, ignored; a new one is reported as an issue, a missing one stops
        the build. `columns` names those of a file without a header. Text that does not parse as its type becomes null and is
        counted as an issue.

        Raises:
            SourceError: a column is missing, or the file is not a table.
        """
        frame = self._raw(name, columns=columns, separator=separator, quote=quote)
        found = frame.columns
        wanted = dict(use) | {column: kind for column, kind in (optional or {}).items() if column in found}
        self._audit(name, found, wanted, set(ignore) | set(optional or {}))
        return self._typed(name, frame.select(list(wanted)), wanted)

    def _raw(self, name: str, *, columns: Sequence[str] | None, separator: str, quote: str | None) -> pl.DataFrame:
        try:
            frame = pl.read_csv(
                io.BytesIO(self.bytes(name)),
                separator=separator,
                quote_char=quote,
                has_header=columns is None,
                new_columns=columns,
                infer_schema=False,
            )
        except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
            raise self.unreadable(name, error) from error
        if frame.is_empty():
            raise SourceError(_("{source}: the file {file} holds no row: fetch it again.").format(source=self.key, file=self.path(name)))
        return frame

    def _audit(self, name: str, found: Sequence[str], wanted: Collection[str], ignored: Collection[str]) -> None:
        missing = [column for column in wanted if column not in found]
        if missing:
            message = _("{source}: the file {file} has no column {columns}: its publisher changed it; the previous atlas stays in use.")
            raise SourceError(message.format(source=self.key, file=self.path(name), columns=", ".join(f"“{c}”" for c in missing)))
        new = [column for column in found if column not in wanted and column not in ignored]
        if new:
            self.report(f"new columns in {name}, not read", len(new), new)

    def _typed(self, name: str, frame: pl.DataFrame, wanted: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
        trimmed = frame.with_columns(pl.col(pl.String).str.strip_chars().replace("", None))
        typed = trimmed.with_columns(pl.col(column).cast(kind, strict=False) for column, kind in wanted.items())
        for column in wanted:
            lost = trimmed.filter(typed[column].is_null() & trimmed[column].is_not_null())[column]
            if len(lost):
                self.report(f"values of {name}, column {column}, that are no {wanted[column].__name__}", len(lost), lost)
        return typed

    def report(self, problem: str, rows: int, examples: Collection[object] = ()) -> None:
        """Note what could not be used; a few examples are kept."""
        if rows:
            self.issues.append(Issue(self.key, problem, rows, [str(example) for example in list(examples)[:EXAMPLES]]))


def _unpacked(path: Path) -> bytes:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            member = next(name for name in archive.namelist() if not name.endswith("/"))
            return archive.read(member)
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    return path.read_bytes()
